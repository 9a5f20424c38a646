import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { t } from '../support/i18n.ts';
import { stubFileDialog } from '../support/window.ts';

let desk: RunningApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-packs-'));
  desk = await launchApp({ sampleShop: 'ready' });
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const fields = { variants: [], tags: [], collection: null, language: 'en', internal: false, reviewBy: null };

test('a pack is exported and imported by keyboard: its changes are previewed, and one entry is left out', async () => {
  const { page } = desk;
  const file = path.join(folder, 'shop.sidedesk');
  const save = (id: string | null, question: string, answer: string) =>
    desk.call('entries.save', { id, fields: { ...fields, question, answer } });
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const made = page.getByRole('dialog', { name: 'Pack exported' });
  await page.keyboard.press('Control+Shift+S');
  await made.getByText(t('packs.madeOfSettings', { path: file })).waitFor();
  await page.keyboard.press('Escape');
  await made.waitFor({ state: 'detached' });

  const ship = await save(null, 'Do you ship abroad?', 'Yes, on Mondays.');
  await save(null, 'Is there a garden?', 'Yes, behind the mill.');
  await page.keyboard.press('Control+Shift+S');
  await made.getByText(/2 entries are in .*shop\.sidedesk/).waitFor();
  expect(await made.locator('.library-pack__words').textContent()).toMatch(/^\S+( \S+)+$/);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await made.waitFor({ state: 'detached' });

  await save(ship.id, 'Do you ship abroad?', 'No, never.');
  await stubFileDialog(desk, [file]);
  await page.keyboard.press('Control+Shift+L');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/0 new, 1 changed, 1 the same/).waitFor();
  expect(await dialog.getByRole('group', { name: 'Here now' }).locator('del').allTextContents()).toEqual([
    'No',
    'never',
  ]);
  expect(await dialog.getByRole('group', { name: 'In the pack' }).locator('ins').allTextContents()).toEqual([
    'Yes',
    'on Mondays',
  ]);
  await dialog.getByText('This pack was made on this computer.').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  const box = dialog.getByRole('checkbox', { name: 'Do you ship abroad?' });
  await box.focus();
  await page.keyboard.press('Space');
  expect(await box.isChecked()).toBe(false);
  expect(await dialog.getByRole('button', { name: 'Import settings' }).isDisabled()).toBe(true);
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Import 1 entry' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('0 entries added, 1 entry changed').waitFor();
  expect((await desk.call('entries.get', { id: ship.id })).answer).toBe('Yes, on Mondays.');
});
