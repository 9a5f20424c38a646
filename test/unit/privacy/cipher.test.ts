import { randomBytes } from 'node:crypto';
import { assert, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { keyLength, encryptBytes, decryptBytes } from '../../../main/desk/privacy/cipher.ts';

const key = randomBytes(keyLength);

test('encrypted bytes decrypt with the same key and context, and with no other', () => {
  assert(
    property(uint8Array({ maxLength: 300 }), string(), string(), (plain, context, other) => {
      const sealed = encryptBytes(key, plain, context);
      expect(Buffer.from(decryptBytes(key, sealed, context) ?? 'nothing')).toEqual(Buffer.from(plain));
      expect(decryptBytes(randomBytes(keyLength), sealed, context)).toBeNull();
      expect(decryptBytes(key, sealed, `${other}${context}.`)).toBeNull();
    }),
    { numRuns: 200 },
  );
});

test('decrypting arbitrary bytes returns null and never throws', () => {
  assert(
    property(uint8Array({ maxLength: 100 }), (bytes) => {
      expect(decryptBytes(key, bytes, 'journal:1')).toBeNull();
    }),
  );
});
