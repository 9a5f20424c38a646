import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { electronArguments, electronBinary } from '../../build/setup/electron.mjs';
import { importEntries } from '../../main/cli/eval/import-entries.ts';
import { scaleEntries } from '../../main/cli/eval/synthetic-texts.ts';
import { openDesk } from '../../main/cli/open-desk.ts';
import { fakeEmbedder } from '../contract/support/fake-embedder.ts';
import { launchApp, type RunningApp } from './app.ts';
import { familyOf, statOf } from './family.ts';
import { copySampleShop } from './sample-shop-folder.ts';
import { timeTyping } from './typing-into-list.ts';
import { messages } from './views/mails.ts';
import { importPaths, openMessage, waitForSample } from './window.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

declare global {
  interface Window {
    /** Milliseconds from each key to the picture that shows what it did. */
    keyTimes: number[];
    /** Frames of more than 50 ms, in milliseconds. */
    longFrames: number[];
  }
}

/** Has the page note for each key how long it takes until what it typed is drawn, and each long frame. */
const watchKeys = ({ page }: RunningApp): Promise<void> =>
  page.evaluate(() => {
    window.keyTimes = [];
    window.longFrames = [];
    const drawn = (then: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = then;
        port2.postMessage(null);
      });
    };
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        drawn(() => window.keyTimes.push(performance.now() - timeStamp));
      },
      true,
    );
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longFrames.push(duration);
    }).observe({ type: 'long-animation-frame' });
  });

/** What processes are called, by their ids. */
export const namesOf = async ({ app }: RunningApp): Promise<ReadonlyMap<number, string>> =>
  new Map(
    (await app.evaluate(({ app: main }) => main.getAppMetrics())).map(
      ({ pid, type, name }) => [pid, name ?? type] as const,
    ),
  );

/** Types into the reply at the pace of a quick typist; what it took since the last time, and what each process worked a key. */
async function typeReply(desk: RunningApp, keys: number) {
  const pid = desk.app.process().pid ?? 0;
  const before = processorOf(pid);
  const words = 'Thank you for your patience, we will look into it and write again today. ';
  for (let key = 0; key < keys; key += 1) {
    await desk.page.keyboard.type(words.charAt(key % words.length));
    await wait(60);
  }
  await wait(1_000);
  const names = await namesOf(desk);
  const work = [...processorOf(pid)].map(([one, seconds]) => ({
    name: names.get(one) ?? 'helper of Chromium',
    ms: (1000 * (seconds - (before.get(one) ?? 0))) / keys,
  }));
  const times = await desk.page.evaluate(() => {
    const { keyTimes, longFrames } = window;
    [window.keyTimes, window.longFrames] = [[], []];
    return { keyTimes, longFrames };
  });
  return { ...times, work };
}

/** A folder with so many tables of a hundred questions each. */
function writeTables(folder: string, tables: number): void {
  mkdirSync(folder, { recursive: true });
  const texts = scaleEntries(tables * 100, 23);
  for (let table = 0; table < tables; table += 1) {
    const rows = texts
      .slice(table * 100, table * 100 + 100)
      .map(({ question, answer }) => `"${question}","${answer}"`);
    writeFileSync(path.join(folder, `${table}.csv`), `question,answer\n${rows.join('\n')}\n`);
  }
}

/** Typing in the reply, first with nothing beside it, then while files are imported. */
export async function typingFigures(keys = 150) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    writeTables(folder, 100);
    await using desk = await launchApp({ sampleShop: 'ready' });
    await waitForSample(desk);
    await openMessage(desk, messages['two-questions']);
    const reply = desk.page.locator('#reply-text');
    await reply.waitFor();
    await wait(3_000);
    await reply.focus();
    await watchKeys(desk);
    await typeReply(desk, 20);
    const alone = await typeReply(desk, keys);
    await importPaths(desk, [folder]);
    await wait(2_000);
    await reply.focus();
    await typeReply(desk, 10);
    const importing = await typeReply(desk, keys);
    const { importing: progress } = await desk.call('desk.status', {});
    return { alone, importing, isWholly: progress.running };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lookedFor = ['late parcel', 'return a broken cup', 'gift card', 'change my address', 'washing wool'];

/** Fills a data folder with so many entries, and gives them. How quick a search is depends on the number of vectors, not on what they say. */
export async function fillLibrary(
  dataFolder: string,
  entries: number,
): Promise<ReturnType<typeof scaleEntries>> {
  const desk = await openDesk({ dataFolder, embedder: fakeEmbedder });
  const texts = scaleEntries(entries);
  await importEntries(desk, texts);
  await desk.close();
  return texts;
}

