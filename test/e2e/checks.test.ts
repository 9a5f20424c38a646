import { afterAll, beforeAll, expect, test } from 'vitest';
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
  await page.keyboard.press('Control+,');
  const choice = page.getByRole('radiogroup', { name: 'Words that promise too much' });
  await choice.getByRole('radio', { name: 'Warn' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await desk.call('settings.get', {})).checks.promises).toBe('block');
  await shoot('checks-settings');
  expect(await violations()).toEqual([]);
});
