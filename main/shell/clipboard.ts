import * as electron from 'electron';
import { DeskFailure } from '../desk/failure.ts';
import type { Clipboard } from '../desk/ports.ts';

/** The clipboard of Electron 42 and 43; from 44 on it is the web's own interface. */
interface EarlierClipboard {
  write(content: { readonly text: string; readonly html: string }): void;
}

const isEarlier = (clipboard: unknown): clipboard is EarlierClipboard =>
  clipboard === electron.clipboard && !('ClipboardItem' in electron);

async function write(text: string, html: string): Promise<void> {
  const clipboard: unknown = electron.clipboard;
  if (isEarlier(clipboard)) return clipboard.write({ text, html });
  await electron.clipboard.write([new electron.ClipboardItem({ 'text/plain': text, 'text/html': html })]);
}

/** Text on the system's clipboard; empty when there is none. */
export async function readClipboard(): Promise<string> {
  return await electron.clipboard.readText();
}

/** Copies, then looks whether it is there: another program may hold the clipboard. */
export const systemClipboard: Clipboard = {
  async write({ text, html }) {
    try {
      await write(text, html);
    } catch (error) {
      throw new DeskFailure('clipboard_failed', { cause: error });
    }
    if (normal(await readClipboard()) !== normal(text)) throw new DeskFailure('clipboard_failed');
  },
};

/** Windows hands line ends back as CRLF. */
const normal = (text: string): string => text.replaceAll('\r\n', '\n');
