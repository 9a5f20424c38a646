import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** When a key was pressed last, and when the list was last drawn anew; 0 while it was not. */
    lastKey: number;
    lastChange: number;
    stopWatching?: () => void;
  }
}

/** Milliseconds between two keys: a quick typist. */
const betweenKeys = 70;
/** Milliseconds after the last key in which the list may still change. */
const settles = 600;

/** Has the page note each key and each frame that shows a list of another look, from now on. */
const watchList = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.stopWatching?.();
    [window.lastKey, window.lastChange] = [0, 0];
    const pressed = ({ timeStamp }: KeyboardEvent): void => {
      [window.lastKey, window.lastChange] = [timeStamp, 0];
    };
    const watcher = new MutationObserver((changes) => {
      if (changes.every(({ target }) => target instanceof HTMLInputElement)) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.lastChange = performance.now());
        port2.postMessage(null);
      });
    });
    addEventListener('keydown', pressed, true);
    const list = document.querySelector('.search-list');
    if (list !== null)
      watcher.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
    window.stopWatching = () => {
      removeEventListener('keydown', pressed, true);
      watcher.disconnect();
    };
  });

/**
 * Types a text into the field of a list that has the focus; milliseconds from its last key to the frame with the last change of
 * the list, nothing where that key changed none.
 */
export async function timeTyping(page: Page, text: string): Promise<readonly number[]> {
  await watchList(page);
  for (const letter of text) {
    await page.keyboard.type(letter);
    await wait(betweenKeys);
  }
  await wait(settles);
  return page.evaluate(() => {
    window.stopWatching?.();
    return window.lastChange === 0 ? [] : [window.lastChange - window.lastKey];
  });
}
