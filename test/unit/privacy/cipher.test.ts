import { randomBytes } from 'node:crypto';
import { assert, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { keyLength, seal, unseal } from '../../../main/desk/privacy/cipher.ts';

const key = randomBytes(keyLength);

test('whatever was sealed opens again with the same key and context, and with no other', () => {
  assert(
    property(uint8Array({ maxLength: 300 }), string(), string(), (plain, context, other) => {
      const sealed = seal(key, plain, context);
      expect(Buffer.from(unseal(key, sealed, context) ?? 'nothing')).toEqual(Buffer.from(plain));
      expect(unseal(randomBytes(keyLength), sealed, context)).toBeNull();
      expect(unseal(key, sealed, `${other}${context}.`)).toBeNull();
    }),
    { numRuns: 200 },
  );
});

test('bytes of nobody are refused, never thrown at', () => {
  assert(
    property(uint8Array({ maxLength: 100 }), (bytes) => {
      expect(unseal(key, bytes, 'journal:1')).toBeNull();
    }),
  );
});
