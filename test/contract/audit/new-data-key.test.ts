import { expect, test } from 'vitest';
import { decryptBytes } from '../../../main/desk/privacy/cipher.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import { openTestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';
import { type AuditRoom, keyStoreOfTest, makeNewKey, openAuditRoom } from './audit-room.ts';
import { keysOf, verifyIndependently } from './independent-verifier.ts';

const { secret: column } = encryptedTables.auditLog.columns;

const linesOf = ({ store }: AuditRoom) => store.auditLog.recordsAfter(0, 100);
const wordsOf = (room: AuditRoom): readonly (string | null)[] =>
  linesOf(room).map(({ id, secret }) => secret && room.vault.decrypt(secret, column, id));

/** Lines whose words a data key of before opens, whatever is around them. */
const openedBy = (room: AuditRoom, key: Uint8Array): number =>
  linesOf(room).filter(
    ({ id, secret }) =>
      secret && [secret, secret.subarray(1)].some((bytes) => decryptBytes(key, bytes, `journal:${id}`)),
  ).length;

const keysIn = (folder: string) => {
  const keys = keysOf(folder);
  if (!keys) throw new Error('No key');
  return { data: Buffer.from(keys.data), audit: keys.audit };
};

// Catches: whoever has the key of before, from an old stick, and today's file reads what customers wrote before the change.
test('with two new data keys the words of older lines are closed to the keys of before, read as they were, and proved', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  room.read(60);
  room.erase([3]);
  const before = wordsOf(room);
  const first = keysIn(folder);
  expect(openedBy(room, first.data)).toBe(59);
  await makeNewKey(room);
  const second = keysIn(folder);
  room.read(5);
  await makeNewKey(room);
  for (const { data } of [first, second]) expect(openedBy(room, data)).toBe(0);
  expect(wordsOf(room).slice(0, before.length)).toEqual(before);
  room.read(1);
  expect(await room.verify()).toMatchObject({ verdict: 'intact', lines: 67, erased: 1 });
  expect(verifyIndependently(folder, keysIn(folder))).toBe('intact');
  // Erasing goes through the layer: nothing of the words stays.
  room.erase([5]);
  expect(wordsOf(room)[4]).toBeNull();
  expect(await room.verify()).toMatchObject({ verdict: 'intact', erased: 2 });
  room.close();
  const locked = await openAuditRoom(folder, null);
  expect(await locked.verify()).toMatchObject({ verdict: 'unproven', firstBroken: null });
  locked.close();
});

// Catches: a layer as a way to put other words into a line.
test.each([
  [
    'changed within its layer',
    (of: Uint8Array) => of.map((byte, at) => (at === of.length - 1 ? byte ^ 1 : byte)),
  ],
  ['of a layer that nobody made', () => Buffer.from([2, 1, 2, 3])],
  ['with the words of another line', (_: Uint8Array, other: Uint8Array) => other],
])('a line %s is found', async (_, change) => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  room.read(4);
  await makeNewKey(room);
  const [, second, third] = linesOf(room);
  room.close();
  const db = rawDatabase(folder);
  db.prepare('UPDATE audit_log SET secret = ? WHERE sequence = 2').run(
    change(second?.secret ?? new Uint8Array(), third?.secret ?? new Uint8Array()),
  );
  db.close();
  const again = await openAuditRoom(folder);
  expect(await again.verify()).toMatchObject({
    verdict: 'broken',
    firstBroken: { sequence: 2, why: { code: 'texts_changed' } },
  });
  expect(verifyIndependently(folder, keysIn(folder))).toBe('broken');
  again.close();
});

// Catches: a way in that somebody added or took away without a trace, such as a PIN on a desk that is left open.
test('the log says of each way in that was changed, and of a new data key, when and what', async () => {
  const desk = await openTestDesk({
    keyStore: keyStoreOfTest,
    scrypt: { cost: 2 ** 10, blockSize: 8, parallel: 1 },
  });
  await desk.api.call('vault.setPassphrase', { current: 'none', passphrase: 'five loaves and a scone' });
  await desk.api.call('vault.setPin', { pin: '4711' });
  await desk.api.call('vault.setPin', { pin: null });
  await desk.api.call('vault.setKeyStore', { on: true });
  await desk.api.call('vault.setKeyStore', { on: false });
  const { key } = await desk.api.call('vault.makeRecoveryKey', {});
  await desk.api.call('vault.confirmRecoveryKey', { key });
  await desk.api.call('vault.makeNewKey', {});
  const lines = desk.services.store.auditLog.recordsAfter(0, 100);
  expect(lines.map(({ kind, facts }) => [kind, (JSON.parse(facts) as { change?: string }).change])).toEqual([
    ['passphrase', 'set'],
    ['pin', 'set'],
    ['pin', 'removed'],
    ['key-store', 'set'],
    ['key-store', 'removed'],
    ['recovery-key', 'set'],
    ['new-data-key', 'set'],
  ]);
  expect(lines.every(({ mac }) => mac !== null)).toBe(true);
});
