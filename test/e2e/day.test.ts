import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { focusedLabel, readClipboard, openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
});
afterAll(() => desk.close());

const timeoutMs = { timeout: 15_000 };
const press = (keys: string) => desk.page.keyboard.press(keys);
const reply = () => desk.page.getByRole('textbox', { name: 'Reply' });

const expectNoViolations = async () => expect(await axeViolations(desk.page)).toEqual([]);

test('a day: two questions answered, one with another suggestion, a message handed over, and its gap turned into an entry that search finds', async () => {
  const { page } = desk;
  await openMessage(
    desk,
    'Hello, this is Maren Okafor. Where is my parcel? And how should I store the bread at home?',
  );
  await page.getByText('Hello Maren,').first().waitFor();
  const suggested = await reply().inputValue();
  expect(suggested).toContain('tracking link');
  await expectNoViolations();
  await press('j');
  await press('2');
  await expect.poll(() => reply().inputValue(), timeoutMs).not.toBe(suggested);
  const chosen = await reply().inputValue();
  expect(chosen).toContain('tracking link');
  expect(chosen).not.toContain('[your answer]');
  await press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
  expect(await readClipboard(desk)).toBe(chosen);

  const courses = 'Hello, do you run sourdough courses for beginners?';
  await openMessage(desk, courses);
  await page.getByText('Your library has no answer.').waitFor();
  await press('Control+e');
  await page.getByRole('dialog').getByText('Please take over this message.').waitFor();
  await expectNoViolations();
  await press('Control+Enter');
  await page.getByRole('dialog').getByText('Handed over. Paste the summary').waitFor();
  expect(await readClipboard(desk)).toContain('sourdough courses');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await press('Alt+2');
  await page.getByRole('tab', { name: /^Gaps/ }).press('Enter');
  const gap = page.getByRole('article', { name: 'Gap' });
  await gap.getByRole('heading', { name: /sourdough|courses|beginner/ }).waitFor();
  await expectNoViolations();
  await press('k');
  await press('n');
  const answer = page.getByRole('textbox', { name: 'Answer' });
  await answer.waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Question', exact: true }).inputValue(), timeoutMs)
    .toContain('sourdough courses');
  await answer.focus();
  await page.keyboard.type('Yes, each spring: six evenings with Ines.');
  await expectNoViolations();
  await press('Control+Enter');
  await page.getByText('Saved. Gap closed').waitFor();
  // In a narrow window the entry lies over the desk.
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await press('Alt+1');
  await openMessage(desk, courses);
  await expect.poll(() => reply().inputValue(), timeoutMs).toContain('six evenings with Ines');
  expect(await focusedLabel(desk)).not.toBe('');
});
