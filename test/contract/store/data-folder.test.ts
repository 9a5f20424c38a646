import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';

const passphrase = 'five loaves and a scone';
/** What is tested here does not depend on what words mean. */
const openDesk = (given: Parameters<typeof openTestDesk>[0] = {}) =>
  openTestDesk({ embedder: fakeEmbedder(realEmbedder()), ...given });

/** What others than the owner may do with anything in the folder, by path. */
function opened(folder: string): readonly string[] {
  return ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  );
}

/** A folder that was used, with a key and an entry in it; closed again. */
async function usedFolder(): Promise<string> {
  const desk = await openDesk();
  await desk.api.call('vault.create', { passphrase });
  await desk.services.store.copyDatabase('always');
  await desk.close();
  return desk.folder;
}

/** An id that no process has. */
const gone = (): number => spawnSync(process.execPath, ['--version']).pid;

test.skipIf(process.platform === 'win32')('nobody but the owner may read what the desk makes', async () => {
  const before = process.umask(0o000);
  try {
    const folder = join(temporaryFolder(), 'data');
    const desk = await openDesk({ folder });
    await desk.api.call('vault.create', { passphrase });
    await desk.services.store.copyDatabase('always');
    expect(opened(folder)).toEqual([]);
    await desk.close();
    expect(opened(folder)).toEqual([]);
  } finally {
    process.umask(before);
  }
});

test.skipIf(process.platform === 'win32')(
  'what an earlier version left open to others is closed to them',
  async () => {
    const folder = await usedFolder();
    mkdirSync(join(folder, 'logs'));
    for (const name of ['logs/engine.log', 'window.json', 'desk.db.damaged-2026', 'vault.json.lost-2026'])
      writeFileSync(join(folder, name), '');
    for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
      const path = join(folder, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    }
    await openDesk({ folder });
    expect(opened(folder)).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')(
  'what is not ours is left as it is: others’ files, the end of a link, a folder that others work in',
  async () => {
    const [folder, elsewhere] = [await usedFolder(), temporaryFolder()];
    writeFileSync(join(folder, 'notes.txt'), '', { mode: 0o644 });
    writeFileSync(join(elsewhere, 'linked'), '', { mode: 0o644 });
    symlinkSync(join(elsewhere, 'linked'), join(folder, 'window.json'));
    chmodSync(folder, 0o1777);
    await openDesk({ folder });
    const modes = [folder, join(folder, 'notes.txt'), join(elsewhere, 'linked')].map(
      (path) => statSync(path).mode & 0o7777,
    );
    expect(modes).toEqual([0o1777, 0o644, 0o644]);
  },
);

// With nothing but a fresh library and the sample shop, the loss would look like a first start.
test.each([
  ['emptied', (file: string) => truncateSync(file, 0)],
  ['gone', (file: string) => rmSync(file)],
  [
    'a new, empty database',
    (file: string) => {
      rmSync(file);
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE passing (x); DROP TABLE passing;');
      database.close();
    },
  ],
])('desk.db is %s beside a key that was used: a loss, which is said, and no first start', async (_, lose) => {
  const folder = await usedFolder();
  for (const name of readdirSync(folder)) if (name.startsWith('desk.db.')) rmSync(join(folder, name));
  lose(join(folder, 'desk.db'));
  const desk = await openDesk({ folder, seed: 'sample shop' });
  const { notices, documents } = await desk.api.call('desk.status', {});
  expect(notices).toMatchObject([{ code: 'store_damaged', reason: expect.stringMatching(/empty$/u) }]);
  expect(documents).toBe(0);
});

test('a new, empty database in the place of desk.db gives way to the last good copy', async () => {
  const folder = await usedFolder();
  rmSync(join(folder, 'desk.db'));
  rmSync(join(folder, 'desk.db.closed'), { force: true });
  const database = new DatabaseSync(join(folder, 'desk.db'));
  database.exec('CREATE TABLE passing (x); DROP TABLE passing;');
  database.close();
  const desk = await openDesk({ folder });
  expect((await desk.api.call('desk.status', {})).notices).toMatchObject([{ reason: 'restored' }]);
});

test('what a killed process left half written is removed at the next start, and what one is writing is not', async () => {
  const [folder, chosen] = [await usedFolder(), temporaryFolder()];
  const unfinished = join(folder, 'unfinished');
  mkdirSync(unfinished);
  const dead = gone();
  const left = [
    join(folder, `.settings.json.${dead}-0123456789ab.tmp`),
    join(folder, `desk.db.backup-${dead}.tmp`),
    join(folder, `desk.db.backup-${dead}.tmp-journal`),
    join(chosen, `.summary.txt.${dead}-0123456789ab.tmp`),
    join(chosen, 'log.jsonl.tmp'),
  ];
  const kept = [
    join(folder, `.settings.json.${process.ppid}-0123456789ab.tmp`),
    join(folder, `desk.db.backup-${process.ppid}.tmp`),
    join(chosen, 'being-written.tmp'),
    join(chosen, 'mine.txt'),
  ];
  for (const file of [...left, ...kept]) writeFileSync(file, 'Dear Ana');
  const note = (pid: number, name: string) =>
    writeFileSync(join(unfinished, `${pid}-${name}`), join(chosen, name));
  writeFileSync(join(unfinished, `${dead}-0123456789ab`), left[3] ?? '');
  note(dead, 'log.jsonl.tmp');
  note(process.ppid, 'being-written.tmp');
  // Nothing but half-written files, whoever wrote the note.
  note(dead, 'mine.txt');
  await openDesk({ folder });
  expect([...left, ...kept].filter((file) => existsSync(file))).toEqual(kept);
  expect(readdirSync(unfinished)).toEqual([`${process.ppid}-being-written.tmp`]);
});

test('a handover and an export with words are noted while they are written, and not after', async () => {
  const desk = await openDesk();
  const chosen = temporaryFolder();
  await desk.api.call('vault.create', { passphrase });
  const message = 'Hello, do you sell gift cards? Ana';
  const { caseId } = await desk.api.call('messages.read', { text: message });
  // Made by the first note, and empty once all is written.
  const notes = join(desk.folder, 'unfinished');
  await desk.api.call('handovers.send', {
    caseId,
    message,
    to: 'Ben',
    note: '',
    questions: [],
    way: { by: 'file', path: join(chosen, 'summary.md') },
  });
  expect(readdirSync(notes)).toEqual([]);
  rmSync(notes, { recursive: true });
  await desk.api.call('audit.export', { path: join(chosen, 'log.jsonl'), format: 'jsonl', words: true });
  expect(readdirSync(notes)).toEqual([]);
  expect(readdirSync(chosen).sort()).toEqual(['log.jsonl', 'summary.md']);
});

// Each ended the engine several times in a row, until it was given up without a reason.
test.skipIf(process.platform === 'win32').each(['settings.json', 'settings.json.last-good', 'vault.json'])(
  'a %s that cannot be read is said by its name, and nothing is changed',
  async (name) => {
    const folder = await usedFolder();
    rmSync(join(folder, name), { force: true });
    symlinkSync(name, join(folder, name));
    if (name.endsWith('.last-good')) rmSync(join(folder, 'settings.json'), { force: true });
    await expect(openDesk({ folder })).rejects.toMatchObject({
      code: 'unreadable',
      reason: 'data_file',
      params: { file: name },
    });
    expect(readlinkSync(join(folder, name))).toBe(name);
  },
);
