import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { openMessage, waitForSample, openField } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
  await desk.call('settings.change', { agentName: 'Ines Adler' });
});
afterAll(() => desk.close());

/** What axe finds in light and dark; with SHOTS the window is kept as a picture, too. */
async function violations(name: string): Promise<readonly string[]> {
  const { page } = desk;
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${scheme}.png` });
    found.push(...(await axeViolations(page)));
  }
  return found;
}

test('by keyboard: the audit log is opened and verified, a customer erased, suggestions paused, and the experiment set up', async () => {
  const { page } = desk;
  await openMessage(desk, 'Hello, why was I charged twice for one order? Maren Okafor');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Shift+G');
  const dialog = page.getByRole('dialog', { name: 'Audit log and experiment' });
  const copied = dialog.getByRole('row', { name: /Copied/ });
  await copied.waitFor();
  await dialog.getByRole('button', { name: 'Verify' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('All 2 lines are as they were written').waitFor();
  expect(await violations('audit-log')).toEqual([]);

  // Bug: whoever looks for a customer meets all lines, or a list that forgets the filter while it is typed.
  await dialog.getByRole('searchbox').fill('okafor');
  await dialog.getByRole('row', { name: /Log started/ }).waitFor({ state: 'detached' });
  await copied.filter({ hasText: 'Ines Adler' }).waitFor();
  await dialog.getByRole('button', { name: 'Clear filter' }).click();

  await copied.focus();
  await page.keyboard.press('Enter');
  const whole = dialog.getByRole('group', { name: 'Case' });
  await whole.getByText('Maren Okafor').first().waitFor();
  expect(await whole.getByRole('heading').allInnerTexts()).toMatchObject([
    expect.stringContaining('Read'),
    expect.stringContaining('Copied'),
  ]);
  expect(await violations('audit-case')).toEqual([]);
  await dialog.getByRole('button', { name: 'Back to the list' }).focus();
  await page.keyboard.press('Enter');

  await dialog.getByRole('button', { name: 'Erase a customer…' }).focus();
  await openField(desk, 'Enter');
  await page.keyboard.type('Maren Okafor');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Really erase Maren Okafor?' }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText(/Erased: 2 lines of 1 case in the log/).waitFor();
  await dialog.getByRole('row', { name: /Customer erased/ }).waitFor();

  await dialog.getByRole('tab', { name: 'Audit log' }).focus();
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('button', { name: 'Start experiment' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('No message has been read since the experiment started.').waitFor();
  // The next key would go to another button.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('End experiment');
  expect(await violations('experiment')).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Shift+P');
  await page.getByText('Suggestions are paused', { exact: true }).waitFor();
  await openMessage(desk, 'Hello, why was I charged twice for one order?');
  await page.getByText('Suggestions were paused when this message was read').waitFor();
  expect(await violations('paused')).toEqual([]);
  await page.setViewportSize({ width: 420, height: 700 });
  expect(await violations('paused-narrow')).toEqual([]);
  await page.keyboard.press('Control+Shift+P');
  await page.getByText('Suggestions are paused', { exact: true }).waitFor({ state: 'detached' });
  // The message in hand gets what was kept from it.
  await page.getByText('Suggestions were paused when this message was read').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+G');
  await dialog.getByRole('row', { name: /Suggestions resumed/ }).waitFor();
  expect(await violations('audit-narrow')).toEqual([]);
});

test('the report counts what was read, and a number opens the cases behind it', async () => {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+3');
  const messages = page.getByRole('region', { name: 'Messages', exact: true });
  await messages.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Audit log and experiment' });
  await dialog.getByText(/^Cases counted: Messages/).waitFor();
  await dialog.getByRole('row', { name: /Read/ }).first().waitFor();
  expect(await violations('report-cases')).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // What messages are about, over time: a number of the table opens its messages as well.
  const byQueue = page.getByRole('region', { name: 'Table: Messages by queue, over time' });
  await byQueue.getByRole('button').last().focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('row', { name: /Read/ }).first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(desk.consoleErrors).toEqual([]);
});
