import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../app.ts';

/** Something of the window to look at. Each view finds its way from any other one. */
export interface View {
  readonly name: string;
  /** Leads there; resolves to the page to look at, where that is another than the window's. */
  readonly open: (desk: RunningApp) => Promise<Page | void>;
  /** Closes what stays open otherwise, also with the next message. */
  readonly leave?: (desk: RunningApp) => Promise<void>;
}

export const passphrase = 'seven loaves a week';

export async function press({ page }: RunningApp, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Away with dialogs, menus and what has the keyboard. */
async function closeAll(desk: RunningApp): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Escape');
  for (let left = 3; left > 0 && (await page.locator('.dialog').count()) > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
  }
  await page.locator('.dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

/** One of the three views, without anything over it. */
export async function show(desk: RunningApp, view: 'desk' | 'library' | 'report'): Promise<void> {
  await closeAll(desk);
  await press(desk, { desk: 'Alt+1', library: 'Alt+2', report: 'Alt+3' }[view]);
}

/** The dialog that keys open on the desk. */
export async function openDialog(desk: RunningApp, ...keys: readonly string[]): Promise<void> {
  await show(desk, 'desk');
  await press(desk, ...keys);
  await desk.page.locator('.dialog').waitFor();
}

export const click = ({ page }: RunningApp, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();

/** Takes the message; `seen` is what shows that it was read. */
export async function read(desk: RunningApp, text: string, seen = '#reply-text'): Promise<void> {
  await show(desk, 'desk');
  await press(desk, 'n');
  await desk.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
  await desk.page.keyboard.press('Control+v');
  await desk.page.locator(seen).first().waitFor();
}

/** A tab of the library, by its place. */
export async function openTab(desk: RunningApp, at: number): Promise<void> {
  const { page } = desk;
  await show(desk, 'library');
  await page.getByRole('tab').nth(at).click();
  await page.getByRole('tabpanel').getByText(/./).first().waitFor();
}

/** A section of the settings, by what it is called; the window must be wide enough for their list. */
export async function openSettings(desk: RunningApp, section: string): Promise<void> {
  // Over an empty desk: what an earlier view read is no part of it.
  await openDialog(desk, 'n', 'Control+,');
  await desk.page.locator('.section-nav__item').getByText(section, { exact: true }).click();
}

/** What customers wrote is stored from here on. */
export async function setKey(desk: RunningApp): Promise<void> {
  const { vault } = await desk.call('desk.status', {});
  if (vault.state === 'absent') await desk.call('vault.create', { passphrase });
}

export const temporary = (name: string): string => mkdtempSync(path.join(tmpdir(), `sidedesk-${name}-`));

/** What the system's dialog for a new file answers from now on. */
export const stubSaveDialog = (desk: RunningApp, filePath: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, filePath);
