import { expect, test } from 'vitest';
import { createCaseIndex } from '../../../main/desk/customers/case-index.ts';
import { DeskFailure } from '../../../main/desk/failure.ts';
import type { AuditRecord } from '../../../main/desk/store/store.ts';

/** So many messages that an index reads them in several turns. `between` is done between the first turns. */
function indexOf(messages: number, between: (lock: { isOpen: boolean }) => void) {
  const lock = { isOpen: true };
  let reads = 0;
  const index = createCaseIndex({
    auditLog: {
      recordsAfter(sequence, limit) {
        reads += 1;
        if (reads === 1) {
          setImmediate(() => {
            between(lock);
          });
        }
        return Array.from({ length: Math.min(limit, messages - sequence) }, (_, nth): AuditRecord => {
          const line = sequence + nth + 1;
          return {
            sequence: line,
            id: `line-${line}`,
            at: line,
            caseId: `case-${line}`,
            kind: 'read',
            facts: '{}',
            secret: new Uint8Array(1),
          } as AuditRecord;
        });
      },
    },
    vault: {
      requireOpen() {
        if (!lock.isOpen) throw new DeskFailure('vault_locked');
      },
      decryptIfReadable: () => (lock.isOpen ? '{"message":"My order is late."}' : null),
    },
    shop: () => ({}),
    region: 'GB',
  });
  return { index, lock };
}

// Bug: after the clearing it went on at the first line of the log, and read and kept what is years old.
test('an index that is cleared while it reads begins anew at the line that was asked for', async () => {
  const { index } = indexOf(350, () => {
    index.clear();
  });
  const signs = await index.read(101);
  expect(signs.size).toBe(250);
  expect([...signs.keys()][0]).toBe('case-101');
});

// Bug: messages that could not be decrypted were kept as if nobody had said anything in them.
test('an index whose desk is locked while it reads says so, and reads all words once it is open', async () => {
  const { index, lock } = indexOf(250, (locked) => {
    locked.isOpen = false;
    index.clear();
  });
  await expect(index.read(1)).rejects.toMatchObject({ code: 'vault_locked' });
  lock.isOpen = true;
  const signs = [...(await index.read(1)).values()];
  expect(signs).toHaveLength(250);
  expect(signs.filter(({ late }) => !late)).toEqual([]);
});
