import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { stubFileDialog, focusedLabel, waitForSample, openField } from '../support/window.ts';

const fixtures = path.resolve(import.meta.dirname, '..', 'fixtures', 'import');
const entriesInTable = 250;

let desk: RunningApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-shop-'));
  for (const name of ['markdown/q-and-a.md', 'csv/comma.csv', 'docx/truncated.docx'])
    cpSync(path.join(fixtures, name), path.join(folder, path.basename(name)));
  const rows = Array.from(
    { length: entriesInTable },
    (_, at) => `How heavy is parcel ${at}?,It weighs ${at} g.`,
  );
  writeFileSync(path.join(folder, 'weights.csv'), `question,answer\n${rows.join('\n')}\n`);
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const press = (keys: string) => desk.page.keyboard.press(keys);
/** Imports what the preview shows as soon as it is there. */
const takeAll = async () => {
  await desk.page.getByRole('dialog').getByRole('option').first().waitFor();
  await press('Enter');
};
const row = (name: string | RegExp) => desk.page.getByRole('row', { name });

test('a folder with good and bad files: each ends ready or failed with a reason, and a repaired one can be retried', async () => {
  const { page } = desk;
  await stubFileDialog(desk, [folder]);
  await press('Control+Shift+O');
  await takeAll();
  await row(/weights\.csv.*Ready/).waitFor({ timeout: 60_000 });
  await row(/q-and-a\.md.*Ready/).waitFor();
  const failed = row(/truncated\.docx.*Failed/);
  await failed.waitFor();
  expect((await failed.textContent())?.length).toBeGreaterThan('truncated.docx Failed Retry'.length + 20);
  await page.getByText(/1 failed. The table says why/).waitFor();

  cpSync(path.join(fixtures, 'docx/handbook.docx'), path.join(folder, 'truncated.docx'));
  await failed.focus();
  await press('r');
  await row(/truncated\.docx.*Ready/).waitFor({ timeout: 30_000 });
});

test('a folder that is dropped on the window is imported, and a mail that is dropped on the desk is read', async () => {
  const { page } = desk;
  const mail = path.join(folder, 'question.eml');
  writeFileSync(mail, 'From: a@example.com\r\nSubject: Parcel\r\n\r\nHello, where is my parcel?\r\n');
  const late = path.join(folder, 'late');
  cpSync(path.join(fixtures, 'markdown/details.md'), path.join(late, 'details.md'));
  const session = await page.context().newCDPSession(page);
  const drop = async (file: string) => {
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    const dispatch = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
    await dispatch('dragEnter');
    // A drop that comes before the window said that it takes files is refused by the browser.
    await expect
      .poll(async () => {
        await dispatch('dragOver');
        return page.locator('.drop-overlay').count();
      })
      .toBeGreaterThan(0);
    await dispatch('drop');
  };
  // A busy browser may lose a drop; a person would drop it again.
  const option = page.getByRole('dialog').getByRole('option').first();
  for (let tries = 0; tries < 4 && !(await option.isVisible()); tries++) {
    await drop(late);
    await option.waitFor({ timeout: 10_000 }).catch(() => undefined);
  }
  await takeAll();
  await row(/details\.md.*Ready/).waitFor({ timeout: 30_000 });
  await press('Alt+1');
  // What the library shows would take the mail as a document.
  await page.getByRole('grid', { name: 'Documents' }).waitFor({ state: 'detached' });
  const question = page.getByRole('heading', { name: /where is my parcel/i });
  for (let tries = 0; tries < 4 && (await question.count()) === 0; tries++) {
    await drop(mail);
    await question.waitFor({ timeout: 10_000 }).catch(() => undefined);
  }
  await expect.poll(() => question.count()).toBe(1);
  await press('n');
  await press('Alt+2');
});

test('the table is walked with the keys to its end, and only the visible rows are drawn', async () => {
  const { page } = desk;
  await press('Alt+2');
  await page.getByRole('tab', { name: 'Entries' }).click();
  const table = page.getByRole('grid', { name: 'Entries' });
  await table.getByRole('row').nth(1).focus();
  await press('End');
  const total = Number(await table.getAttribute('aria-rowcount')) - 1;
  expect(total).toBeGreaterThan(entriesInTable);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')))
    .toBe(String(total + 1));
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.length ?? 0))
    .toBeGreaterThan(10);
  expect(await table.getByRole('row').count()).toBeLessThan(60);

  await press('Home');
  await press('o');
  await page.getByRole('dialog').locator('mark').waitFor();
  await press('Escape');
});

