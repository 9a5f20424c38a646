import { fileTypeFromBuffer } from 'file-type';
import { DeskFailure } from '../../failure.ts';
import { looksLikeText } from './encoding.ts';
import { type Format, formatsByEnding, nameOfEnding, supported } from './formats.ts';
import { entryNames } from './zip.ts';

/** What a file is, by its content; its name decides only between kinds of text. */
export async function detectFormat(bytes: Uint8Array, name: string): Promise<Format> {
  if (bytes.length === 0) throw new DeskFailure('empty_file', 'This file is empty.');
  const ending = /\.([^.]{1,10})$/.exec(name.toLowerCase())?.[1] ?? '';
  const head = latin(bytes.subarray(0, 4096));
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return inZip(bytes, ending);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw inOle(bytes);
  if (head.startsWith('{\\rtf')) throw unsupported('rtf');
  if (!looksLikeText(bytes)) throw await ofBinary(bytes, ending);
  if (ending === 'docx' || ending === 'pdf')
    throw new DeskFailure(
      'damaged',
      `This file is named .${ending}, but it is not one inside: it is damaged or was renamed.`,
    );
  return ofText(head, ending);
}

function ofText(head: string, ending: string): Format {
  const start = head
    .replace(/^\xef\xbb\xbf|^[\xff\xfe]{2}/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^From \S+.*\d{4}/.test(start)) throw unsupported('mbox');
  if (ending === 'eml' || isMail(start)) throw unsupported('eml');
  if (ending === 'mbox' || ending === 'json' || ending === 'xml' || ending === 'svg')
    throw unsupported(ending);
  const isPage = /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b/is.test(start);
  if (isPage) return 'html';
  if (start.startsWith('<?xml')) throw unsupported('xml');
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return 'html';
  const named = formatsByEnding.get(ending);
  if (named) return named;
  if (/^<(?:p|div|h[1-6]|ul|ol|table|section|article|main)\b[^>]*>/i.test(start)) return 'html';
  return 'text';
}

function isMail(start: string): boolean {
  const [headers = ''] = start.split(/\r?\n\r?\n/, 1);
  const known = headers.match(
    /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to):/gim,
  );
  return /^[\w-]+:/.test(start) && new Set(known?.map((line) => line.toLowerCase())).size >= 3;
}

function inZip(bytes: Uint8Array, ending: string): Format {
  const names = entryNames(bytes);
  const has = (name: string): boolean => names.includes(name);
  const below = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (has('word/document.xml') || (has('[Content_Types].xml') && below('word/'))) return 'docx';
  if (below('xl/')) throw unsupported('xlsx');
  if (below('ppt/')) throw unsupported('pptx');
  if (has('META-INF/container.xml')) throw unsupported('epub');
  if (has('content.xml') && has('mimetype'))
    throw unsupported(['ods', 'odp'].includes(ending) ? ending : 'odt');
  if (ending === 'docx')
    throw new DeskFailure(
      'damaged',
      'This Word document is damaged: the part that holds its text is missing.',
    );
  throw unsupported('zip');
}

/** The old binary formats of Office, and the new ones when a password protects them, are small file systems. */
function inOle(bytes: Uint8Array): DeskFailure {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const has = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage'))
    return new DeskFailure(
      'encrypted',
      'This file is protected by a password. Save a copy without one and import that.',
    );
  if (has('WordDocument')) return unsupported('doc');
  if (has('Workbook') || has('Book')) return unsupported('xls');
  if (has('PowerPoint Document')) return unsupported('ppt');
  if (has('__properties_version1.0') || has('__substg1.0_')) return unsupported('msg');
  return unsupported('ole');
}

async function ofBinary(bytes: Uint8Array, ending: string): Promise<DeskFailure> {
  const type = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined);
  if (type && formatsByEnding.has(ending))
    return new DeskFailure(
      'unsupported_type',
      `This file is named .${ending}, but inside it is ${nameOfType(type)}. ${supported}`,
    );
  if (type) return new DeskFailure('unsupported_type', `This is ${nameOfType(type)}. ${supported}`);
  if (formatsByEnding.has(ending) || ending === 'docx' || ending === 'pdf')
    return new DeskFailure(
      'damaged',
      'This file holds no readable text: it is damaged or of another kind than its name says.',
    );
  return unsupported(ending);
}

function nameOfType({ ext, mime }: { readonly ext: string; readonly mime: string }): string {
  const known = nameOfEnding(ext);
  if (known) return known;
  const [group] = mime.split('/');
  const names: Readonly<Record<string, string>> = {
    image: 'a picture',
    audio: 'a sound',
    video: 'a film',
    font: 'a font',
  };
  return names[group ?? ''] ?? `a file of the kind “${ext}”`;
}

function unsupported(ending: string): DeskFailure {
  const name = nameOfEnding(ending);
  const advice = adviceFor.get(ending);
  const what = name
    ? `This is ${name}; Sidedesk cannot read those yet.`
    : 'Sidedesk cannot read this kind of file.';
  return new DeskFailure('unsupported_type', `${what} ${advice ?? supported}`);
}

const adviceFor: ReadonlyMap<string, string> = new Map([
  ...['xlsx', 'xls', 'ods'].map((ending) => [ending, 'Save it as CSV and import that.'] as const),
  ...['doc', 'odt', 'rtf'].map(
    (ending) => [ending, 'Save it as a Word document (.docx) and import that.'] as const,
  ),
  ...['pptx', 'ppt', 'odp', 'epub'].map((ending) => [ending, 'Save it as PDF and import that.'] as const),
  ['zip', 'Unpack it and import the folder.'],
]);

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
