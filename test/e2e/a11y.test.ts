import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { resize, openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

/** What axe has against the window as it is now, in a form that reads well when it fails. */
async function violations(): Promise<readonly string[]> {
  // The usual mode opens a second page, which an app has no place for.
  const { violations: found } = await new AxeBuilder({ page: desk.page }).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

const sizes = [
  ['narrow', 420, 700],
  ['wide', 1180, 760],
] as const;

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  describe.each(sizes)('and %s', (_name, width, height) => {
    beforeAll(async () => {
      await desk.call('settings.change', { theme });
      await resize(desk, width, height);
      await desk.page.waitForFunction(
        (wanted) => document.documentElement.dataset['theme'] === wanted,
        theme,
      );
    });

    test('axe finds nothing on the empty desk and on the desk at work', async () => {
      const { keyboard } = desk.page;
      await keyboard.press('Escape');
      await keyboard.press('Alt+1');
      await keyboard.press('n');
      expect(await violations()).toEqual([]);
      await openMessage(
        desk,
        'Hello, this is Maren Okafor. Where is my parcel? And do you run sourdough courses?\n\n> old mail\n> more of it',
      );
      for (const key of ['w', 'f', 'd']) await keyboard.press(key);
      expect(await violations()).toEqual([]);
      for (const key of ['w', 'f', 'd']) await keyboard.press(key);
    });

    test('axe finds nothing in the library', async () => {
      const { page } = desk;
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+2');
      for (const tab of ['Entries', 'Gaps', 'Review', 'Documents']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('tabpanel').getByText(/./).first().waitFor();
        expect({ tab, found: await violations() }).toEqual({ tab, found: [] });
      }
    });

    test('axe finds nothing in the dialogs', async () => {
      const { page } = desk;
      await page.keyboard.press('Alt+1');
      for (const keys of ['?', 'Control+,', 'Control+k', 'Control+e', 'Shift+Digit1']) {
        await page.keyboard.press(keys);
        await page.getByRole('dialog').waitFor();
        expect({ keys, found: await violations() }).toEqual({ keys, found: [] });
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    });

    test('nothing is wider than the window, at 200 % zoom either', async () => {
      for (const factor of [1, 2]) {
        await desk.app.evaluate(
          ({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom),
          factor,
        );
        for (const view of ['Alt+1', 'Alt+2']) {
          await desk.page.keyboard.press(view);
          const over = await desk.page.evaluate(() => {
            const element = document.querySelector('main > *');
            return element === null ? -1 : element.scrollWidth - element.clientWidth;
          });
          expect({ view, factor, over: Math.max(over, 0) }).toEqual({ view, factor, over: 0 });
        }
      }
      await desk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1),
      );
    });
  });
});

test('no text is smaller than 12 pixels', async () => {
  const small = await desk.page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.childNodes.length > 0 && Number.parseFloat(getComputedStyle(element).fontSize) < 12,
      )
      .map((element) => element.className),
  );
  expect(small).toEqual([]);
});