test('the filter finds by words, and says what to do when nothing is there', async () => {
  const { page } = desk;
  await page.getByRole('tab', { name: 'Documents' }).click();
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await press('/');
  expect(await focusedLabel(desk)).toBe('Filter documents');
  await page.keyboard.type('weights');
  await expect.poll(() => page.getByRole('grid').getByRole('row').count()).toBe(2);
  await page.keyboard.type('zzz');
  await page.getByText('No results for “weightszzz”').waitFor();
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await row(/weights\.csv/).waitFor();
});

test('a document is removed only after confirmation, and a toast names it', async () => {
  const { page } = desk;
  await row(/weights\.csv/).focus();
  await press('Delete');
  await page.getByRole('alertdialog').getByText('stays where it is').waitFor();
  await press('Escape');
  await row(/weights\.csv/).waitFor();
  await row(/weights\.csv/).focus();
  await press('Delete');
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await row(/weights\.csv/).waitFor({ state: 'detached' });
  expect(await page.getByText('Removed weights.csv').count()).toBe(1);
});

test('the command palette tolerates typos in titles and commands', async () => {
  const { page } = desk;
  await openField(desk, 'Control+k');
  await page.keyboard.type('arrivs dammaged');
  await page.getByRole('option', { name: /What if my bread arrives damaged/ }).waitFor();
  await press('Enter');
  await page.getByRole('dialog').locator('mark').waitFor();
  await press('Escape');
  await openField(desk, 'Control+k');
  await page.keyboard.type('setings');
  await expect.poll(() => page.getByRole('option', { name: 'Settings' }).count()).toBe(1);
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('the sample shop is removed in one press, and the empty library offers it again', async () => {
  const { page } = desk;
  await press('Alt+2');
  await page.getByRole('button', { name: 'Remove the sample shop' }).press('Enter');
  await expect.poll(async () => (await desk.call('desk.status', {})).sample).toBe(false);
  const { rows } = await desk.call('library.list', {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 100,
  });
  await desk.call('library.remove', { ids: rows.map(({ id }) => id) });
  await page.getByRole('button', { name: 'Add the sample shop' }).press('Enter');
  await row(/shipping-and-returns\.md.*Ready/).waitFor({ timeout: 30_000 });
});

test('the page logs no warning and no error', () => {
  expect(desk.consoleErrors).toEqual([]);
});

test('a folder is watched, paused and stopped by keyboard: its files come and go by themselves', async () => {
  const { page } = desk;
  const shelf = path.join(folder, 'shelf');
  cpSync(path.join(fixtures, 'markdown/details.md'), path.join(shelf, 'on-shelf.md'));
  await stubFileDialog(desk, [shelf]);
  await press('Control+Shift+F');
  await row(/on-shelf\.md.*Ready/).waitFor({ timeout: 30_000 });
  const strip = page.getByRole('region', { name: 'Watched folders' });
  await strip.getByText(/Watching · 1 document/).waitFor();
  await rm(path.join(shelf, 'on-shelf.md'));
  await row(/on-shelf\.md/).waitFor({ state: 'detached', timeout: 15_000 });
  expect(await axeViolations(page)).toEqual([]);
  await strip.getByRole('button', { name: 'Pause watching shelf' }).focus();
  await press('Enter');
  await strip.getByText(/Paused/).waitFor();
  await strip.getByRole('button', { name: 'Stop watching shelf' }).focus();
  await press('Enter');
  await page.getByRole('button', { name: 'Stop and keep documents' }).focus();
  await press('Enter');
  await strip.waitFor({ state: 'detached' });
});

test('the library is exported to a chosen folder by keyboard, in each format', async () => {
  const { page } = desk;
  const out = path.join(folder, 'out');
  mkdirSync(out);
  await stubFileDialog(desk, [out]);
  await press('Alt+2');
  for (const [keys, ending] of [
    ['Control+Shift+E', '.md'],
    ['Control+Shift+X', '.csv'],
    ['Control+Shift+J', '.json'],
  ] as const) {
    await press(keys);
    await expect
      .poll(() =>
        readdirSync(out, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith(ending)),
      )
      .toBe(true);
    await page.getByText(/^Exported \d+ files? to/).waitFor();
  }
});
