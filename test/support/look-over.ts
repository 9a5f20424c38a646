/**
 * Looks over every view, or those whose name fits a pattern: axe in English in both themes at 420 pixels; keys that shout, controls
 * without a name and more than one main button at 420 and 1,280; and, in the languages with longer words, words that are cut and
 * parts that are too wide at 380 and 1,280 pixels, each at 100 % and 200 %. A view in a window of its own is seen by axe alone, at
 * 1,280 pixels. Prints what is wrong.
 */
import { axeViolations } from './axe.ts';
import type { RunningApp } from './app.ts';
import { setup as prepareSampleShop } from './sample-shop-folder.ts';
import { cutWords, faultsAtRest, wideParts } from './measures.ts';
import { appear, visitViews, narrow, themes, wide } from './views/walk.ts';

/** As narrow as the window goes. */
const narrowest = [380, 700] as const;
const languages = ['de', 'fr', 'es'] as const;

const zoom = (desk: RunningApp, factor: number): Promise<void> =>
  desk.app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
    factor,
  );

const [pattern = ''] = process.argv.slice(2);
await prepareSampleShop();
let faults = 0;
let looked = 0;
const isWhole = await visitViews(
  (name) => new RegExp(pattern).test(name),
  async (name, desk, page) => {
    const report = (where: string, found: readonly string[]): void => {
      looked += 1;
      faults += found.length;
      for (const one of found) console.log(`${name}, ${where}: ${one}`);
    };
    for (const theme of themes) {
      await appear(desk, page, theme, page === desk.page ? narrow : wide);
      report(theme, await axeViolations(page));
    }
    if (page !== desk.page) return;
    for (const size of [narrow, wide]) {
      await appear(desk, page, 'light', size);
      report(`${size[0]} at rest`, await faultsAtRest(page));
    }
    for (const language of languages) {
      // Nobody may set anything while it is locked: it is looked at in English then.
      if (!(await desk.request('settings.change', { language })).ok && language !== languages[0]) continue;
      await page.waitForTimeout(200);
      for (const size of [narrowest, wide]) {
        for (const factor of [1, 2]) {
          await zoom(desk, factor);
          await appearAs(desk, size, factor);
          const where = `${language}, ${size[0]} at ${factor}00 %`;
          report(where, [...(await cutWords(page)), ...(await wideParts(page))]);
        }
        await zoom(desk, 1);
      }
    }
    await desk.request('settings.change', { language: 'en' });
  },
);

async function appearAs(
  desk: RunningApp,
  [width, height]: readonly [number, number],
  factor: number,
): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await desk.page.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) <= 1, width / factor);
  await desk.page.waitForTimeout(100);
}

console.log(`${looked} looks, ${faults} faults`);
if (!isWhole || faults > 0) process.exitCode = 1;
