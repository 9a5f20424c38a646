import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp, type RunningApp } from './app.ts';
import { smallPng } from './small-png.ts';
import { setup as prepareSampleShop } from './sample-shop-folder.ts';
import { views } from './views/index.ts';
import { resize, waitForSample } from './window.ts';

type Theme = 'light' | 'dark';
type Size = readonly [width: number, height: number];

const narrow = [420, 700] as const satisfies Size;
const wide = [1280, 800] as const satisfies Size;

/** The pictures of the documentation: of which view, in which size and theme. The views that lead there are passed on the way. */
const documentation: Readonly<Record<string, readonly [view: string, size: Size, theme: Theme]>> = {
  'workspace-narrow-light': ['message-two-questions', narrow, 'light'],
  'workspace-narrow-dark': ['message-two-questions', narrow, 'dark'],
  'workspace-wide-light': ['message-two-questions', wide, 'light'],
  'first-steps': ['first-steps', narrow, 'light'],
  empty: ['empty', narrow, 'dark'],
  'no-answer': ['message-no-answer', narrow, 'light'],
  upset: ['message-upset', wide, 'dark'],
  scam: ['message-scam', narrow, 'light'],
  Arabic: ['message-Arabic', narrow, 'light'],
  source: ['source', wide, 'light'],
  handover: ['handover', narrow, 'dark'],
  find: ['find', narrow, 'light'],
  'library-wide-dark': ['documents', wide, 'dark'],
  preview: ['preview', wide, 'light'],
  entries: ['entry', wide, 'light'],
  review: ['review', wide, 'dark'],
  rule: ['rule', narrow, 'light'],
  help: ['help', narrow, 'dark'],
  shortcuts: ['shortcuts', narrow, 'light'],
  settings: ['settings-replies', wide, 'light'],
  'storage-time': ['retention', narrow, 'dark'],
  worklist: ['worklist', narrow, 'light'],
  report: ['report', wide, 'light'],
  recent: ['recent', narrow, 'dark'],
  'audit-log': ['audit', wide, 'light'],
  people: ['people', narrow, 'light'],
  locked: ['locked', narrow, 'dark'],
  palette: ['palette', wide, 'dark'],
};

const sizes: readonly Size[] = [[380, 700], narrow, wide, [1680, 950]];
const themes = ['light', 'dark'] as const;

/** The view in a theme and a size, once it is drawn so. */
async function appear(desk: RunningApp, page: Page, theme: Theme, [width, height]: Size): Promise<void> {
  // Nobody may set anything while it is locked: it stays as the system has it, which is asked to be so.
  await page.emulateMedia({ colorScheme: theme });
  await desk.request('settings.change', { theme });
  if (page === desk.page) await resize(desk, width, height);
  // Nothing is pointed at, and colours have moved over to the new theme.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
}

/** Walks the views, of which `draw` takes pictures; says which of them could not be reached. */
async function walk(
  desk: RunningApp,
  isWanted: (name: string) => boolean,
  draw: (name: string, page: Page) => Promise<void>,
): Promise<boolean> {
  let isWhole = true;
  for (const { name, open, leave } of views) {
    try {
      await resize(desk, ...wide);
      const page = (await open(desk)) ?? desk.page;
      if (isWanted(name)) await draw(name, page);
      if (page !== desk.page) await closeWindow(desk, page);
      await leave?.(desk);
    } catch (error) {
      isWhole = false;
      console.error(`${name}: ${String(error)}`);
    }
  }
  return isWhole;
}

/** Ends another window, so that the desk's is the first again. */
const closeWindow = (desk: RunningApp, page: Page): Promise<void> =>
  desk.app.evaluate(({ BrowserWindow }, url) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL() === url) window.destroy();
  }, page.url());

const [given, pattern = ''] = process.argv.slice(2);
const folder = path.resolve(given ?? path.join(import.meta.dirname, '..', '..', 'docs', 'pictures'));
mkdirSync(folder, { recursive: true });
await prepareSampleShop();
await using desk = await launchApp({ sampleShop: 'ready' });
await waitForSample(desk);
desk.page.setDefaultTimeout(10_000);
const save = async (page: Page, name: string): Promise<void> =>
  writeFileSync(path.join(folder, `${name}.png`), smallPng(await page.screenshot()));
const drawn = Object.entries(documentation);
const isWhole = await (given === undefined
  ? walk(
      desk,
      (name) => drawn.some(([, [view]]) => view === name),
      async (name, page) => {
        for (const [file, [view, size, theme]] of drawn) {
          if (view !== name) continue;
          await appear(desk, page, theme, size);
          await save(page, file);
        }
      },
    )
  : walk(
      desk,
      (name) => new RegExp(pattern).test(name),
      async (name, page) => {
        for (const theme of themes)
          for (const size of page === desk.page ? sizes : [wide]) {
            await appear(desk, page, theme, size);
            await save(page, `${name}-${size[0]}-${theme}`);
          }
      },
    ));
if (!isWhole) process.exitCode = 1;
