import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { stubFileDialog, resize, openMessage, waitForSample } from '../support/window.ts';

const table = `Question,Answer,Tags
How long does delivery take?,Two working days.,delivery
Do you ship to Norway?,"Yes, for 12 euros.",delivery; abroad
Can I pay by invoice?,From the second order on.,payment
Do you bake on Sundays?,"No, on Sundays we sleep.",hours
`;

let desk: RunningApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-entries-'));
  writeFileSync(path.join(folder, 'questions.csv'), table);
  desk = await launchApp({ sampleShop: 'ready' });
  await resize(desk, 1280, 800);
  await waitForSample(desk);
  await desk.call('sample.remove', {});
  await stubFileDialog(desk, [path.join(folder, 'questions.csv')]);
  await press('Control+o');
  await desk.page.getByRole('dialog').getByRole('option').first().waitFor();
  await press('Enter');
  await row(/questions\.csv.*Ready/).waitFor({ timeout: 60_000 });
  await desk.page.getByRole('tab', { name: 'Entries' }).click();
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const press = (keys: string) => desk.page.keyboard.press(keys);
const row = (name: string | RegExp) => desk.page.getByRole('row', { name });
const field = (name: string) => desk.page.getByRole('textbox', { name });
const violations = () => axeViolations(desk.page);

/** Both themes at both sizes: axe, and pictures for a person when asked for. */
async function checkAppearance(name: string, sizes: readonly (readonly [number, number])[]): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await desk.call('settings.change', { theme });
    await desk.page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
    for (const [width, height] of sizes) {
      await resize(desk, width, height);
      expect({ name, theme, width, found: await violations() }).toEqual({ name, theme, width, found: [] });
      const shots = process.env['SIDEDESK_SHOTS'];
      if (shots !== undefined) await desk.page.screenshot({ path: `${shots}/${name}-${theme}-${width}.png` });
    }
  }
}
const both = [
  [420, 700],
  [1280, 800],
] as const;

