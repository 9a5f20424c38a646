import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditVerification } from '../../../preload/contract.ts';
import { temporaryFolder } from '../support/folder.ts';
import { emptied, forge, type Forger, noMacs, noSeal, sealFile } from './forger.ts';
import { keysOf, verifyIndependently } from './independent-verifier.ts';
import { openAuditRoom, keyStoreOfTest, makeNewKey, type AuditRoom } from './audit-room.ts';

/** The log that is forged: 'read' 1 to 40, of which line 5 was erased. */
const forgeries: Readonly<Record<string, (forger: Forger) => void>> = {
  'facts that were changed': ({ db }) =>
    db.exec(`UPDATE audit_log SET facts = '{"at":9}' WHERE sequence = 3`),
  'facts that were changed, everything behind them chained anew': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET facts = '{"at":9}' WHERE sequence = 3`);
    rechain(3);
  },
  'the same, with the seal taken away': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET facts = '{"at":9}' WHERE sequence = 3; ${noSeal}`);
    rechain(3);
  },
  'the same, with both seals taken away': ({ db, folder, rechain }) => {
    db.exec(`UPDATE audit_log SET facts = '{"at":9}' WHERE sequence = 3; ${noSeal}`);
    rmSync(sealFile(folder));
    rechain(3);
  },
  'a time that was changed in the last line, chained anew': ({ db, rechain }) => {
    db.exec('UPDATE audit_log SET at = at + 1 WHERE sequence = 41');
    rechain(41);
  },
  'another kind of line': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET kind = 'reply' WHERE sequence = 7`);
    rechain(7);
  },
  'a line of another case': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET case_id = 'case-1' WHERE sequence = 7`);
    rechain(7);
  },
  'words of another line': ({ db }) =>
    db.exec(
      `UPDATE audit_log SET secret = (SELECT secret FROM audit_log WHERE sequence = 8) WHERE sequence = 7`,
    ),
  'words of another line, chained anew': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET (secret, secret_hash) = (SELECT secret, secret_hash FROM audit_log WHERE sequence = 8)
      WHERE sequence = 7`);
    rechain(7);
  },
  'words that were taken away': ({ db }) => db.exec('UPDATE audit_log SET secret = NULL WHERE sequence = 9'),
  'words that were taken away, with a line that says they were erased': ({ db, append }) => {
    db.exec('UPDATE audit_log SET secret = NULL WHERE sequence = 9');
    append('erased', { lines: [[9, 9]], cases: 1, rows: {} });
  },
  'all words taken away, with such a line and without the codes': ({ db, append }) => {
    db.exec(`UPDATE audit_log SET secret = NULL; ${noMacs}`);
    append('erased', { lines: [[1, 50]], cases: 40, rows: {} });
  },
  'an erasure that names more lines than it did': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET secret = NULL WHERE sequence = 9;
      UPDATE audit_log SET facts = '{"lines":[[5,9]],"cases":1,"rows":{}}' WHERE kind = 'erased'`);
    rechain(41);
  },
  'an erased line that never was one': ({ db, rechain }) => {
    db.exec('UPDATE audit_log SET secret = NULL, secret_hash = NULL WHERE sequence = 9');
    rechain(9);
  },
  'words that the app itself is made to take away, by the register of what was erased': ({ folder }) => {
    const erasure = { id: 'forged', lines: [], cases: ['case-3'], rows: {}, mac: 'ab'.repeat(32) };
    writeFileSync(join(folder, 'erasures.jsonl'), `${JSON.stringify(erasure)}\n`);
  },
  'the same, without a code': ({ folder }) => {
    const erasure = { id: 'forged', lines: [], cases: ['case-3'], rows: {} };
    writeFileSync(join(folder, 'erasures.jsonl'), `${JSON.stringify(erasure)}\n`);
  },
  'a line that was removed': ({ db }) => db.exec('DELETE FROM audit_log WHERE sequence = 12'),
  'a line that was removed, the rest moved up': ({ db, rechain }) => {
    db.exec('DELETE FROM audit_log WHERE sequence = 12');
    rechain(12);
  },
  'the first ten lines removed, the rest moved up': ({ db, rechain }) => {
    db.exec('DELETE FROM audit_log WHERE sequence <= 10');
    rechain(1);
  },
  'two lines in each other’s place, chained anew': ({ db, rechain }) => {
    db.exec(`UPDATE audit_log SET sequence = 99 WHERE sequence = 2; UPDATE audit_log SET sequence = 2 WHERE sequence = 3;
      UPDATE audit_log SET sequence = 3 WHERE sequence = 99`);
    rechain(2);
  },
  'a line put in between': ({ db, append, rechain }) => {
    append('read', { invented: true });
    db.exec(`UPDATE audit_log SET sequence = sequence + 100 WHERE sequence > 20;
      UPDATE audit_log SET sequence = 21 WHERE id LIKE 'forged-%'`);
    rechain(21);
  },
  'a line before the first': ({ db }) =>
    db.exec(`INSERT INTO audit_log SELECT 0, 'zero', at, case_id, kind, facts, NULL, NULL, previous, hash, NULL
      FROM audit_log WHERE sequence = 1`),
  'one invented line at the end': ({ append }) => append('reply', { invented: true }),
  'twenty invented lines at the end': ({ append }) => {
    for (let at = 0; at < 20; at += 1) append('reply', { at });
  },
  'an invented line with the code of another': ({ db, append }) => {
    append('reply', { invented: true });
    db.exec(`UPDATE audit_log SET mac = (SELECT mac FROM audit_log WHERE sequence = 30)
      WHERE sequence = (SELECT max(sequence) FROM audit_log)`);
  },
  'an invented line that says the log begins': ({ append }) => append('begun', { earlier: 41 }),
  'an invented line, and one that vouches for it': ({ append }) => {
    append('reply', { invented: true });
    append('unlocked', { lines: [[42, 43]] });
  },
  'ten lines taken out of the middle, with a line that says a backup was restored': ({ db, append }) => {
    db.exec('DELETE FROM audit_log WHERE sequence BETWEEN 21 AND 30');
    append('restored', { lines: [[21, 30]] });
  },
  'twenty lines cut off, with a line that says a backup was restored': ({ db, folder, append, setHead }) => {
    db.exec(`DELETE FROM audit_log WHERE sequence > 21; ${noSeal}`);
    rmSync(sealFile(folder));
    setHead();
    append('restored', { lines: [[22, 41]] });
  },
  'twenty lines cut off': ({ db }) => db.exec('DELETE FROM audit_log WHERE sequence > 21'),
  'twenty lines cut off with the head': ({ db, setHead }) => {
    db.exec('DELETE FROM audit_log WHERE sequence > 21');
    setHead();
  },
  'twenty lines cut off with head and seal': ({ db, setHead }) => {
    db.exec(`DELETE FROM audit_log WHERE sequence > 21; ${noSeal}`);
    setHead();
  },
  'twenty lines cut off with head and both seals': ({ db, folder, setHead }) => {
    db.exec(`DELETE FROM audit_log WHERE sequence > 21; ${noSeal}`);
    rmSync(sealFile(folder));
    setHead();
  },
  'only the last line cut off with head and both seals': ({ db, folder, setHead }) => {
    db.exec(`DELETE FROM audit_log WHERE sequence > 40; ${noSeal}`);
    rmSync(sealFile(folder));
    setHead();
  },
  'lines cut off and others invented in their place': ({ db, append }) => {
    db.exec('DELETE FROM audit_log WHERE sequence > 21');
    for (let at = 0; at < 20; at += 1) append('read', { at });
  },
  'log, head and seal emptied': ({ db }) => db.exec(emptied),
  'log, head and both seals emptied': ({ db, folder }) => {
    db.exec(emptied);
    rmSync(sealFile(folder));
  },
  'all of it emptied, and a log of his own begun': ({ db, folder, append }) => {
    db.exec(emptied);
    rmSync(sealFile(folder));
    for (let at = 0; at < 5; at += 1) append('read', { at });
    append('begun', { earlier: 5 });
  },
  'a log of his own, made to look as if from before there were codes': ({ db, folder, rechain }) => {
    db.exec(`UPDATE audit_log SET facts = '{"at":9}' WHERE sequence = 3; ${noMacs}; ${noSeal}`);
    rmSync(sealFile(folder));
    rechain(3);
  },
  'words within a layer of his own': ({ db }) =>
    db.exec(`UPDATE audit_log SET secret = CAST(x'02' || randomblob(80) AS BLOB) WHERE sequence = 7`),
  'words put into the layer of another line': ({ db }) =>
    db.exec(
      `UPDATE audit_log SET secret = (SELECT secret FROM audit_log WHERE sequence = 8) WHERE sequence = 7`,
    ),
  'a layer taken off': ({ db }) =>
    db.exec('UPDATE audit_log SET secret = substr(secret, 2) WHERE sequence = 7'),
  'a line that says that the key was changed': ({ append }) => append('new-data-key', { change: 'set' }),
  'the codes taken away': ({ db }) => db.exec(noMacs),
  'a seal of his own': ({ db }) =>
    db
      .prepare(`UPDATE meta SET value = ? WHERE key = 'audit_log.seal'`)
      .run(Buffer.alloc(90, 1).toString('base64')),
  'a seal file of his own': ({ folder }) =>
    writeFileSync(sealFile(folder), Buffer.alloc(90, 1).toString('base64')),
  'the seal file taken away': ({ folder }) => rmSync(sealFile(folder)),
  'a head that names a later line': ({ db }) =>
    db.exec(`UPDATE meta SET value = '60 ' || printf('%064d', 0) WHERE key = 'audit_log.head'`),
  'a number that nothing can count': ({ db, append }) => {
    append('read', {});
    db.exec(
      'UPDATE audit_log SET at = 9223372036854775807 WHERE sequence = (SELECT max(sequence) FROM audit_log)',
    );
  },
};

