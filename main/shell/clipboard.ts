import { createHash } from 'node:crypto';
import * as electron from 'electron';
import { DeskFailure } from '../desk/failure.ts';
import type { Clipboard } from '../desk/ports.ts';
import { createClipboardClearing, type Copied } from './clipboard-clearing.ts';
import { fileFormats } from './clipboard-files.ts';

/** The clipboard of Electron 42 and 43; from 44 on it is the web's own interface. */
interface EarlierClipboard {
  write(content: { readonly text: string; readonly html: string }): void;
  availableFormats(): readonly string[];
  readHTML(): string;
  readBuffer(format: string): Uint8Array;
}

/** What is on the system's clipboard; '' and none where there is nothing of a kind. */
interface ClipboardContent {
  readonly text: string;
  readonly html: string;
  /** Paths of copied files. */
  readonly files: readonly string[];
  /** It is what the desk copied last. */
  readonly isOwn: boolean;
}

/** A longer one is a page and no mail; its text alone is read. In UTF-16 code units. */
const longestHtml = 2_000_000;

const isEarlier = (clipboard: unknown): clipboard is EarlierClipboard =>
  clipboard === electron.clipboard && !('ClipboardItem' in electron);

async function write(text: string, html: string): Promise<void> {
  const clipboard: unknown = electron.clipboard;
  if (isEarlier(clipboard)) return clipboard.write({ text, html });
  await electron.clipboard.write([new electron.ClipboardItem({ 'text/plain': text, 'text/html': html })]);
}

/** Reads the bytes of a format; empty when it is not there. */
async function readers(): Promise<{
  readonly formats: readonly string[];
  readonly bytes: (format: string) => Promise<Uint8Array>;
  readonly html: () => Promise<string>;
}> {
  const clipboard: unknown = electron.clipboard;
  if (isEarlier(clipboard))
    return {
      formats: clipboard.availableFormats(),
      bytes: (format) => Promise.resolve(clipboard.readBuffer(format)),
      html: () => Promise.resolve(clipboard.readHTML()),
    };
  const items = await electron.clipboard.read();
  const bytes = async (format: string): Promise<Uint8Array> => {
    const blob = await items.find(({ types }) => types.includes(format))?.getType(format);
    return blob instanceof Blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
  };
  return {
    formats: items.flatMap(({ types }) => types),
    bytes,
    html: async () => new TextDecoder().decode(await bytes('text/html')),
  };
}

/** Of what the desk wrote last: the words themselves are nobody's to keep. */
let lastWritten: string | null = null;
const fingerprint = (text: string): string => createHash('sha256').update(normal(text)).digest('hex');

/** What is on the system's clipboard, read once. */
export async function readClipboard(): Promise<ClipboardContent> {
  const text = await electron.clipboard.readText();
  const { formats, bytes, html } = await readers();
  const format = fileFormats.find(({ name }) => formats.includes(name));
  const files = format === undefined ? [] : format.read(await bytes(format.name));
  const rich = formats.includes('text/html') ? await html() : '';
  return {
    text,
    html: rich.length > longestHtml ? '' : rich,
    files,
    isOwn: text.trim() !== '' && fingerprint(text) === lastWritten,
  };
}

/** Takes a copied reply off the clipboard after a while, where the owner wants that. */
export const clipboardClearing = createClipboardClearing({
  read: async () => {
    const { text, html } = await readClipboard();
    return { text, html };
  },
  write: async ({ text, html }) => {
    if (text === '' && html === '') electron.clipboard.clear();
    else await write(text, html);
  },
});

/** Copies, then looks whether it is there: another program may hold the clipboard. */
export const systemClipboard: Clipboard = {
  write: (content) => clipboardClearing.around(() => copy(content)),
};

async function copy({ text, html }: Copied): Promise<void> {
  try {
    await write(text, html);
  } catch (error) {
    throw new DeskFailure('clipboard_failed', { cause: error });
  }
  if (normal(await electron.clipboard.readText()) !== normal(text)) throw new DeskFailure('clipboard_failed');
  lastWritten = fingerprint(text);
}

/** Windows hands line ends back as CRLF. */
const normal = (text: string): string => text.replaceAll('\r\n', '\n');