/** Milliseconds from the last key to the last change of quick find's list, with so many entries in the library. */
export async function findFigures(entries: number, rounds: number): Promise<readonly number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    const dataFolder = path.join(folder, 'data');
    const texts = await fillLibrary(dataFolder, entries);
    await using desk = await launchApp({ dataFolder });
    await desk.page.getByRole('button').first().waitFor();
    while ((await desk.call('desk.status', {})).model.state !== 'ready') await wait(100);
    await wait(5_000);
    const taken: number[] = [];
    const wanted = [
      ...lookedFor,
      ...texts.slice(0, rounds).map(({ question }) => question.slice(0, 24).trim()),
    ];
    for (const text of wanted.slice(0, rounds)) taken.push(...(await findOnce(desk, text)));
    return taken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens quick find and types; nothing where the last key changed nothing that is seen. */
async function findOnce({ page }: RunningApp, text: string): Promise<readonly number[]> {
  await page.keyboard.press('Control+k');
  await page.locator('.search-list__input').waitFor();
  const taken = await timeTyping(page, text);
  await page.keyboard.press('Escape');
  await page.locator('.dialog').waitFor({ state: 'detached' });
  return taken;
}

export interface MemoryOfProcess {
  readonly name: string;
  /** Proportional set size in megabytes: what is shared is counted by parts. */
  readonly megabytes: number;
}

/** The proportional set sizes of an app's processes, the largest first (Linux). */
export async function memoryOf(desk: RunningApp): Promise<readonly MemoryOfProcess[]> {
  const names = await namesOf(desk);
  return familyOf(desk.app.process().pid ?? 0)
    .flatMap((pid) => {
      try {
        const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
        return [{ name: names.get(pid) ?? 'helper of Chromium', megabytes: Number(kilobytes) / 1024 }];
      } catch {
        return [];
      }
    })
    .toSorted((one, other) => other.megabytes - one.megabytes);
}

/**
 * Seconds of processor that each process of an app took until now, by its id. A tick is a hundredth of a second everywhere on
 * Linux.
 */
export const processorOf = (pid: number): ReadonlyMap<number, number> =>
  new Map(
    familyOf(pid).map((one) => {
      const stat = statOf(one);
      return [one, (Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0)) / 100];
    }),
  );

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Memory after ten messages of the sample shop, at once and later, and the share of a core that it takes while nobody works. */
export async function memoryFigures(idleSeconds = 30) {
  await using desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
  const samples = await desk.call('sample.messages', {});
  for (let count = 0; count < 10; count += 1) {
    const { text } = samples[count % samples.length] ?? { text: messages.storing };
    await openMessage(desk, text);
    await desk.page.locator('#reply-text').waitFor();
    await wait(1_000);
    await desk.page.keyboard.press('n');
  }
  const atOnce = await memoryOf(desk);
  await wait(15_000);
  const pid = desk.app.process().pid ?? 0;
  const [before, began] = [processorOf(pid), performance.now()];
  await wait(idleSeconds * 1000);
  // One that ended meanwhile took what it took before.
  const worked = [...processorOf(pid)].map(([one, seconds]) => seconds - (before.get(one) ?? 0));
  const idle = (sumOf(worked) / (performance.now() - began)) * 1000;
  return { atOnce, later: await memoryOf(desk), idle };
}

/** Milliseconds from the start of the program until something comes. */
export interface StartTimes {
  /** The window with its first picture. */
  readonly window: number;
  /** The desk finds answers by their words. */
  readonly words: number;
  /** It finds them by meaning. */
  readonly model: number;
  /** What all its processes worked until then, which a busy machine makes no longer. */
  readonly work: number;
}

/** Starts the app on the sample shop that was read before, as a person does: nothing watches it. */
export async function startOnce(): Promise<StartTimes> {
  const data = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    copySampleShop(data);
    rmSync(path.join(data, 'logs'), { recursive: true, force: true });
    const electron = await electronBinary();
    const began = Date.now();
    const app = spawn(
      electron.path,
      ['-r', path.join(root, 'test/support/first-shown.cjs'), '--disable-gpu', ...electronArguments(), root],
      { env: { ...process.env, SIDEDESK_DATA: data }, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const pid = app.pid ?? 0;
    let said = '';
    app.stdout.on('data', (part) => (said += String(part)));
    const ended = new Promise((resolve) => app.once('exit', resolve));
    const log = path.join(data, 'logs', 'engine.log');
    const times = (): StartTimes | null => {
      const [shown, words, model] = [
        Number(/"shown":(\d+)/.exec(said)?.[1]),
        loggedAt(log, 'engine.ready'),
        loggedAt(log, 'model.loaded'),
      ];
      return Number.isNaN(shown + words + model)
        ? null
        : {
            window: shown - began,
            words: words - began,
            model: model - began,
            work: 1000 * sumOf(processorOf(pid).values()),
          };
    };
    let found = times();
    for (let left = 600; left > 0 && found === null; left -= 1) {
      await wait(50);
      found = times();
    }
    app.kill();
    await ended;
    if (found === null) throw new Error('The app did not start within half a minute');
    return found;
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** When a log says something first, as milliseconds of the clock; NaN while it does not. */
function loggedAt(file: string, event: string): number {
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((one) => one.includes(`"${event}"`));
    const { at } = JSON.parse(line ?? '{}') as { readonly at?: string };
    return Date.parse(at ?? '');
  } catch {
    return Number.NaN;
  }
}