/** The key store of the test hands back what it was given. */
function keysOfTest(folder: string) {
  const keys = keysOf(folder);
  if (keys === null) throw new Error('The format is another one');
  return keys;
}

const openWith = (folder: string, lock: 'locked' | 'unlocked'): Promise<AuditRoom> =>
  openAuditRoom(folder, lock === 'unlocked' ? keyStoreOfTest : null);

/** Forty lines, thirty of them from before another data key, one of which was erased: line 41 says so. `older` is the folder as it was after thirty. */
let intact: { readonly folder: string; readonly older: string };
beforeAll(async () => {
  const [folder, older] = [temporaryFolder(afterAll), join(temporaryFolder(afterAll), 'older')];
  const room = await openWith(folder, 'unlocked');
  room.read(30);
  room.close();
  cpSync(folder, older, { recursive: true });
  const later = await openWith(folder, 'unlocked');
  // As on a desk of some age: several ways in, and words of lines under a data key of before, each in its layer.
  await later.vault.addSlot({ kind: 'recovery', id: '', secret: 'thirty loaves on paper' });
  await makeNewKey(later);
  later.read(10);
  later.erase([5]);
  later.close();
  intact = { folder, older };
});

function copyOfIntact(): string {
  const folder = join(temporaryFolder(), 'data');
  cpSync(intact.folder, folder, { recursive: true });
  return folder;
}

