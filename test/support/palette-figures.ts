import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { electronArguments, electronBinary } from '../../build/setup/electron.mjs';
import { launchApp, type RunningApp } from './app.ts';
import { timeTyping } from './typing-into-list.ts';
import { fillLibrary } from './window-figures.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Asks the running app for its palette as a second start does. */
async function askForPalette(dataFolder: string): Promise<void> {
  const electron = await electronBinary();
  const second = spawn(electron.path, [...electronArguments(), root, '--palette'], {
    env: { ...process.env, SIDEDESK_DATA: dataFolder },
    stdio: 'ignore',
  });
  await new Promise((resolve) => second.once('exit', resolve));
}

/**
 * Milliseconds from what the hotkey calls until the warm palette has drawn a frame, without the way of the key through the
 * display server: the hotkey's work in the shell begins with hearing of a second start, which is what is called here.
 */
const showOnce = async ({ app }: RunningApp, page: Page): Promise<number> => {
  const began = await app.evaluate(({ app: shell }) => {
    const at = Date.now();
    shell.emit('second-instance', {}, [], '', { files: [], act: 'palette' });
    return at;
  });
  const drawn = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.visibilityState !== 'visible') setTimeout(look, 2);
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
        };
        look();
      }),
  );
  return drawn - began;
};

/** Types a text into the empty field; milliseconds from its last key to the last change of the results. */
async function typeOnce(page: Page, text: string): Promise<readonly number[]> {
  const box = page.getByRole('searchbox');
  await box.fill('');
  await wait(300);
  return timeTyping(page, text);
}

/** The warm palette over so many entries: how long until it is shown, and from the last key to its results, in milliseconds. */
export async function paletteFigures(entries: number, rounds: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    const dataFolder = path.join(folder, 'data');
    const texts = await fillLibrary(dataFolder, entries);
    await using desk = await launchApp({ dataFolder });
    while ((await desk.call('desk.status', {})).model.state !== 'ready') await wait(100);
    const made = desk.app.waitForEvent('window');
    await askForPalette(dataFolder);
    const page = await made;
    await page.getByRole('searchbox').waitFor();
    await wait(5_000);
    const [shown, results]: [number[], number[]] = [[], []];
    for (const { question } of texts.slice(0, rounds)) {
      results.push(
        ...(await typeOnce(
          page,
          question
            .slice(0, 12)
            .replaceAll(/[^a-z ]/gi, '')
            .trim(),
        )),
      );
      await page.getByRole('searchbox').press('Escape');
      await wait(200);
      shown.push(await showOnce(desk, page));
    }
    return { shown, results };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
