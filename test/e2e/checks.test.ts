import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingPlaces, settingSections } from '../../renderer/features/settings/setting-places.ts';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import {
  focusedLabel,
  readClipboardHtml,
  readClipboard,
  resize,
  openMessage,
  waitForSample,
} from '../support/window.ts';
import { t } from '../support/i18n.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

const violations = () => axeViolations(desk.page);

async function shoot(name: string): Promise<void> {
  if (process.env['SHOTS']) await desk.page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
}

test('by keyboard: a blocking finding is revealed and fixed, a warning is overruled, and text and HTML are copied', async () => {
  const { page } = desk;
  const press = (keys: string) => page.keyboard.press(keys);
  const field = page.getByRole('textbox', { name: 'Reply' });
  const list = page.getByRole('list', { name: 'Findings' });
  await resize(desk, 1180, 760);
  await openMessage(desk, 'Hello, this is Dev Raman. Where is my parcel?');
  await openMessage(
    desk,
    'Good morning, this is Maren Okafor. Where is my parcel? Do you run sourdough courses?',
  );

  // The case before is pasted over the reply, with a promise.
  await press('r');
  await press('Control+Home');
  await page.keyboard.type(
    'Dear Dev,\nwe promise it leaves today:\n- bread <fresh>\n- https://shop.example/a?b=1&c=2\n\n',
  );
  await list.getByText(/You greet “Dev”/).waitFor();
  await list.getByText('Question 2 still needs an answer.').waitFor();
  await shoot('checks-wide');
  await resize(desk, 420, 700);
  expect(await violations()).toEqual([]);
  await shoot('checks-narrow');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot('checks-dark');
  expect(await violations()).toEqual([]);

  await press('Control+Enter');
  expect(await focusedLabel(desk)).toBe('Reply');
  const selected = () =>
    field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  await expect.poll(selected).toBe('Dev');
  await press('Control+.');
  await expect.poll(() => field.inputValue()).toContain('Dear Maren,');
  await list.getByText(/You greet “Dev”/).waitFor({ state: 'detached' });
  // The next is the open question; it is left out.
  await press('Control+.');
  await expect.poll(() => field.inputValue()).not.toContain('[your answer]');
  await list.getByText(/“we promise” is on your do-not-promise list/).waitFor();
  await press('F8');
  await expect.poll(selected).toBe('we promise');

  await press('Control+Enter');
  await page.getByRole('button', { name: 'Copy anyway' }).waitFor();
  const words = await field.inputValue();
  await press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
  expect(await readClipboard(desk)).toBe(words);
  const html = await readClipboardHtml(desk);
  expect(html).toContain('<li>bread &lt;fresh&gt;</li>');
  expect(html).toContain('<a href="https://shop.example/a?b=1&amp;c=2">');
  expect(html).toContain('charset=utf-8');
  expect(desk.consoleErrors).toEqual([]);
});

test('the owner decides what stops a copy', async () => {
  const { page } = desk;
  await resize(desk, 1180, 760);
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Before copying' }).click();
  const choice = page.getByRole('radiogroup', { name: 'Words that promise too much' });
  await choice.getByRole('radio', { name: 'Warn' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await desk.call('settings.get', {})).checks.promises).toBe('block');
  await choice.locator('xpath=..').getByText('Saved').waitFor();
  await shoot('checks-settings');
  expect(await violations()).toEqual([]);
});

// Bug: search offers a setting that is in another section, or in none any more.
test('every setting that search finds stands in its section, and the search goes there', async () => {
  const { page } = desk;
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  // When the desk locks is a question only where a key is.
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
  // Alone, there is nobody to add.
  for (const section of settingSections.filter((id) => id !== 'people')) {
    await dialog.getByRole('button', { name: t(`settings.sections.${section}`), exact: true }).click();
    await dialog.getByRole('heading', { name: t(`settings.sections.${section}`) }).waitFor();
    const names = () =>
      dialog
        .locator('[data-setting]')
        .evaluateAll((places) => places.map((place) => place.getAttribute('data-setting') ?? '').sort());
    await expect.poll(names).toEqual(settingPlaces[section].toSorted());
  }

  await resize(desk, 420, 700);
  await dialog.getByRole('searchbox').fill('shop na');
  await page.keyboard.press('Enter');
  const name = dialog.getByLabel('Shop name');
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await violations()).toEqual([]);
  // Bug: what was typed last is lost when Escape closes the dialog.
  await name.fill('Larch & Lamb');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(async () => (await desk.call('settings.get', {})).shopName).toBe('Larch & Lamb');
});
