import { expect, test } from 'vitest';
import { createCaseCache } from '../../../main/desk/audit/case-cache.ts';
import { createChanges } from '../../../main/desk/changes.ts';
import { createVectorCache } from '../../../main/desk/privacy/vector-cache.ts';
import { clearWhenLocked } from '../../../main/desk/privacy/clear-when-locked.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import type { Reading } from '../../../preload/contract.ts';

const silent = { write: () => {} };
const reading = (caseId: string) => ({ caseId, text: 'words of Ana', details: [] }) as unknown as Reading;

function createLock() {
  let isShut = false;
  const changes = createChanges(silent);
  const vault = { isOpen: () => !isShut, isShut: () => isShut };
  return {
    changes,
    vault,
    set: (shut: boolean) => {
      isShut = shut;
      changes.publish('vault', { state: shut ? 'locked' : 'open', by: 'passphrase' });
    },
  };
}

test('cases are forgotten once it is locked, and what was being read meanwhile is not kept', () => {
  const { changes, vault, set } = createLock();
  const cases = createCaseCache(() => vault.isShut());
  clearWhenLocked(changes, vault, () => cases.clear());
  cases.set(reading('before'));
  set(true);
  cases.set(reading('meanwhile'));
  expect([cases.get('before'), cases.get('meanwhile')]).toEqual([null, null]);
  set(false);
  expect(cases.get('before')).toBeNull();
  cases.set(reading('after'));
  expect(cases.get('after')).toMatchObject({ caseId: 'after' });
});

test('vectors are decrypted anew after unlocking, so that none was kept', () => {
  const { changes, vault, set } = createLock();
  let decrypted = 0;
  const decryptBytes = () => {
    decrypted += 1;
    return new Uint8Array(4);
  };
  const cache = createVectorCache({ ...vault, decryptBytes }, changes, encryptedTables.gaps.embedding, 10);
  const encrypted = new Uint8Array(40);
  cache.get('1', encrypted);
  cache.get('1', encrypted);
  expect(decrypted).toBe(1);
  set(true);
  expect(cache.get('1', encrypted)).toBeNull();
  set(false);
  cache.get('1', encrypted);
  expect(decrypted).toBe(2);
});
