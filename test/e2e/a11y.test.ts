import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { cutOff, faultsAtRest, keycaps, longestLine } from '../support/measures.ts';
import { resize, openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

const violations = () => axeViolations(desk.page);

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
      // Each opens something; narrow, the last two open what is folded into a line.
      for (const key of ['w', 'f', 'd', 'm', 'Shift+M']) await keyboard.press(key);
      expect(await violations()).toEqual([]);
      for (const key of ['w', 'f', 'd', 'm', 'Shift+M']) await keyboard.press(key);
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

    test('axe finds nothing in the report', async () => {
      const { page } = desk;
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+3');
      await page.getByRole('region', { name: 'Messages', exact: true }).getByRole('button').waitFor();
      expect(await violations()).toEqual([]);
      const pages = [
        ['Fairness', page.getByRole('region', { name: 'Fairness' })],
        ['Outcomes', page.getByText('No ratings yet')],
        ['Customers', page.getByRole('tabpanel').getByRole('alert')],
        // Without a key: what customers wrote cannot be shown, and that is said.
        ['Quality', page.getByRole('tabpanel').getByRole('alert')],
        ['Library health', page.getByRole('region', { name: 'Covered' })],
      ] as const;
      for (const [tab, content] of pages) {
        await page.getByRole('tab', { name: tab }).click();
        await content.waitFor();
        expect({ tab, found: await violations() }).toEqual({ tab, found: [] });
      }
      await page.getByRole('tab', { name: 'Overview' }).click();
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
        for (const view of ['Alt+1', 'Alt+2', 'Alt+3']) {
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

const twoQuestions = `Hello, this is Maren Okafor, order #48213.

Where is my parcel? It should have been here on Saturday. And how should I store the bread at home?

Best wishes
Maren`;

/** At rest: on the desk without a dialog, with nothing opened and nothing pointed at. */
async function readAtRest(text: string): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  // So that what is waited for is this one, not the same words of the one before.
  await page.keyboard.press('n');
  await page.mouse.move(0, 0);
  await openMessage(desk, text);
  // The list of messages to try holds the same words.
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
}

// Bug: what she came for is off the screen, and she scrolls with every message.
test.each([
  [420, 700],
  [380, 560],
] as const)(
  'at %i × %i the best answer, six lines of the reply and the copy button are seen without scrolling',
  async (width, height) => {
    await resize(desk, width, height);
    await readAtRest(twoQuestions);
    await expect.poll(() => cutOff(desk.page, 6)).toEqual([]);
  },
);

// Bugs: a fold that the keyboard cannot open, says nothing to a screen reader, or closes by itself while one works.
test('narrow, message, details, other answers and further questions open on demand and stay as they were left', async () => {
  const { page } = desk;
  await resize(desk, 420, 700);
  await readAtRest(twoQuestions);
  const fold = (name: RegExp) => page.getByRole('button', { name });
  const message = fold(/^Expand or collapse message/);
  const others = fold(/^2 other answers/);
  expect(await message.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('m');
  await page.getByText('signature folded').waitFor();
  await fold(/^Expand or collapse details/).press('Enter');
  await page.getByRole('button', { name: 'Copy order number #48213' }).waitFor();
  await others.click();
  await page.getByRole('button', { name: 'What if my parcel is late?', exact: true }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('button', { name: /Storing bread/, pressed: true }).waitFor();
  expect(
    await page.getByRole('button', { name: /^Question 1: Where is my parcel/ }).getAttribute('aria-expanded'),
  ).toBe('false');
  expect(await message.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Alt+1');
  expect(await message.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Shift+M');
  await page.getByRole('button', { name: 'Copy order number #48213' }).waitFor({ state: 'detached' });
});

// Bug: somebody who needs larger text gets it, and with it buttons and words that are cut off or lie over each other.
test.each(['large', 'largest'] as const)(
  'with %s text all of it is larger, and nothing is cut off',
  async (textSize) => {
    const { page } = desk;
    const sizeOf = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    const normal = await sizeOf();
    await desk.call('settings.change', { textSize });
    await expect.poll(sizeOf).toBeGreaterThan(normal * 1.1);
    for (const [width, height] of [
      [420, 700],
      [1180, 760],
    ] as const) {
      await resize(desk, width, height);
      await readAtRest(twoQuestions);
      expect(await violations()).toEqual([]);
      for (const view of ['Alt+1', 'Alt+2', 'Alt+3']) {
        await page.keyboard.press(view);
        const over = await page.evaluate(() => {
          const element = document.querySelector('main > *');
          return element === null ? -1 : element.scrollWidth - element.clientWidth;
        });
        expect({ view, width, over: Math.max(over, 0) }).toEqual({ view, width, over: 0 });
      }
    }
    await desk.call('settings.change', { textSize: 'normal' });
    await expect.poll(sizeOf).toBe(normal);
  },
);

test.each(['light', 'dark'] as const)('axe finds nothing in three panes, in %s', async (theme) => {
  await desk.call('settings.change', { theme });
  await resize(desk, 1660, 900);
  await desk.page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
  await readAtRest(twoQuestions);
  expect(await violations()).toEqual([]);
});

// Bugs: keycaps that shout; a control that only its author can name; two buttons that both want to be pressed.
test('in every view at most five keys are drawn at rest, one action is the first, and every control has a name', async () => {
  const { page } = desk;
  const press = (keys: string) => page.keyboard.press(keys);
  const found: Record<string, readonly string[]> = {};
  const look = async (view: string): Promise<void> => {
    found[view] = await faultsAtRest(page);
  };
  for (const [width, height] of [
    [420, 700],
    [1280, 800],
  ] as const) {
    await resize(desk, width, height);
    await readAtRest(twoQuestions);
    await look(`desk ${width}`);
    await openMessage(desk, 'Hello, do you run sourdough courses? I will never order from you again.');
    await look(`no answer ${width}`);
    await press('1');
    await press('f');
    await press('d');
    await look(`all opened ${width}`);
    await press('f');
    await press('d');
    const dialogs = ['F1', 'Control+,', 'Control+k', 'Control+e', 's', 'Control+Shift+K', 'Control+Shift+Q'];
    for (const keys of [...dialogs, 'Control+Shift+Y', 'Control+Shift+G', 'Shift+W', 'Shift+Digit1']) {
      await press(keys);
      await page.getByRole('dialog').waitFor();
      await look(`${keys} ${width}`);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await press('n');
    await look(`empty desk ${width}`);
    await press('Alt+2');
    for (const tab of ['Entries', 'Gaps', 'Golden', 'Review', 'Documents']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').getByText(/./).first().waitFor();
      await page.mouse.move(0, 0);
      await look(`${tab} ${width}`);
    }
  }
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
});

// Bug: a key that is hidden at rest is found nowhere.
test('the key of a control is told on hover, on focus, and by all while Ctrl is held', async () => {
  const { page } = desk;
  await readAtRest(twoQuestions);
  await page.locator('.action-bar').getByRole('button', { name: 'Hand over' }).hover();
  await page.locator('.tip', { hasText: 'Ctrl E' }).waitFor();
  await page.mouse.move(0, 0);
  await page.locator('.tip').waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'New message' }).focus();
  await page.locator('.tip', { hasText: 'New message' }).waitFor();
  await page.keyboard.down('Control');
  await expect.poll(async () => (await keycaps(page)).length).toBeGreaterThan(8);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await keycaps(page)).length).toBeLessThanOrEqual(5);
});

test.each([
  [900, 2],
  [1280, 2],
  [1660, 3],
] as const)(
  'at %i pixels there are %i panes, and no line of a message, an answer or a reply is longer than 75 characters',
  async (width, panes) => {
    const { page } = desk;
    await resize(desk, width, 900);
    for (const { name, text } of await desk.call('sample.messages', {})) {
      await readAtRest(text);
      const lefts = await page.evaluate(() =>
        ['.message', '.answers', '.reply'].map(
          (one) => document.querySelector(one)?.getBoundingClientRect().left ?? -1,
        ),
      );
      expect(new Set(lefts).size).toBe(panes);
      const { characters, line } = await longestLine(page);
      expect({ name, line: characters > 75 ? line : '' }).toEqual({ name, line: '' });
    }
  },
);

// Bug: what every key can do, a mouse cannot.
test('with the mouse alone: a click opens a row, a right click says what can be done with it', async () => {
  const { page } = desk;
  await resize(desk, 1280, 800);
  await page.keyboard.press('Alt+2');
  await page.getByRole('tab', { name: 'Documents' }).click();
  const row = page.getByRole('row', { name: /shipping-and-returns/ });
  await row.click({ button: 'right' });
  expect(await page.getByRole('menuitem').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('Open'), expect.stringContaining('Remove')]),
  );
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  await row.click();
  await page.getByRole('dialog').getByText('tracking link').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await readAtRest(twoQuestions);
  await page.getByRole('button', { name: 'More for question 2' }).click();
  await page.getByRole('menuitem', { name: /^Leave out/ }).click();
  await page.getByText('Left out of the reply').waitFor();
  await page
    .getByRole('button', { name: 'What if my parcel is late?', exact: true })
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Use in reply/ }).click();
  await page.getByRole('button', { name: /^What if my parcel is late\?/, pressed: true }).waitFor();
});

// Bug: what can be undone is gone before it is read, or lies over the button that was wanted.
test('what can be undone stays in the line at the foot until it is put away, and covers nothing', async () => {
  const { page } = desk;
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
  await resize(desk, 420, 700);
  await readAtRest('Does the little bird on the paper band have a name?');
  await page.keyboard.press('q');
  await page.getByRole('dialog').getByRole('option', { name: 'Wholesale' }).click();
  const toast = page.locator('.toast');
  await toast.getByText('Moved to Wholesale.').waitFor();
  const copy = await page.getByRole('button', { name: 'Copy reply' }).boundingBox();
  const line = await toast.boundingBox();
  expect((copy?.y ?? 0) + (copy?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0);
  // Longer than what only tells something stays.
  await page.waitForTimeout(7_000);
  // A word that is on a control is not said again beside it.
  await toast.getByRole('button', { name: 'Undo' }).hover();
  await page.locator('.tip', { hasText: 'Z' }).waitFor();
  expect(await page.locator('.tip').textContent()).not.toContain('Undo');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await toast.getByText('Undone').waitFor();
});