/** Whether the check says that something is wrong, beside what an honest log in the same state says. */
const isFound = (
  { verdict, withoutKey }: AuditVerification,
  honest: Pick<AuditVerification, 'withoutKey'>,
): boolean =>
  verdict === 'broken' ||
  (honest.withoutKey === null ? withoutKey !== null : (withoutKey?.count ?? 0) > honest.withoutKey.count);

const unlockedHonest = { withoutKey: null };

test.each(Object.entries(forgeries))('%s is found without the key, and stays found', async (_, harm) => {
  const folder = copyOfIntact();
  forge(folder, harm);
  // Locked, nothing is ever called intact.
  const locked = await openWith(folder, 'locked');
  expect((await locked.verify()).verdict).not.toBe('intact');
  locked.close();
  const unlocked = await openWith(folder, 'unlocked');
  expect(isFound(await unlocked.verify(), unlockedHonest)).toBe(true);
  // Lines with the key heal nothing.
  unlocked.read(3);
  const verified = await unlocked.verify();
  expect(isFound(verified, unlockedHonest)).toBe(true);
  unlocked.close();
  // By the documented format alone, with no code of ours.
  expect(verifyIndependently(folder, keysOfTest(folder))).toBe(verified.verdict);
});

/** The app wrote two lines while locked, was stopped and forged, and wrote two more while locked before its key was opened. */
async function lockedBetween(harm: (forger: Forger) => void): Promise<AuditVerification> {
  const folder = copyOfIntact();
  for (const step of ['before', 'after']) {
    const locked = await openWith(folder, 'locked');
    locked.read(2);
    locked.close();
    if (step === 'before') forge(folder, harm);
  }
  const unlocked = await openWith(folder, 'unlocked');
  unlocked.read(1);
  const verified = await unlocked.verify();
  unlocked.close();
  return verified;
}

