import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveCleanShutdownMarker } from '../../main/desk/store/clean-shutdown-marker.ts';
import type { DeskStatus, DocumentRow } from '../../preload/contract.ts';
import { enginePid, launchApp, type RunningApp } from '../support/app.ts';
import { howMany } from '../support/how-many.ts';
import { killRounds } from '../support/kill-rounds.ts';
import { importPaths } from '../support/window.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-recovery-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const files = 40;

/** Files long enough that an import takes a few seconds. */
function writeLibrary(): string {
  const library = path.join(folder, 'library');
  mkdirSync(library, { recursive: true });
  for (let file = 0; file < files; file++) {
    const sections = Array.from({ length: 12 }, (_, part) =>
      [
        `## Part ${part} of topic ${file}`,
        `Order ${file}-${part} is packed on weekdays before noon, and the parcel leaves the shop on the same day.`,
        `Ask for colour number ${file * 12 + part} when you write to us, and we will send a sample of it free of charge.`,
      ].join('\n\n'),
    );
    writeFileSync(
      path.join(library, `topic-${String(file).padStart(2, '0')}.md`),
      [`# Topic ${file}`, ...sections].join('\n\n'),
    );
  }
  return library;
}

async function documents(desk: RunningApp): Promise<readonly DocumentRow[]> {
  const query = {
    show: 'documents',
    filter: 'topic-',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 500,
  } as const;
  const { rows } = await desk.call('library.list', query);
  return rows.filter((row) => row.type === 'document');
}

async function waitForAnswer(desk: RunningApp): Promise<void> {
  for (;;) {
    const reply = await desk.request('desk.status', {});
    if (reply.ok) return;
    expect(reply.error.code).toBe('engine_unavailable');
    await wait(20);
  }
}

// What was told to be ready must survive the engine; the rest must go on by itself and not be forgotten.
test('killed in mid-import: what was ready stays, and the rest is finished', async () => {
  await using desk = await launchApp({ sampleShop: 'ready' });
  await importPaths(desk, [writeLibrary()]);
  let ready: readonly DocumentRow[] = [];
  while (ready.length < 4) ready = (await documents(desk)).filter(({ state }) => state === 'ready');
  const pid = await enginePid(desk.app);
  if (pid === null) throw new Error('There is no engine.');
  process.kill(pid, 'SIGKILL');
  expect(ready.length).toBeLessThan(files);
  await waitForAnswer(desk);

  const kept = await documents(desk);
  for (const before of ready)
    expect(kept.find(({ id }) => id === before.id)).toMatchObject({
      state: 'ready',
      passages: before.passages,
    });
  const settled = async (): Promise<readonly string[]> => (await documents(desk)).map(({ state }) => state);
  await expect
    .poll(settled, { timeout: 60_000, interval: 250 })
    .toEqual(Array.from({ length: files }, () => 'ready'));
  // Nothing twice: as many passages in a file killed at as in one that was not.
  expect(new Set((await documents(desk)).map(({ passages }) => passages)).size).toBe(1);
});

test('a library of a newer version is left untouched and reported; once corrected, an engine restart is enough', async () => {
  const dataFolder = path.join(folder, 'newer');
  const first = await launchApp({ dataFolder, sampleShop: 'ready' });
  await first.call('desk.status', {});
  await first.close();
  const bump = (by: number): void => {
    using database = new DatabaseSync(path.join(dataFolder, 'desk.db'));
    const row = database.prepare('PRAGMA user_version').get();
    database.exec(`PRAGMA user_version = ${Number(row?.['user_version']) + by}`);
  };
  bump(1000);
  await using desk = await launchApp({ dataFolder });
  expect(await desk.request('desk.status', {})).toMatchObject({
    ok: false,
    error: { code: 'newer_version', reason: 'store' },
  });
  expect(await desk.request('messages.search', { text: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'newer_version' },
  });
  bump(-1000);
  await desk.call('shell.restartEngine', {});
  await waitForAnswer(desk);
});

/** Overwrites a page of the documents' texts as a failing disk does: nothing outside says that the file was touched. */
function damageUnseen(dataFolder: string): void {
  const file = path.join(dataFolder, 'desk.db');
  const database = new DatabaseSync(file);
  const row = database
    .prepare("SELECT pageno FROM dbstat WHERE name = 'document_texts' AND pagetype = 'leaf' LIMIT 1")
    .get();
  database.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, (Number(row?.['pageno']) - 1) * 4096);
  closeSync(handle);
  leaveCleanShutdownMarker(file);
}

// The start trusts a file that was closed in good order: what the check behind it finds must not stay.
test('damage that the start does not see is found behind it, and the engine comes back with everything', async () => {
  const dataFolder = path.join(folder, 'unseen');
  const first = await launchApp({ dataFolder, sampleShop: 'ready' });
  const counts = ({ documents, entries, passages }: DeskStatus): object => ({ documents, entries, passages });
  const before = counts(await first.call('desk.status', {}));
  await first.close();
  damageUnseen(dataFolder);
  await using desk = await launchApp({ dataFolder });
  expect((await desk.call('desk.status', {})).notices).toEqual([]);
  const damaged = await enginePid(desk.app);
  await expect.poll(() => enginePid(desk.app), { timeout: 40_000, interval: 250 }).not.toBe(damaged);
  await waitForAnswer(desk);
  const after = await desk.call('desk.status', {});
  expect(after.notices.map(({ code }) => code)).toEqual(['store_damaged']);
  // What was salvaged is read and embedded anew where the copy has none of it.
  await expect
    .poll(async () => counts(await desk.call('desk.status', {})), { timeout: 60_000, interval: 250 })
    .toEqual(before);
});

// Catches: an entry, a reply, a draft, a setting that somebody saw saved, and that a power cut takes away.
test.skipIf(process.platform !== 'linux')(
  'the whole app is killed in the middle of a day: what was confirmed is there at the next start, and the log is whole',
  async () => {
    const { confirmed, lost } = await killRounds(howMany(2, 'SIDEDESK_KILLS'), { seed: 5 });
    expect(lost).toEqual([]);
    expect(confirmed).toBeGreaterThan(0);
  },
  howMany(2, 'SIDEDESK_KILLS') * 45_000,
);
