import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { scheduleBackups } from '../../../main/desk/backup-schedule.ts';
import { temporaryFolder } from '../support/folder.ts';
import { add, contentOf, manyEntries, open, silent } from '../support/store.ts';

type Listener = Parameters<Parameters<typeof scheduleBackups>[1]['onFileDone']>[0];

/** A busy machine takes its time. */
const patience = { timeout: 20_000 };

test('a copy is made at the start, after an import, and when the desk stays open overnight', async () => {
  const folder = temporaryFolder();
  const copy = path.join(folder, 'desk.db.backup');
  const { store } = open(folder);
  add(store, '/shop/a.csv', contentOf(manyEntries(20)));
  const listeners: Listener[] = [];
  let running = true;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  try {
    const end = scheduleBackups(
      store,
      { onFileDone: (listener) => void listeners.push(listener), progress: () => ({ running }) },
      silent,
    );
    await expect.poll(() => existsSync(copy), { interval: 5 }).toBe(true);
    const age = (hours: number) =>
      utimesSync(copy, Date.now() / 1000 - hours * 3600, Date.now() / 1000 - hours * 3600);
    const isFresh = () => Date.now() - statSync(copy).mtimeMs < 60_000;

    age(1);
    const done = {
      path: '/shop/b.csv',
      outcome: 'ready',
      code: null,
      message: null,
      passages: 1,
      ms: 1,
    } as const;
    for (const listener of listeners) listener(done);
    vi.advanceTimersByTime(60_000);
    expect(isFresh()).toBe(false);
    running = false;
    vi.advanceTimersByTime(10_000);
    await vi.waitFor(() => expect(isFresh()).toBe(true), patience);

    age(25);
    // The copy is there a moment before the one who made it is ready for the next hour.
    await vi.waitFor(() => {
      vi.advanceTimersByTime(60 * 60 * 1000);
      expect(isFresh()).toBe(true);
    }, patience);
    expect(readFileSync(copy).subarray(0, 15).toString()).toBe('SQLite format 3');
    await end();
  } finally {
    vi.useRealTimers();
    store.close();
  }
});
