import { setTimeout as wait } from 'node:timers/promises';
import type { RunningApp } from './app.ts';
import { launchApp } from './app.ts';
import { memoryOf, type MemoryOfProcess } from './window-figures.ts';
import { openMessage, waitForSample } from './window.ts';

/** What the page says when it is asked in the shell: Playwright loses a page whose process was ended. */
const inPage = ({ app }: RunningApp, code: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, words): Promise<unknown> =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(words) ?? Promise.resolve(null),
    code,
  );

/** Puts the window away and has its page ended, without the minute that the shell waits. */
async function restInTray({ app }: RunningApp): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isGone = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.hide();
      if (window === undefined || window.webContents.isCrashed()) return true;
      window.webContents.send('desk.event', 'shell.restRequested', null);
      return false;
    });
    if (isGone) return;
    await wait(100);
  }
  throw new Error('The page did not rest');
}

/** Milliseconds from what the key calls until the window is shown, and until the reply of before stands in it. */
async function wake(desk: RunningApp): Promise<{ readonly shown: number; readonly reply: number }> {
  const began = Date.now();
  const shown = await desk.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise<number>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.once('show', () => resolve(Date.now()));
        app.emit('second-instance', {}, [], '', { files: [], act: null });
      }),
  );
  const reply = await inPage(
    desk,
    `new Promise((resolve) => {
      const look = () => document.querySelector('#reply-text') === null ? setTimeout(look, 2) : requestAnimationFrame(() => resolve(Date.now()));
      look();
    })`,
  );
  return { shown: shown - began, reply: Number(reply) - began };
}

/** Memory of an app in the tray after ten messages, and how quickly its window is back, so often. */
export async function trayFigures(rounds = 10) {
  await using desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
  const samples = await desk.call('sample.messages', {});
  for (const { text } of samples.slice(0, 10)) {
    await openMessage(desk, text);
    await desk.page.locator('#reply-text').waitFor();
    await wait(1_000);
  }
  await restInTray(desk);
  await wait(60_000);
  const minute: readonly MemoryOfProcess[] = await memoryOf(desk);
  await wait(120_000);
  const later: readonly MemoryOfProcess[] = await memoryOf(desk);
  const back = [];
  for (let round = 0; round < rounds; round += 1) {
    back.push(await wake(desk));
    await wait(1_000);
    await restInTray(desk);
  }
  return { minute, later, back };
}
