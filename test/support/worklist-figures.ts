import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp, type RunningApp } from './app.ts';
import { namesOf, processorOf } from './window-figures.ts';
import { resize, waitForSample } from './window.ts';

const sets = path.resolve(import.meta.dirname, '../sets/mails');

declare global {
  interface Window {
    /** Milliseconds since the mails were dropped. */
    listTimes: { one: number | null; ten: number | null; all: number | null };
  }
}

/** So many mail files of what customers write, each from somebody else; every other one with words in HTML as well. */
function writeMails(folder: string, count: number): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const texts = ['requests-a', 'mood-a', 'folds-a'].flatMap((name) =>
    readFileSync(path.join(sets, `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly text: string }).text),
  );
  return Array.from({ length: count }, (_, at) => {
    const text = texts[at % texts.length] ?? '';
    const sentAt = new Date(Date.now() - (at % 90) * 3_600_000).toUTCString();
    const head = [
      `From: Customer ${at} <customer-${at}@mail.example>`,
      'To: shop@bakery.example',
      `Message-ID: <${at}@mail.example>`,
      `Date: ${sentAt}`,
      `Subject: Order ${40_000 + at}`,
      'MIME-Version: 1.0',
    ];
    const plain = ['Content-Type: text/plain; charset=utf-8', '', text];
    const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n');
    const both = [
      'Content-Type: multipart/alternative; boundary=x',
      '',
      '--x',
      ...plain,
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<html><body><p>${html}</p></body></html>`,
      '--x--',
    ];
    const file = path.join(folder, `${at}.eml`);
    writeFileSync(file, [...head, ...(at % 2 === 0 ? plain : both), ''].join('\r\n'));
    return file;
  });
}

/** Drops files on the window as a person does; from then on the window notes when rows stand. */
async function dropFiles({ page }: RunningApp, files: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', id: 'dropped', multiple: true }),
    );
  });
  await page.setInputFiles('#dropped', [...files]);
  await page.evaluate((count) => {
    const input = document.querySelector('#dropped');
    const dataTransfer = new DataTransfer();
    if (input instanceof HTMLInputElement) for (const file of input.files ?? []) dataTransfer.items.add(file);
    input?.remove();
    const began = performance.now();
    window.listTimes = { one: null, ten: null, all: null };
    const look = (): void => {
      const rows = document.querySelectorAll('.worklist__mail');
      const isRead = document.querySelector('.worklist__reading') === null;
      if (rows.length > 0) window.listTimes.one ??= performance.now() - began;
      if (rows.length >= 10) window.listTimes.ten ??= performance.now() - began;
      if (isRead && Number(rows[0]?.getAttribute('aria-setsize')) >= count)
        window.listTimes.all ??= performance.now() - began;
      if (window.listTimes.all === null) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files.length);
}

interface Scrolled {
  /** Frames in which a place of the list that was to be seen had no row. */
  readonly empty: number;
  /** Milliseconds of each frame. */
  readonly frames: readonly number[];
}

/**
 * Scrolls the list with the wheel, down to its end and up again. The compositor shows a new place with the rows of the frame
 * before until the page has drawn: a frame counts as empty where those rows did not fill the place that was shown next.
 */
async function scrollList({ page }: RunningApp, notch: number): Promise<Scrolled> {
  const list = page.locator('.worklist__list');
  await list.scrollIntoViewIfNeeded();
  const box = await list.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 100);
  await page.evaluate(() => {
    const scroller = document.querySelector('.worklist__list');
    const state = { empty: 0, frames: [] as number[], isOver: false };
    Object.assign(window, { scrolled: state });
    if (scroller === null) return;
    let last = performance.now();
    let filled: readonly [number, number] | null = null;
    const look = (now: number): void => {
      state.frames.push(now - last);
      last = now;
      const [top, bottom] = [scroller.scrollTop, scroller.scrollTop + scroller.clientHeight];
      const ends = [...scroller.querySelectorAll<HTMLElement>('.worklist__mail')].map((row) => {
        const at =
          row.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
        return { from: at, to: at + row.offsetHeight, isEmpty: row.textContent === '' };
      });
      const shown = ends.filter(({ from, to }) => to > top && from < bottom);
      const held = shown.reduce((sum, { from, to }) => sum + Math.min(to, bottom) - Math.max(from, top), 0);
      const isFilled = held >= scroller.clientHeight - 1 && shown.every(({ isEmpty }) => !isEmpty);
      const wasFilled = filled === null || (filled[0] <= top + 1 && filled[1] >= bottom - 1);
      if (!isFilled || !wasFilled) state.empty += 1;
      filled = [Math.min(...ends.map(({ from }) => from)), Math.max(...ends.map(({ to }) => to))];
      if (!state.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const height = await list.evaluate((scroller) => scroller.scrollHeight);
  for (const by of [notch, -notch]) for (let at = 0; at < height; at += notch) await page.mouse.wheel(0, by);
  await wait(300);
  return page.evaluate(() => {
    const { scrolled } = window as unknown as {
      scrolled: { empty: number; frames: number[]; isOver: boolean };
    };
    scrolled.isOver = true;
    return { empty: scrolled.empty, frames: scrolled.frames.slice(1) };
  });
}

/** So many mails dropped on the desk: milliseconds until the first row stands, ten and all do, and how the list scrolls. */
export async function worklistFigures(count: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    const files = writeMails(folder, count);
    await using desk = await launchApp({ sampleShop: 'ready' });
    await waitForSample(desk);
    await desk.call('vault.create', { passphrase: 'seven loaves a week' });
    await resize(desk, 1280, 800);
    await desk.page.locator('.worklist-hint').waitFor();
    // What a start does in the background is over.
    await wait(5_000);
    const pid = desk.app.process().pid ?? 0;
    const before = processorOf(pid);
    await dropFiles(desk, files);
    await desk.page.waitForFunction(() => window.listTimes.all !== null, null, { timeout: 120_000 });
    const { one, ten, all } = await desk.page.evaluate(() => window.listTimes);
    const names = await namesOf(desk);
    const work = [...processorOf(pid)].map(([one, seconds]) => ({
      name: names.get(one) ?? 'helper of Chromium',
      seconds: seconds - (before.get(one) ?? 0),
    }));
    const { failed } = await desk.call('worklist.list', {});
    await wait(1_000);
    const scrolls = { wheel: await scrollList(desk, 120), flick: await scrollList(desk, 900) };
    return { one: one ?? NaN, ten: ten ?? NaN, all: all ?? NaN, work, failed, scrolls };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
