import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runLog } from '../../../main/cli/log.ts';
import { migrations } from '../../../main/desk/store/migrations/index.ts';
import { auditMacMigration } from '../../../main/desk/store/migrations/23-audit-mac.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';
import { keysOf, verifyIndependently } from './independent-verifier.ts';
import { keyStoreOfTest, openAuditRoom } from './audit-room.ts';

const passphrase = 'correct horse battery';

test('lines that this run wrote before its key was opened are vouched for, those of another run are not', async () => {
  const folder = temporaryFolder();
  const first = await openAuditRoom(folder, null);
  await first.vault.create(passphrase);
  first.read(2);
  await first.settled();
  expect(await first.verify()).toMatchObject({ verdict: 'intact', lines: 2, earlier: 0 });
  first.close();

  const neverUnlocked = await openAuditRoom(folder, null);
  neverUnlocked.read(1);
  neverUnlocked.close();

  const room = await openAuditRoom(folder, null);
  room.read(2);
  await room.vault.unlock(passphrase);
  room.read(1);
  expect(await room.verify()).toMatchObject({
    verdict: 'unproven',
    firstBroken: null,
    seal: 'valid',
    withoutKey: { count: 1, from: 3, to: 3 },
  });
  expect(room.store.auditLog.list(2)).toMatchObject([
    { kind: 'read' },
    { kind: 'unlocked', facts: { lines: [[4, 5]] } },
  ]);
  room.close();
});

test('the command checks under the passphrase, as the documented format says, and calls nothing intact without it', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder, null);
  await room.vault.create(passphrase);
  room.read(3);
  await room.settled();
  room.close();
  const key = join(temporaryFolder(), 'key.txt');
  writeFileSync(key, `${passphrase}\n`);
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  onTestFinished(() => log.mockRestore());
  const verify = (...more: readonly string[]) => runLog(['verify', '--json', '--data', folder, ...more]);
  expect(await verify()).toBe(1);
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ verdict: 'unproven', seal: 'locked' });
  expect(await verify('--passphrase', key)).toBe(0);
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ verdict: 'intact', lines: 3, seal: 'valid' });
  expect(keysOf(folder, 'another passphrase')).toBeNull();
  const keys = keysOf(folder, passphrase);
  if (keys === null) throw new Error('The format is another one');
  expect(verifyIndependently(folder, keys)).toBe('intact');

  const db = rawDatabase(folder);
  db.exec('DROP TRIGGER audit_log_no_delete; DELETE FROM audit_log WHERE sequence = 2');
  db.close();
  expect(await verify('--passphrase', key)).toBe(1);
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ verdict: 'broken', firstBroken: { sequence: 2 } });
  expect(verifyIndependently(folder, keys)).toBe('broken');
});

test('lines of this run that were changed before the key was opened are not vouched for', async () => {
  const folder = temporaryFolder();
  const before = await openAuditRoom(folder, null);
  await before.vault.create(passphrase);
  before.read(1);
  await before.settled();
  before.close();
  const room = await openAuditRoom(folder, null);
  room.read(2);
  const db = rawDatabase(folder);
  db.exec(`DROP TRIGGER audit_log_no_update; UPDATE audit_log SET hash = 'another' WHERE sequence = 3`);
  db.close();
  await room.vault.unlock(passphrase);
  room.read(1);
  expect(await room.verify()).toMatchObject({ verdict: 'broken' });
  expect(room.store.auditLog.list(2)[1]).toMatchObject({ kind: 'unlocked', facts: { lines: [[2, 2]] } });
  room.close();
});

/** The same data key as the first version wrote it, without a word about the log. */
function keyFileOfBefore(folder: string): string {
  const wrapped = keysOf(folder)?.data.toString('base64');
  return JSON.stringify({ version: 1, by: 'key store', wrapped });
}

/** The log of a folder that a version without codes wrote, with words and its seal. */
async function olderFolder(harm = ''): Promise<string> {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  room.read(4);
  const sealOfThen = room.store.auditLog.seal();
  room.close();
  const db = rawDatabase(folder);
  db.exec(`DROP TRIGGER audit_log_no_update; DROP TRIGGER audit_log_no_delete;
    ALTER TABLE audit_log DROP COLUMN mac; ${harm};
    DROP TABLE survey_answers; DROP TABLE survey_marks; DROP TABLE survey_columns; DROP TABLE rating_facts;
    ALTER TABLE contact_history DROP COLUMN kind;
    DROP TABLE passage_tokens; DROP TABLE passages_without_tokens; DROP TABLE trash_passage_tokens;
    DROP TABLE worklist_mails; DROP TABLE case_facts; DROP TABLE case_subjects; DROP TABLE answer_facts;
    ALTER TABLE proposals DROP COLUMN added_at; ALTER TABLE processed_conversations DROP COLUMN added_at; PRAGMA user_version = ${migrations.indexOf(auditMacMigration)}`);
  db.close();
  expect(sealOfThen).not.toBeNull();
  rmSync(join(folder, 'audit-log.seal'));
  const before = keyFileOfBefore(folder);
  for (const name of ['vault.json', 'vault.json.copy']) writeFileSync(join(folder, name), before);
  // It made its triggers, which the migration changes.
  const again = rawDatabase(folder);
  again.exec(`CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log WHEN NEW.secret IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to'); END`);
  again.close();
  return folder;
}

