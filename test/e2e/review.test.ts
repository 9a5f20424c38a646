import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { pastMailbox, shopAddress } from '../support/past-mails.ts';
import { stubFileDialog, importPaths, resize, waitForSample } from '../support/window.ts';

let desk: RunningApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-past-'));
  writeFileSync(path.join(folder, 'past.mbox'), pastMailbox());
  const twins = [
    'question,answer',
    'How heavy is the harbour lamp?,It weighs 4 kg with its cable.',
    'How heavy is one harbour lamp?,It weighs 6 kg with its cable.',
    'Is the quay lamp waterproof?,Yes. It may hang outside in any weather.',
    'Is your quay lamp waterproof?,Yes. It may hang outside in any weather.',
    'Is the pier lamp waterproof?,No. It belongs under a roof.',
  ];
  writeFileSync(path.join(folder, 'lamps.csv'), twins.join('\n'));
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  // What the sample shop answers would not be proposed as new.
  await desk.call('sample.remove', {});
  await desk.page.keyboard.press('Alt+2');
  await desk.page.getByRole('tab', { name: /^Review/ }).click();
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const press = (keys: string) => desk.page.keyboard.press(keys);
const proposal = () => desk.page.getByRole('article', { name: 'Proposal' });
const heading = async (): Promise<string> =>
  (await proposal().getByRole('heading', { level: 3 }).textContent()) ?? '';
const entriesLike = async (filter: string): Promise<readonly string[]> => {
  const query = { filter, sort: 'name', descending: false, offset: 0, limit: 50 } as const;
  const { rows } = await desk.call('library.list', { ...query, show: 'entries' });
  return rows.flatMap((row) => (row.type === 'entry' ? [row.question] : []));
};
const violations = () => axeViolations(desk.page);

// Bug: a person looks for a mailbox in the file dialog, and is told afterwards that it cannot be read without a passphrase.
test('without a passphrase nothing is picked: the tab says what is missing before, with the way to it', async () => {
  const { page } = desk;
  await page.getByText('read once you set a passphrase').first().waitFor();
  await stubFileDialog(desk, [path.join(folder, 'past.mbox')]);
  await press('p');
  await page.locator('.toast').getByText('read once you set a passphrase').waitFor();
  await page.getByRole('button', { name: 'Set passphrase' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await press('Escape');
  expect((await desk.call('pastAnswers.status', {})).state).toBe('idle');
  await desk.call('vault.create', { passphrase: 'a passphrase of a lamp shop' });
  await page.getByRole('button', { name: 'Set passphrase' }).waitFor({ state: 'detached' });
});

test('with nothing to review, the tab says what to do; a mailbox is read by key and says who the shop is', async () => {
  const { page } = desk;
  await page.getByRole('heading', { name: 'No past answers to review' }).waitFor();
  await stubFileDialog(desk, [path.join(folder, 'past.mbox')]);
  await press('p');
  await proposal().waitFor({ timeout: 60_000 });
  await page.getByText(shopAddress).first().waitFor();
  expect(await heading()).toMatch(/delivery/i);
});

test('proposals are accepted, edited and rejected with a key each, and the last decision is undone', async () => {
  const { page } = desk;
  const first = await heading();
  await press('a');
  await expect.poll(heading).not.toBe(first);
  await expect.poll(() => entriesLike(first)).toEqual([first]);

  const second = await heading();
  await press('e');
  const question = page.getByRole('textbox', { name: 'Question', exact: true });
  await expect.poll(() => question.evaluate((element) => element === document.activeElement)).toBe(true);
  await question.fill('How about my own words?');
  await press('Control+Enter');
  await expect.poll(() => entriesLike('own words')).toEqual(['How about my own words?']);
  await expect.poll(heading).not.toBe(second);

  const third = await heading();
  await press('j');
  await expect.poll(heading).not.toBe(third);
  await press('k');
  await expect.poll(heading).toBe(third);
  await press('r');
  await expect.poll(heading).not.toBe(third);
  await press('u');
  await expect.poll(async () => (await page.getByRole('button', { name: third }).count()) > 0).toBe(true);
  await press('r');
});

test('a contradiction shows the words that disagree; a duplicate is merged, and a dismissed pair does not return', async () => {
  const { page } = desk;
  await importPaths(desk, [path.join(folder, 'lamps.csv')]);
  await page.getByRole('button', { name: 'Contradictions 1' }).click({ timeout: 60_000 });
  const contradiction = page.getByRole('article', { name: 'Contradiction' });
  await contradiction.waitFor();
  expect((await contradiction.locator('mark').allTextContents()).toSorted()).toEqual(['4 kg', '6 kg']);
  expect(await violations()).toEqual([]);
  await press('d');
  await page.getByRole('heading', { name: 'No contradictions' }).waitFor();

  await page.getByRole('button', { name: /^Duplicates/ }).click();
  const duplicate = page.getByRole('article', { name: 'Duplicate' });
  const quay = page.getByRole('button', { name: /quay lamp/ });
  await quay.click();
  await duplicate
    .getByRole('heading', { name: /quay lamp/ })
    .first()
    .waitFor();
  await press('m');
  await quay.waitFor({ state: 'detached' });
  expect(await entriesLike('quay lamp')).toHaveLength(1);
});

test('axe finds nothing in light and dark, narrow and wide, and the page logs no error', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: /^Answers/ }).click();
  await proposal().waitFor();
  for (const theme of ['light', 'dark'] as const)
    for (const [width, height] of [
      [420, 700],
      [1180, 760],
    ] as const) {
      await desk.call('settings.change', { theme });
      await resize(desk, width, height);
      await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
      expect(await violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      const shots = process.env['SIDEDESK_SHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: path.join(shots, `review-${theme}-${width}.png`) });
    }
  expect(desk.consoleErrors).toEqual([]);
});