// Bugs: an edit that is not what is found afterwards, a history that cannot be gone back in, a focus that is lost.
test('an entry is opened, edited, saved and restored by keyboard', async () => {
  await row(/How long does delivery take/).focus();
  await press('Enter');
  await expect
    .poll(() => field('Question').evaluate((element) => element === document.activeElement))
    .toBe(true);
  await press('Tab');
  await press('Control+a');
  await desk.page.keyboard.type('Three working days, from Monday on.');
  await press('Escape');
  await desk.page.locator('.toast').getByText('Draft kept').waitFor();
  await row(/How long does delivery take/).focus();
  await press('Enter');
  await desk.page.getByText('Your draft of').waitFor();
  await field('Answer').focus();
  await press('Control+Enter');
  await row(/How long does delivery take.*Three working days/)
    .getByText('edited')
    .waitFor();
  await desk.page.getByRole('button', { name: /Compare with/ }).press('Enter');
  await desk.page.locator('del', { hasText: 'Two' }).waitFor();
  await checkAppearance('entry', [[1280, 800]]);
  await desk.page.getByRole('button', { name: /Restore version/ }).press('Enter');
  await row(/How long does delivery take.*Two working days/).waitFor();
  await expect.poll(() => field('Answer').inputValue()).toBe('Two working days.');
  await desk.page.getByRole('button', { name: 'Open original' }).press('Enter');
  await desk.page.getByRole('dialog').locator('mark', { hasText: 'Two working days.' }).waitFor();
  await press('Escape');
  await field('Question').focus();
  await press('Escape');
  await desk.page.getByRole('complementary', { name: 'Entry' }).waitFor({ state: 'detached' });
  await expect.poll(() => desk.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row');
});

// Bugs: a change that hits rows that were not selected, a removal that cannot be taken back.
test('entries are selected, edited and removed in bulk, and restored', async () => {
  await row(/Can I pay by invoice/).focus();
  await press('Home');
  await press('Space');
  await press('Shift+ArrowDown');
  await desk.page.getByText('2 selected').waitFor();
  await checkAppearance('selected', both);
  await press('e');
  await desk.page.getByRole('dialog').waitFor();
  await checkAppearance('change', both);
  await field('Add tags').focus();
  await desk.page.keyboard.type('christmas');
  await press('Control+Enter');
  await desk.page.getByText('2 entries changed').waitFor();
  await expect.poll(() => row(/christmas/).count()).toBe(2);

  await row(/christmas/)
    .first()
    .focus();
  await press('Delete');
  await desk.page.getByText('2 entries removed').waitFor();
  await expect.poll(async () => (await desk.call('desk.status', {})).entries).toBe(2);
  await checkAppearance('undo', both);
  await press('Control+z');
  await expect.poll(() => row(/christmas/).count()).toBe(2);

  await row(/christmas/)
    .first()
    .focus();
  await press('Control+a');
  await desk.page.getByText('4 selected').waitFor();
  await press('Escape');
  await desk.page.getByText('4 selected').waitFor({ state: 'detached' });
});

// Bugs: what is written here is not found, or the editor has no room in a narrow window.
test('an entry is created in a narrow window, found by a filter, and shown as internal', async () => {
  await resize(desk, 420, 700);
  await row(/Can I pay by invoice/).focus();
  await press('n');
  await desk.page.getByRole('dialog', { name: 'New entry' }).waitFor();
  await expect
    .poll(() => field('Question').evaluate((element) => element === document.activeElement))
    .toBe(true);
  await desk.page.keyboard.type('Where is the key of the cellar?');
  await press('Tab');
  await desk.page.keyboard.type('Under the flower pot.');
  await desk.page.getByRole('switch', { name: /Internal only/ }).press('Space');
  await checkAppearance('new', [[420, 700]]);
  await press('Control+Enter');
  await desk.page.getByText('Saved', { exact: true }).waitFor();
  await press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  await row(/key of the cellar/)
    .getByText('internal')
    .waitFor();
  await desk.page.getByRole('button', { name: /Show/ }).focus();
  await press('i');
  await expect.poll(() => desk.page.getByRole('grid').getByRole('row').count()).toBe(2);
  await checkAppearance('narrowed', both);
});

// Bug: the window is put beside the mail program while an entry is edited, and the editor with what was typed is gone, or stands
// without the focus where it is now: what is typed on goes nowhere, or its letters do what one-letter keys do.
test('what is edited stays in sight when the window becomes narrow, and stands beside the list again when it is wide', async () => {
  const { page } = desk;
  const editor = page.locator('#entry-question');
  await resize(desk, 1280, 800);
  await row(/key of the cellar/).click();
  await page.locator('.entry-pane').locator(editor).waitFor();
  await field('Answer').focus();
  await resize(desk, 420, 700);
  await page.getByRole('dialog').locator(editor).waitFor();
  await field('Answer').and(page.locator('.dialog :focus')).waitFor();
  await resize(desk, 1280, 800);
  await field('Answer').and(page.locator('.entry-pane :focus')).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  // Another dialog is open while it becomes narrow.
  await press('F1');
  const help = page.getByRole('dialog').filter({ hasNot: editor });
  await help.waitFor();
  await resize(desk, 420, 700);
  await page.locator('.entry-pane').waitFor({ state: 'detached' });
  await press('Escape');
  await page.getByRole('dialog').locator(editor).waitFor();
  await press('Escape');
  await editor.waitFor({ state: 'detached' });
});

// Bug: an agent takes what is meant for colleagues, or what nobody has looked at for too long, for a good answer.
test('a suggestion says that it is internal, and that it is due for review', async () => {
  const ids = await desk.call('entries.listIds', { filter: 'cellar', sort: 'name', descending: false });
  await desk.call('entries.updateMany', { ids: [...ids], patch: { reviewBy: '2020-01-31' } });
  await openMessage(desk, 'Good morning dear bakers. Where is the key of the cellar? Thank you, Anna');
  const card = desk.page.getByRole('article').filter({ hasText: 'key of the cellar' });
  await card.getByText('internal only').waitFor();
  await card.getByText('due for review').waitFor();
  await checkAppearance('card', both);
  expect(desk.consoleErrors).toEqual([]);
});