test('lines of a log of before are marked as from before at the moment of migration, once, and stay readable', async () => {
  const folder = await olderFolder();
  const locked = await openAuditRoom(folder, null);
  expect(await locked.verify()).toMatchObject({ verdict: 'unproven', firstBroken: null, lines: 4 });
  locked.close();
  const room = await openAuditRoom(folder);
  expect(await room.verify()).toMatchObject({ verdict: 'intact', lines: 5, earlier: 4, seal: 'valid' });
  expect(room.store.auditLog.list(1)).toMatchObject([{ kind: 'begun', facts: { earlier: 4 } }]);
  room.read(1);
  room.close();
  const again = await openAuditRoom(folder);
  expect(await again.verify()).toMatchObject({ verdict: 'intact', lines: 6, earlier: 4, seal: 'valid' });
  expect(again.vault.auditLogState()).toBe('sealed');
  again.close();
});

test.each([
  ['whose end was cut off', 'DELETE FROM audit_log WHERE sequence > 3'],
  ['whose seal was taken away', `DELETE FROM meta WHERE key = 'audit_log.seal'`],
  ['with a line that was changed', `UPDATE audit_log SET facts = '{}' WHERE sequence = 2`],
])('a log of before %s does not become intact by its migration', async (_, harm) => {
  const room = await openAuditRoom(await olderFolder(harm));
  expect((await room.verify()).verdict).toBe('broken');
  room.read(1);
  expect((await room.verify()).verdict).toBe('broken');
  room.close();
});

test('half a surrogate pair in an id is kept as SQLite keeps it, and the log stays intact', async () => {
  const room = await openAuditRoom(temporaryFolder());
  for (const caseId of ['case-\uD83D', '\uDC00', 'a\u0000b', '😀'])
    room.store.auditLog.append({ kind: 'read', caseId, facts: { caseId }, secret: null, chosen: [] });
  room.read(1);
  expect(await room.verify()).toMatchObject({ firstBroken: null, lines: 5 });
  expect(room.store.auditLog.list(10)).toHaveLength(5);
  room.close();
});

test('numbers that were given are not given again after a restore from a copy that nothing could be added to', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  room.read(3);
  await room.store.copyDatabase('always');
  room.read(4);
  room.close();
  writeFileSync(join(folder, 'desk.db'), Buffer.alloc(4096, 7));
  rmSync(join(folder, 'desk.db-wal'), { force: true });
  const restored = await openAuditRoom(folder);
  restored.read(1);
  expect(await restored.verify()).toMatchObject({
    verdict: 'broken',
    firstBroken: { sequence: 4, why: { code: 'missing', params: { count: 4, from: 4, to: 7 } } },
    head: { sequence: 8 },
  });
  restored.close();
});

test('a head in the file that names no line does not keep the next one from being written', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  room.read(2);
  const db = rawDatabase(folder);
  for (const head of ['nonsense', '9007199254740993 h', '', '-4 h']) {
    db.prepare(`UPDATE meta SET value = ? WHERE key = 'audit_log.head'`).run(head);
    room.read(1);
  }
  db.close();
  expect(await room.verify()).toMatchObject({ lines: 6 });
  room.close();
});

test.skipIf(process.platform === 'win32')(
  'a pipe, a folder or a link in place of the seal file is no seal, and nothing waits for it',
  async () => {
    for (const put of ['mkfifo', 'mkdir', 'ln -s /dev/zero']) {
      const folder = temporaryFolder();
      const room = await openAuditRoom(folder);
      room.read(1);
      room.close();
      rmSync(join(folder, 'audit-log.seal'));
      const [command = '', ...args] = put.split(' ');
      execFileSync(command, [...args, join(folder, 'audit-log.seal')]);
      const again = await openAuditRoom(folder);
      again.read(1);
      expect(await again.verify()).toMatchObject({ verdict: 'broken', seal: 'invalid' });
      again.close();
    }
  },
);

test('the key file is written anew once, with the same key, and its copy with it', async () => {
  const folder = temporaryFolder();
  const room = await openAuditRoom(folder);
  room.read(1);
  room.close();
  const text = readFileSync(join(folder, 'vault.json'), 'utf8');
  // Killed between the two files: the copy still says that the log is from before.
  writeFileSync(join(folder, 'vault.json.copy'), keyFileOfBefore(folder));
  const again = await openAuditRoom(folder, keyStoreOfTest);
  expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(text);
  expect(readFileSync(join(folder, 'vault.json.copy'), 'utf8')).toBe(text);
  expect(await again.verify()).toMatchObject({ verdict: 'intact' });
  again.close();
});
