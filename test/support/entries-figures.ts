import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../main/desk/store/open-store.ts';
import { launchApp, type RunningApp } from './app.ts';
import { resize } from './window.ts';

const things = ['loaf', 'cake', 'parcel', 'voucher', 'invoice', 'oven', 'course', 'box', 'crate', 'jar'];
const doings = ['send back', 'order', 'keep fresh', 'freeze', 'pay for', 'change', 'cancel', 'share'];

/** What is typed into the filter, one after the other: common words, rare ones, none, and all again. */
const filters = ['parcel', 'parcel 12', 'freeze', 'freeze cake', '4999', 'counter oven', 'zzz', 'cake 7', ''];

interface Scrolled {
  readonly frames: number;
  /** Frames in which a row of the table was empty. */
  readonly blank: number;
  /** Milliseconds of the longest frame. */
  readonly longest: number;
}

/** A library of so many entries, without vectors: nothing is searched in it. */
function writeLibrary(folder: string, entries: number): void {
  let ids = 0;
  const { store } = openStore({
    folder,
    now: Date.now,
    newId: () => `id-${String(ids++).padStart(6, '0')}`,
    log: { write: () => undefined },
    ownName: 'Written here',
  });
  store.meta.set('sample_offered', 'yes');
  const made = Array.from({ length: entries }, (_, at) => ({
    id: `entry-${String(at).padStart(6, '0')}`,
    by: 'import' as const,
    fields: {
      question: `How do I ${doings[at % 8]} ${things[at % 10]} number ${at}?`,
      answer:
        `Take ${things[(at * 7) % 10]} ${at} to the counter within ${(at % 28) + 2} days, and show what you paid. `.repeat(
          1 + (at % 4),
        ),
      variants: [`${things[at % 10]} ${at} ${doings[at % 8]}`],
      tags: [things[at % 10] ?? '', ...(at % 3 === 0 ? ['counter'] : [])],
      collection: at % 5 === 0 ? 'counter' : null,
      language: 'en',
      internal: at % 50 === 0,
      reviewBy: null,
    },
  }));
  store.entries.add(made, []);
  store.close();
}

/** Counts the frames until it is stopped, and those in which a row of the table was empty. */
const watchFrames = ({ page }: RunningApp): Promise<void> =>
  page.evaluate(() => {
    const table = document.querySelector('[role=grid]');
    const box = table?.getBoundingClientRect();
    const seen = { frames: 0, blank: 0, longest: 0, done: false };
    let last = performance.now();
    const inspect = (now: number) => {
      if (seen.done || box === undefined) return;
      seen.frames += 1;
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      const places = [0.15, 0.3, 0.5, 0.7, 0.95].map((part) => box.top + box.height * part);
      const isBlank = places.some((y) => {
        const row = document.elementFromPoint(box.left + 200, y)?.closest('[role=row]');
        return row === null || row === undefined || row.querySelector('.table__placeholder') !== null;
      });
      if (isBlank) seen.blank += 1;
      requestAnimationFrame(inspect);
    };
    requestAnimationFrame(inspect);
    Object.assign(window, { seen });
  });

const framesSeen = ({ page }: RunningApp): Promise<Scrolled> =>
  page.evaluate(() => {
    const seen: unknown = Reflect.get(window, 'seen');
    Object.assign(seen ?? {}, { done: true });
    return seen as Scrolled;
  });

/** Milliseconds until all rows are there after a jump to that part of the table. */
const jumpTo = ({ page }: RunningApp, part: number): Promise<number> =>
  page.evaluate(async (to) => {
    const table = document.querySelector('[role=grid]');
    if (table === null) return -1;
    table.scrollTop = table.scrollHeight * to;
    const started = performance.now();
    await new Promise(requestAnimationFrame);
    const box = table.getBoundingClientRect();
    // The row that holds the focus stays drawn outside of the visible range, and need not be filled.
    const isFilled = () =>
      [0.15, 0.5, 0.95].every((place) => {
        const at = document.elementFromPoint(box.left + 200, box.top + box.height * place);
        return at?.closest('[role=row]')?.querySelector('.table__placeholder') === null;
      });
    do await new Promise(requestAnimationFrame);
    while (!isFilled() && performance.now() - started < 10_000);
    return performance.now() - started;
  }, part);

/** Milliseconds until the list says another number of entries. */
const filterBy = ({ page }: RunningApp, words: string): Promise<number> =>
  page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('#library-filter');
    const shown = () => document.querySelector('.entries-bar__total')?.textContent;
    const before = shown();
    const started = performance.now();
    input?.select();
    document.execCommand('insertText', false, text);
    if (text === '') document.execCommand('delete');
    do await new Promise(requestAnimationFrame);
    while (shown() === before && performance.now() - started < 5_000);
    return performance.now() - started;
  }, words);

/** How the list of so many entries scrolls by wheel and keys, jumps and filters; times in milliseconds. */
export async function entriesFigures(entries: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    writeLibrary(folder, entries);
    await using desk = await launchApp({ dataFolder: folder });
    const { page } = desk;
    await resize(desk, 1280, 800);
    await page.keyboard.press('Alt+2');
    await page.getByRole('tab', { name: 'Entries' }).click();
    await page
      .getByRole('row', { name: /How do I/ })
      .first()
      .waitFor();
    await page.mouse.move(600, 500);
    await watchFrames(desk);
    for (let turn = 0; turn < 150; turn += 1) await page.mouse.wheel(0, 900);
    const wheel = await framesSeen(desk);
    await page.getByRole('grid').getByRole('row').nth(3).focus();
    await watchFrames(desk);
    for (let turn = 0; turn < 100; turn += 1) await page.keyboard.press('PageDown');
    const keys = await framesSeen(desk);
    const jumps: number[] = [];
    for (const part of [0.5, 0.95, 0.1, 0.7]) jumps.push(await jumpTo(desk, part));
    await page.locator('#library-filter').focus();
    const filtered: number[] = [];
    for (const words of filters) filtered.push(await filterBy(desk, words));
    return { wheel, keys, jumps, filtered };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
