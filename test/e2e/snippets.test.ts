import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import {
  stubFileDialog,
  focusedLabel,
  resize,
  openMessage,
  waitForSample,
  openField,
} from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

beforeEach(async () => {
  await desk.page.reload();
  await desk.page.getByRole('status').getByText('Ready', { exact: true }).waitFor();
});

const press = (keys: string) => desk.page.keyboard.press(keys);
const type = (words: string) => desk.page.keyboard.type(words);
const dialog = () => desk.page.getByRole('dialog');
const reply = () => desk.page.getByRole('textbox', { name: 'Reply' });
const replyWith = (words: string) =>
  desk.page.waitForFunction(
    (wanted) => document.querySelector<HTMLTextAreaElement>('#reply-text')?.value.includes(wanted),
    words,
  );

const violations = () => axeViolations(desk.page);

const angry =
  'This is a disgrace! My loaves arrived squashed and mouldy. I want a refund for order BB-20714. Maren Okafor';

describe('with the keyboard alone', () => {
  test('an upset customer gets the calming snippet, and its missing values are asked for', async () => {
    const { page } = desk;
    await openMessage(desk, angry);
    await page.getByRole('button', { name: 'Use “so-sorry”' }).waitFor();
    expect(await reply().inputValue()).not.toMatch(/sorry/i);
    await press('i');
    await replyWith('did not arrive as it left our oven (order BB-20714)');
    expect(await reply().inputValue()).not.toContain('so much trouble');
    expect(await focusedLabel(desk)).toBe('Reply');
    await press('Escape');

    await openField(desk, 's');
    await type('a voucher for the customer');
    await page.getByRole('option', { name: /money-back/ }).waitFor();
    while (
      (await page.locator('.search-list__item[data-focused]').textContent())?.startsWith('money-back') !==
      true
    )
      await press('ArrowDown');
    await press('Enter');
    await dialog().getByRole('radio', { name: 'your money back' }).waitFor();
    await press('Enter');
    await dialog().getByText('Still needed: money back or voucher').waitFor();
    await press('Space');
    await press('ArrowDown');
    await dialog().getByText('We will make it good with a voucher').waitFor();
    await press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await replyWith('The voucher is valid until');
    const text = await reply().inputValue();
    expect(text).not.toContain('{{');
    expect(text.indexOf('The voucher')).toBeLessThan(text.indexOf('Warm regards'));
    await press('Escape');
    await press('f');
    const origins = page.getByRole('region', { name: 'Where each line comes from' });
    await origins.getByText('snippet “money-back”').first().waitFor();
    await origins.getByText('snippet “so-sorry”').waitFor();
    await press('f');
  });

  test('a snippet is inserted at the cursor, Escape changes nothing, and a typed short name expands', async () => {
    const { page } = desk;
    await openMessage(desk, 'Is it all right to freeze your bread?');
    await press('r');
    await press('Control+Home');
    await type('AB');
    await press('ArrowLeft');
    await openField(desk, 'Control+j');
    await dialog().getByRole('searchbox').waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'reply-text');
    await openField(desk, 'Control+j');
    await dialog().getByRole('searchbox').waitFor();
    await type('calm-l');
    await page.locator('.search-list__item[data-focused]', { hasText: 'calm-late' }).waitFor();
    await press('Enter');
    await replyWith('AI understand how annoying');
    expect((await reply().inputValue()).startsWith('AI understand')).toBe(true);
    await press('Control+End');
    await type(' ;replacement ');
    await dialog().getByLabel('Which loaf?').waitFor();
    await type('Field Rye');
    await press('Enter');
    await replyWith('a new Field Rye and send it on');
    expect(await reply().inputValue()).not.toContain(';replacement');
    expect(await focusedLabel(desk)).toBe('Reply');
  });

  test('a new snippet is validated while it is written; an imported file can be undone', async () => {
    const { page } = desk;
    await press('Control+Shift+K');
    await dialog().getByRole('button', { name: 'New snippet' }).press('Enter');
    await dialog().getByLabel('Short name').fill('hours');
    await dialog().getByLabel("What it's about").fill('Opening hours');
    await dialog().getByLabel('Text', { exact: true }).fill('Open until\n{{today+1x}}.');
    await dialog().getByText("Line 2, column 1: This date can't be read").waitFor();
    expect(await dialog().getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog().getByLabel('Text', { exact: true }).fill('Open on {{ask: Which day?}}.');
    await dialog().getByText('Asked when you insert it: Which day?').waitFor();
    await press('Control+Enter');
    await dialog()
      .getByRole('button', { name: /^hours/ })
      .waitFor();

    await stubFileDialog(desk, [path.resolve('test/fixtures/snippets/shop.yml')]);
    await dialog().getByRole('button', { name: 'Import…' }).press('Enter');
    await dialog().getByText('6 added, 0 changed, 8 skipped').waitFor();
    await dialog().getByText('it runs a program (shell)').waitFor();
    await dialog().getByRole('button', { name: 'Undo' }).press('Enter');
    await dialog()
      .getByRole('button', { name: /^braces/ })
      .waitFor({ state: 'detached' });
    await dialog()
      .getByRole('button', { name: /^hours/ })
      .press('Enter');
    await dialog().getByRole('button', { name: 'Remove' }).press('Enter');
    await dialog().getByRole('button', { name: 'Really remove?' }).press('Enter');
    await dialog().getByRole('button', { name: 'New snippet' }).waitFor();
    expect(
      await dialog()
        .getByRole('button', { name: /^hours/ })
        .count(),
    ).toBe(0);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(1);
  });
});

test('axe finds nothing, and nothing is wider than the window, narrow and light or wide and dark', async () => {
  const { page } = desk;
  const found: Record<string, readonly string[]> = {};
  const check = async (name: string): Promise<void> => {
    found[name] = await violations();
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found[name] = [...found[name], 'wider than the window'];
    const shots = process.env['SIDEDESK_SHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/snippets-${name}.png` });
  };
  const appear = async (theme: 'light' | 'dark', width: number, height: number): Promise<void> => {
    await desk.call('settings.change', { theme });
    await resize(desk, width, height);
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
  };
  await appear('light', 420, 700);
  await openMessage(desk, angry);
  await page.getByRole('button', { name: /^Use “so-sorry”/ }).waitFor();
  await openField(desk, 's');
  await page.getByRole('option', { name: /money-back/ }).waitFor();
  await check('picker');
  await type('money');
  await page.locator('.search-list__item[data-focused]', { hasText: 'money-back' }).waitFor();
  await press('Enter');
  await dialog().getByRole('radio', { name: 'a voucher' }).waitFor();
  await check('asking');
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await check('calming');
  await appear('dark', 1180, 760);
  await press('Control+Shift+K');
  await dialog()
    .getByRole('button', { name: /^money-back/ })
    .waitFor();
  await check('list');
  await dialog()
    .getByRole('button', { name: /^money-back/ })
    .press('Enter');
  await dialog().getByText('As it reads now').waitFor();
  await dialog().locator('summary').press('Enter');
  await check('form');
  await press('Escape');
  expect(found).toEqual({ picker: [], asking: [], calming: [], list: [], form: [] });
});
