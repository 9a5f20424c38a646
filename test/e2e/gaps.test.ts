import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { focusedLabel, resize, openMessage, waitForSample, openField } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
});
afterAll(() => desk.close());

/** A machine that does other things as well. */
const timeoutMs = { timeout: 15_000 };
const press = (keys: string) => desk.page.keyboard.press(keys);

/** Takes the message and copies the reply, with these words where the library says nothing. */
async function answer(message: string, words: string): Promise<void> {
  const { page } = desk;
  await openMessage(desk, message);
  await page.getByText('Your library has no answer.').waitFor();
  await press('Control+Enter');
  await expect.poll(() => focusedLabel(desk), timeoutMs).toBe('Reply');
  await page.keyboard.type(words);
  await press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
}

/** Dark and narrow, light and wide (where the editor stands beside the table and no dialog is in the way): what axe finds, and whether anything stands out of the window. */
async function checkAppearance(name: string): Promise<void> {
  const { page } = desk;
  for (const [theme, width, height] of [
    ['dark', 420, 700],
    ['light', 1180, 760],
  ] as const) {
    await desk.call('settings.change', { theme });
    await resize(desk, width, height);
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    const shots = process.env['SIDEDESK_SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${theme}-${width}.png` });
  }
}

test('two unanswered questions become one gap, three keys make it an entry, and the next search finds it', async () => {
  const { page } = desk;
  await answer(
    'Hello, do you run sourdough courses for beginners?',
    'Yes, each spring: we send you the dates.',
  );
  await answer('Hi, is there a sourdough course that a beginner could take?', 'Yes, in spring.');
  await press('Alt+2');
  await page.getByRole('tab', { name: /^Gaps/ }).press('Enter');
  const gap = page.getByRole('article', { name: 'Gap' });
  await gap.getByRole('heading', { name: /sourdough|beginner/ }).waitFor();
  await gap.getByText('2 questions in 2 messages').waitFor();
  await checkAppearance('gaps');

  await press('k');
  await press('Enter');
  await gap.getByText('All questions, newest first').waitFor();
  await press('n');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Answer' }).inputValue(), timeoutMs)
    .toContain('each spring');
  await press('Control+Enter');
  await page.getByText('Saved. Gap closed').waitFor();

  await press('Alt+1');
  await openMessage(desk, 'Good morning, do you have a sourdough course for beginners?');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue(), timeoutMs)
    .toContain('Yes, each spring: we send you the dates.');
});

test('a golden question is added on the desk, warns before a regressing edit, reports it afterwards, and the edit is reverted', async () => {
  const { page } = desk;
  await resize(desk, 1180, 760);
  await press('Alt+1');
  await openMessage(desk, 'Hello, where is my parcel?');
  await press('Shift+G');
  await page.getByText('Added as a golden question').waitFor();

  const target = (await desk.call('golden.list', {})).pairs[0]?.target ?? '';
  await press('Alt+2');
  await page.getByRole('tab', { name: /^Entries/ }).press('Enter');
  const { question } = await desk.call('entries.get', { id: target.slice(2) });
  await openField(desk, '/');
  await page.keyboard.type(question);
  await page.getByRole('row').filter({ hasText: question }).first().press('Enter');
  const field = page.getByRole('textbox', { name: 'Question', exact: true });
  await field.fill('Which songs does the baker like?');
  await page.getByRole('textbox', { name: 'Answer' }).fill('Old ones.');
  await press('Control+Enter');
  await page.getByText('1 golden question would get worse').waitFor();
  await press('Control+Enter');
  await page.getByText(/^1 golden question got worse since the entry/).waitFor();
  await press('Escape');
  await press('Control+Shift+U');
  const pair = page.getByRole('article', { name: 'Golden question' });
  await pair.getByText('worse than before').waitFor();
  await checkAppearance('golden');
  await press('u');
  await page.getByText('Reverted and checked again').waitFor();
  await pair.getByText('as before', { exact: false }).first().waitFor();
  expect((await desk.call('entries.get', { id: target.slice(2) })).question).toBe(question);
});
