import type { Page } from 'playwright-core';
import { launchApp, type RunningApp } from '../app.ts';
import { resize, waitForSample } from '../window.ts';
import { brokenViews } from './broken.ts';
import { views } from './index.ts';

export type Theme = 'light' | 'dark';
export type Size = readonly [width: number, height: number];

export const narrow = [420, 700] as const satisfies Size;
export const wide = [1280, 800] as const satisfies Size;
export const themes = ['light', 'dark'] as const;

/** What is done in a view; `page` is another one than the window's where the view is a window of its own. */
type Visit = (name: string, desk: RunningApp, page: Page) => Promise<void>;

/** The view in a theme and a size, once it is drawn so. */
export async function appear(
  desk: RunningApp,
  page: Page,
  theme: Theme,
  [width, height]: Size,
): Promise<void> {
  // Nobody may set anything while it is locked: it stays as the system has it, which is asked to be so.
  await page.emulateMedia({ colorScheme: theme });
  await desk.request('settings.change', { theme });
  if (page === desk.page) await resize(desk, width, height);
  // Nothing is left of the way here: what was said at the foot, and the ring around a tab that was pressed.
  if (page === desk.page) {
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('.toast__text .button--icon')?.click();
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && focused.role === 'tab') focused.blur();
    });
    await page.locator('.toast__text').waitFor({ state: 'detached' });
  }
  // Nothing is pointed at, and colours have moved over to the new theme.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** Looks at the wanted ones of all views and broken states; says whether each of them could be reached. */
export async function visitViews(isWanted: (name: string) => boolean, look: Visit): Promise<boolean> {
  const last = views.findLastIndex(({ name }) => isWanted(name));
  let isWhole = true;
  const attempt = async (name: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => {
      isWhole = false;
      console.error(`${name}: ${String(error)}`);
    });
  };
  if (last >= 0) {
    await using desk = await launchApp({ sampleShop: 'ready' });
    await waitForSample(desk);
    desk.page.setDefaultTimeout(30_000);
    // The views that lead to the wanted ones are passed on the way.
    for (const { name, open, leave } of views.slice(0, last + 1))
      await attempt(name, async () => {
        await resize(desk, ...wide);
        const page = (await open(desk)) ?? desk.page;
        if (isWanted(name)) await look(name, desk, page);
        if (page !== desk.page) await closeWindow(desk, page);
        await leave?.(desk);
      });
  }
  for (const { name, start } of brokenViews.filter((one) => isWanted(one.name)))
    await attempt(name, async () => {
      await using desk = await start();
      await look(name, desk, desk.page);
    });
  return isWhole;
}

/** Ends another window, so that the desk's is the first again. */
const closeWindow = (desk: RunningApp, page: Page): Promise<void> =>
  desk.app.evaluate(({ BrowserWindow }, url) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL() === url) window.destroy();
  }, page.url());
