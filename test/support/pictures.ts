import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { setup as prepareSampleShop } from './sample-shop-folder.ts';
import { smallPng } from './small-png.ts';
import { appear, visitViews, narrow, themes, wide, type Size, type Theme } from './views/walk.ts';

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
  locked: ['locked', narrow, 'light'],
  palette: ['palette', wide, 'dark'],
};

const sizes: readonly Size[] = [[380, 700], narrow, wide, [1680, 950]];

const [given, pattern = ''] = process.argv.slice(2);
const folder = path.resolve(given ?? path.join(import.meta.dirname, '..', '..', 'docs', 'pictures'));
mkdirSync(folder, { recursive: true });
await prepareSampleShop();
const save = async (page: Page, name: string): Promise<void> =>
  writeFileSync(path.join(folder, `${name}.png`), smallPng(await page.screenshot()));
const drawn = Object.entries(documentation);
const isWhole = await (given === undefined
  ? visitViews(
      (name) => drawn.some(([, [view]]) => view === name),
      async (name, desk, page) => {
        for (const [file, [view, size, theme]] of drawn) {
          if (view !== name) continue;
          await appear(desk, page, theme, size);
          await save(page, file);
        }
      },
    )
  : visitViews(
      (name) => new RegExp(pattern).test(name),
      async (name, desk, page) => {
        for (const theme of themes)
          for (const size of page === desk.page ? sizes : [wide]) {
            await appear(desk, page, theme, size);
            await save(page, `${name}-${size[0]}-${theme}`);
          }
      },
    ));
if (!isWhole) process.exitCode = 1;
