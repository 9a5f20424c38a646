import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { focused, resize, takeMessage, untilSampleIsRead } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp();
  await untilSampleIsRead(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
});
afterAll(() => desk.close());

const press = (keys: string) => desk.page.keyboard.press(keys);

/** Takes the message and copies the reply, with these words where the library says nothing. */
async function answer(message: string, words: string): Promise<void> {
  const { page } = desk;
  await takeMessage(desk, message);
  await page.getByText('The library does not say.').waitFor();
  await press('Control+Enter');
  await expect.poll(() => focused(desk)).toBe('Reply');
  await page.keyboard.type(words);
  await press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
}

/** Light and dark, narrow and wide: what axe finds, and whether anything stands out of the window. */
async function looksRight(name: string): Promise<void> {
  const { page } = desk;
  for (const theme of ['light', 'dark'] as const)
    for (const [width, height] of [
      [420, 700],
      [1180, 760],
    ] as const) {
      await desk.call('settings.change', { theme });
      await resize(desk, width, height);
      await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`)),
      ).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      const shots = process.env['SIDEDESK_SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${theme}-${width}.png` });
    }
}

test('what two customers asked in vain is one gap, an entry after three keys, and found the next time', async () => {
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
  await looksRight('gaps');

  await press('k');
  await press('Enter');
  await gap.getByText('All of them, newest first').waitFor();
  await press('n');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Answer' }).inputValue())
    .toContain('each spring');
  await press('Control+Enter');
  await page.getByText('Saved, and the gap is closed').waitFor();

  await press('Alt+1');
  await takeMessage(desk, 'Good morning, do you have a sourdough course for beginners?');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue())
    .toContain('Yes, each spring: we send you the dates.');
});