test('lines that were written while locked are named as written without the key', async () => {
  expect(await lockedBetween(() => undefined)).toMatchObject({
    verdict: 'unproven',
    firstBroken: null,
    lines: 46,
    seal: 'valid',
    withoutKey: { count: 4, from: 42, to: 45 },
  });
});

test('a log that nobody forged is intact, also after the app ran locked without writing', async () => {
  const folder = copyOfIntact();
  const locked = await openWith(folder, 'locked');
  expect(await locked.verify()).toMatchObject({ verdict: 'unproven', firstBroken: null, seal: 'locked' });
  locked.close();
  const room = await openWith(folder, 'unlocked');
  expect(await room.verify()).toMatchObject({ verdict: 'intact', lines: 41, erased: 1, withoutKey: null });
  room.close();
  expect(verifyIndependently(folder, keysOfTest(folder))).toBe('intact');
});

const lockedHonest = { withoutKey: { count: 4, from: 42, to: 45 } };
test.each(Object.entries(forgeries))(
  '%s is found where the app ran locked before and after',
  async (_, harm) => {
    expect(isFound(await lockedBetween(harm), lockedHonest)).toBe(true);
  },
);

test('a copy of the library of before in its place is found: the seal beside it is newer', async () => {
  const folder = copyOfIntact();
  for (const name of ['desk.db', 'desk.db-wal', 'desk.db-shm']) {
    rmSync(join(folder, name), { force: true });
    const copy = join(intact.older, name);
    if (existsSync(copy)) cpSync(copy, join(folder, name));
  }
  const room = await openWith(folder, 'unlocked');
  expect(await room.verify()).toMatchObject({ verdict: 'broken', firstBroken: { sequence: 31 } });
  // Numbers that were given are not given again.
  room.read(1);
  expect((await room.verify()).head).toMatchObject({ sequence: 42 });
  room.close();
});

test('a key file with another number does not make a log pass for one of before sealing', async () => {
  const folder = copyOfIntact();
  const keyFile = join(folder, 'vault.json');
  const text = readFileSync(keyFile, 'utf8');
  const revision = /"revision": (\d+)/.exec(text)?.[1];
  expect(Number(revision)).toBeGreaterThan(2);
  expect(readFileSync(`${keyFile}.copy`, 'utf8')).toBe(text);
  forge(folder, ({ db }) => {
    db.exec(emptied);
    rmSync(sealFile(folder));
    // The number only tells file and copy apart; what counts is encrypted.
    for (const file of [keyFile, `${keyFile}.copy`])
      writeFileSync(file, text.replace(/"revision": \d+/, '"revision": 1'));
  });
  const room = await openWith(folder, 'unlocked');
  expect((await room.verify()).verdict).toBe('broken');
  room.close();
});
