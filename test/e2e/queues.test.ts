import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { resize, openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
});
afterAll(() => desk.close());

beforeEach(async () => {
  await desk.page.reload();
  await desk.page.getByRole('status').getByText('Ready', { exact: true }).waitFor();
});

const press = (keys: string) => desk.page.keyboard.press(keys);
const routing = () => desk.page.locator('.routing');
const toast = () => desk.page.locator('.toast');

const violations = () => axeViolations(desk.page);

const odd = 'Does the little bird on the paper band have a name?';
const alike = 'Has the small bird on your paper band got a name?';

describe('with the keyboard alone', () => {
  test('moving a message to another queue routes similar messages there, until the move is undone', async () => {
    const { page } = desk;
    await openMessage(desk, odd);
    expect(await routing().textContent()).not.toContain('Wholesale');
    await press('q');
    await page.getByRole('dialog').getByRole('option', { name: 'Wholesale' }).waitFor();
    await page.keyboard.type('who');
    await press('Enter');
    await toast().getByText('Moved to Wholesale.').waitFor();
    expect(await routing().textContent()).toContain('Wholesale');

    await openMessage(desk, alike);
    expect(await routing().textContent()).toContain('Wholesale');
    await press('t');
    await page.getByText('that you put there').waitFor();
    await press('t');

    await openMessage(desk, odd);
    await press('Control+z');
    await toast().getByText('Undone').waitFor();
    await openMessage(desk, alike);
    expect(await routing().textContent()).not.toContain('Wholesale');
  });

  test('a threat is shown with its words and leads to the owner, whatever else is asked', async () => {
    const { page } = desk;
    await openMessage(desk, 'Where is my parcel? If it is not here tomorrow I will sue you.');
    await page.locator('.alarm', { hasText: 'Legal threat: “I will sue”' }).waitFor();
    expect(await routing().textContent()).toMatch(/For the owner.*urgent/);
    await press('Shift+M');
    await page.getByText('by a rule', { exact: true }).waitFor();
    expect(await routing().textContent()).toMatch(/For the owner.*urgent.*by a rule/);
    await press('Shift+M');
  });

  test('a new queue receives messages as soon as it is saved, and leaves the list when removed', async () => {
    const { page } = desk;
    await press('Control+Shift+Q');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'New queue' }).press('Enter');
    await dialog.getByLabel('Name').fill('Courses');
    await dialog
      .getByLabel('What belongs here')
      .fill('Baking courses and workshops: dates, prices, booking.');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await dialog.getByRole('button', { name: /^Courses/ }).waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await openMessage(desk, 'When is your next baking course?');
    expect(await routing().textContent()).toContain('Courses');

    await press('Control+Shift+Q');
    await dialog.getByRole('button', { name: /^Courses/ }).press('Enter');
    await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
    await dialog.getByRole('button', { name: 'Really remove?' }).press('Enter');
    await dialog.getByRole('button', { name: 'New queue' }).waitFor();
    expect(await dialog.getByRole('button', { name: /^Courses/ }).count()).toBe(0);
  });
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each([
    ['narrow', 420, 700],
    ['wide', 1180, 760],
  ] as const)(
    'axe finds nothing and nothing is wider than the window when it is %s',
    async (_name, width, height) => {
      const { page } = desk;
      await desk.call('settings.change', { theme });
      await resize(desk, width, height);
      await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
      const found: Record<string, readonly string[]> = {};
      const check = async (name: string): Promise<void> => {
        found[name] = await violations();
        if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
          found[name] = [...found[name], 'wider than the window'];
        const shots = process.env['SIDEDESK_SHOTS'];
        if (shots) await page.screenshot({ path: `${shots}/${name}-${theme}-${width}.png` });
      };
      await openMessage(
        desk,
        'Where is my parcel? My son had an allergic reaction, I will sue you. Maren Okafor',
      );
      await press('t');
      await check('routing');
      await press('t');
      await press('q');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await check('choose');
      await press('Escape');
      await press('Control+Shift+Q');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'New queue' }).waitFor();
      await check('queues');
      await dialog.getByRole('button', { name: /^Wholesale/ }).click();
      await check('queue');
      await press('Escape');
      await dialog.getByRole('button', { name: /^Legal threat/ }).click();
      await check('rule');
      await press('Escape');
      await press('Escape');
      expect(found).toEqual({ routing: [], choose: [], queues: [], queue: [], rule: [] });
    },
  );
});
