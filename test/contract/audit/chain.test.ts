import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { auditHashChainMigration } from '../../../main/desk/store/migrations/10-audit-hash-chain.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import { migrations } from '../../../main/desk/store/migrations/index.ts';
import { temporaryFolder } from '../support/folder.ts';
import {
  add as addDocument,
  contentWith,
  manyEntries,
  rawDatabase,
  silent,
  unheard,
} from '../support/store.ts';
import { type AuditRoom, keyStoreOfTest, openAuditRoom } from './audit-room.ts';

/** A transaction for each line. */
const add = (room: AuditRoom, count: number): void => {
  for (let at = 0; at < count; at += 1) room.read(1);
};

/** What somebody does who has the file and knows SQLite, but not the key. */
async function tampered(sql: string, keyStore: KeyStore | null = keyStoreOfTest): Promise<AuditRoom> {
  const folder = temporaryFolder();
  const before = await openAuditRoom(folder);
  add(before, 6);
  before.close();
  const db = rawDatabase(folder);
  db.exec(`DROP TRIGGER audit_log_no_delete; DROP TRIGGER audit_log_no_update; ${sql}`);
  db.close();
  return openAuditRoom(folder, keyStore);
}

test('an intact log verifies, and the chain continues after a restart', async () => {
  const folder = temporaryFolder();
  const first = await openAuditRoom(folder);
  add(first, 3);
  expect(await first.verify()).toMatchObject({ lines: 3, firstBroken: null, seal: 'valid' });
  first.close();
  const second = await openAuditRoom(folder);
  add(second, 2);
  const result = await second.verify();
  expect(result).toMatchObject({
    lines: 5,
    erased: 0,
    firstBroken: null,
    head: { sequence: 5 },
    seal: 'valid',
  });
  second.close();
});

const rehead = `UPDATE meta SET value = (SELECT sequence || ' ' || hash FROM audit_log ORDER BY sequence DESC LIMIT 1)
  WHERE key = 'audit_log.head'`;

test.each([
  ['facts that were changed', `UPDATE audit_log SET facts = '{"at":9}' WHERE sequence = 3`, 3],
  ['a time that was changed', 'UPDATE audit_log SET at = at + 1 WHERE sequence = 2', 2],
  ['words that were exchanged', `UPDATE audit_log SET secret = x'00' WHERE sequence = 4`, 4],
  ['words that went without being erased', 'UPDATE audit_log SET secret = NULL WHERE sequence = 4', 4],
  ['a line that was removed', 'DELETE FROM audit_log WHERE sequence = 3', 3],
  ['the first line removed', 'DELETE FROM audit_log WHERE sequence = 1', 1],
  ['lines that were removed at the end', 'DELETE FROM audit_log WHERE sequence > 4', 5],
  ['an end that was removed, the head too', `DELETE FROM audit_log WHERE sequence > 4; ${rehead}`, 5],
  ['everything removed', `DELETE FROM audit_log; DELETE FROM meta WHERE key = 'audit_log.head'`, 1],
  [
    'two lines in another order',
    `UPDATE audit_log SET sequence = 99 WHERE sequence = 2; UPDATE audit_log SET sequence = 2 WHERE sequence = 3;
     UPDATE audit_log SET sequence = 3 WHERE sequence = 99`,
    2,
  ],
  [
    'a line that was put in between',
    `UPDATE audit_log SET sequence = sequence + 100 WHERE sequence > 3;
     UPDATE audit_log SET sequence = sequence - 99 WHERE sequence > 100;
     INSERT INTO audit_log SELECT 4, 'new', at, case_id, kind, facts, NULL, NULL, hash, previous, NULL FROM audit_log WHERE sequence = 3`,
    4,
  ],
  [
    'a seal that was removed with the end',
    `DELETE FROM audit_log WHERE sequence > 4; ${rehead}; DELETE FROM meta WHERE key = 'audit_log.seal'`,
    5,
  ],
])('verification detects %s', async (_, sql, sequence) => {
  const room = await tampered(sql);
  expect((await room.verify()).firstBroken).toMatchObject({ sequence });
  // Later lines must not heal what was done.
  add(room, 2);
  expect((await room.verify()).firstBroken).not.toBeNull();
  room.close();
});

test('detects lines removed at the end without an open key', async () => {
  const room = await tampered('DELETE FROM audit_log WHERE sequence > 4', null);
  expect(await room.verify()).toMatchObject({ firstBroken: { sequence: 5 }, seal: 'locked' });
  room.close();
});

test('the table refuses updates and deletes', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  add(room, 2);
  const db = rawDatabase(folder);
  expect(() => db.exec('DELETE FROM audit_log')).toThrow('only appended');
  expect(() => db.exec(`UPDATE audit_log SET facts = '{}'`)).toThrow('only appended');
  db.close();
  room.close();
});

test('migrates a log from before the chain with every line and its content, and verifies it', async () => {
  const folder = temporaryFolder();
  const vault = await createVault({ folder, keyStore: keyStoreOfTest, changes: unheard, log: silent });
  const db = rawDatabase(folder);
  const before = migrations.indexOf(auditHashChainMigration);
  for (const migration of migrations.slice(0, before)) db.exec(migration);
  db.exec(`PRAGMA user_version = ${before}`);
  const insert = db.prepare('INSERT INTO journal (id, at, kind, facts, secret) VALUES (?, ?, ?, ?, ?)');
  insert.run('b', 20, 'hand-over', '{"questions":[]}', null);
  insert.run(
    'a',
    10,
    'reply',
    '{"changed":0.5}',
    vault.encrypt('words', encryptedTables.auditLog.columns.secret, 'a'),
  );
  db.close();

  const room = await openAuditRoom(folder);
  expect(room.store.auditLog.list(10)).toMatchObject([
    { kind: 'begun', facts: { earlier: 3 } },
    { kind: 'begun', facts: { earlier: 2 } },
    { id: 'b', at: 20, kind: 'hand-over' },
    { id: 'a', at: 10, kind: 'reply', facts: { changed: 0.5 } },
  ]);
  expect(
    room.vault.decrypt(
      room.store.auditLog.get('a')?.secret ?? new Uint8Array(),
      encryptedTables.auditLog.columns.secret,
      'a',
    ),
  ).toBe('words');
  expect(await room.verify()).toMatchObject({ verdict: 'intact', lines: 4, earlier: 3, seal: 'valid' });
  add(room, 1);
  expect(await room.verify()).toMatchObject({ verdict: 'intact', lines: 5, earlier: 3, seal: 'valid' });
  room.close();
});

test('recovers the lines that a damaged file still gives, with the chain intact', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  addDocument(room.store, '/shop/old.csv', contentWith(manyEntries(60)));
  add(room, 3);
  await room.store.copyDatabase('always');
  add(room, 3);
  room.close();
  const file = join(folder, 'desk.db');
  const db = rawDatabase(folder);
  const page = Number(
    db
      .prepare(`SELECT pageno FROM dbstat WHERE name = 'vectors' AND pagetype = 'leaf' LIMIT 1 OFFSET 1`)
      .get()?.['pageno'],
  );
  db.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 7), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
  const recovered = await openAuditRoom(folder);
  expect(await recovered.verify()).toMatchObject({ lines: 6, firstBroken: null, seal: 'valid' });
  recovered.close();
});
