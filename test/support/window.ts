import { setTimeout as wait } from 'node:timers/promises';
import type { RunningApp } from './app.ts';

/** Waits for a state that comes by itself; throws with the name of what did not come. */
async function waitFor(what: string, isThere: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  for (const started = performance.now(); performance.now() - started < timeoutMs; await wait(50))
    if (await isThere()) return;
  throw new Error(`${what} did not come in ${timeoutMs} ms`);
}

/** Waits until the sample shop of a first start is read, so that answers are there. */
export const waitForSample = (desk: RunningApp): Promise<void> =>
  waitFor('the sample shop', async () => {
    const { sample, model, importing, documents } = await desk.call('desk.status', {});
    return sample && documents > 0 && model.state === 'ready' && !importing.running;
  });

/** Sets the size of what is inside the window, in pixels. */
export async function resize(desk: RunningApp, width: number, height: number): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await waitFor('the size', async () => (await desk.page.evaluate(() => window.innerWidth)) === width);
}

/** Puts a text on the system's clipboard, as a mail client would. */
const writeClipboard = (desk: RunningApp, text: string): Promise<void> =>
  desk.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);

export const readClipboard = (desk: RunningApp): Promise<string> =>
  desk.app.evaluate(({ clipboard }) => clipboard.readText());

/** What the system's file dialog answers from now on. */
export const stubFileDialog = (desk: RunningApp, paths: readonly string[]): Promise<void> =>
  desk.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    [...paths],
  );

/** Has a person choose files and folders, and imports them: a page may name no others. */
export async function importPaths(desk: RunningApp, paths: readonly string[]): Promise<void> {
  await stubFileDialog(desk, paths);
  const chosen = await desk.call('shell.pick', { what: 'folder' });
  await desk.call('library.import', { paths: [...chosen] });
}

/** Pastes a message from the clipboard with the key and waits until it is read. */
export async function openMessage(desk: RunningApp, text: string): Promise<void> {
  await writeClipboard(desk, text);
  await desk.page.keyboard.press('Control+v');
  // The questions get numbers in between.
  const begin = new RegExp(
    text
      .slice(0, 12)
      .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replaceAll(/\s+/g, '\\s*\\d*\\s*'),
  );
  await desk.page.getByRole('region', { name: 'Message' }).filter({ hasText: begin }).waitFor();
}

/** Presses a key that opens a field, and waits until the field has the keyboard: what is typed sooner goes elsewhere. */
export async function openField({ page }: RunningApp, key: string): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press(key);
  await page.waitForFunction(
    (last) => document.activeElement !== last && document.activeElement?.matches('input, textarea') === true,
    before,
  );
}

/** The words of the element that has the keyboard. */
export const focusedLabel = (desk: RunningApp): Promise<string> =>
  desk.page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.id ?? '';
  });

/** The HTML beside it, as the system hands it to other programs. */
export const readClipboardHtml = (desk: RunningApp): Promise<string> =>
  desk.app.evaluate(async ({ clipboard }) => {
    // Electron 42 and 43 read it in one call; from 44 on it is the web's own interface.
    if ('readHTML' in clipboard && typeof clipboard.readHTML === 'function')
      return String(clipboard.readHTML());
    const [item] = await clipboard.read();
    const blob = await item?.getType('text/html');
    return blob instanceof Blob ? blob.text() : '';
  });
