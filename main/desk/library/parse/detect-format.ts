import { fileTypeFromBuffer } from 'file-type';
import { DeskFailure } from '../../failure.ts';
import { looksLikeText } from './encoding.ts';
import { type Format, formatsByExtension, isBinaryExtension } from './formats.ts';
import { nameOfExtension, unsupported } from './unsupported.ts';
import { entryNames, unpack } from './zip.ts';

/** The last one begins the last of several disks, where there is only one. */
const zipSignatures = ['PK\x03\x04', 'PK\x05\x06', 'PK00PK\x03\x04'];
/** Excel 2, 3 and 4. */
const legacyXlsSignatures = ['\x09\0\x04\0', '\x09\x02\x06\0', '\x09\x04\x06\0', '\x09\x08\x08\0'];

/** What a file is, by its content; its name decides only between kinds of text. */
export async function detectFormat(bytes: Uint8Array, name: string): Promise<Format> {
  if (bytes.length === 0) throw new DeskFailure('empty_file');
  const ending = /\.([^.]{1,10})$/.exec(name.toLowerCase())?.[1] ?? '';
  const head = latin(bytes.subarray(0, 4096));
  if (head.slice(0, 1024).includes('%PDF-') && !isMail(head)) return 'pdf';
  if (zipSignatures.some((start) => head.startsWith(start))) return detectZip(bytes, ending);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return detectOle(bytes);
  if (/^\s{0,8}\{\\rtf/.test(head)) return 'rtf';
  if (!looksLikeText(bytes)) return detectBinary(bytes, head, ending);
  return detectText(bytes, head, ending);
}

function detectText(bytes: Uint8Array, head: string, ending: string): Format {
  const start = head
    .replace(/^\xef\xbb\xbf|^[\xff\xfe]{2}/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (isMbox(start) || (ending === 'mbox' && start.startsWith('From '))) return 'mailbox';
  if (isEmlx(start)) return 'emlx';
  if (ending === 'eml' || ending === 'mbox' || isMail(start)) return 'mail';
  if (ending === 'svg') throw unsupported(ending);
  const isPage = /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|(?:html|head|body)[\s>])/is.test(
    start,
  );
  if (isPage) return 'html';
  if (start.startsWith('<?xml') || ending === 'xml') throw unsupported('xml');
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return 'html';
  if (['json', 'jsonl', 'ndjson'].includes(ending)) return 'json';
  const named = formatsByExtension.get(ending);
  if (named && named !== 'text') return named;
  if (/^[[{]\s*["{[]/.test(start) && isJson(bytes)) return 'json';
  if (/^<(?:p|div|h[1-6]|ul|ol|table|section|article|main)\b[^>]*>/i.test(start)) return 'html';
  return 'text';
}

function isMail(start: string): boolean {
  const [headers = ''] = start.split(/\r?\n\r?\n/, 1);
  const known = headers.match(
    /^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|reply-to):/gim,
  );
  return /^[\w-]+:/.test(start) && new Set(known?.map((line) => line.toLowerCase())).size >= 3;
}

/** Each mail begins with “From”, a sender and a date as Unix writes it. */
export const isMbox = (start: string): boolean =>
  /^From [^\n]*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]*\d{4}/.test(start);

/** Apple Mail writes the number of bytes above the mail, and a property list below it. */
const isEmlx = (start: string): boolean =>
  /^\d{1,10}\s*\n/.test(start) && isMail(start.replace(/^\d+\s*\n/, ''));

/** One document, or one in the first line. */
function isJson(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8').trim();
  return [text.split('\n', 1)[0] ?? '', text].some((part) => {
    try {
      JSON.parse(part);
      return true;
    } catch {
      return false;
    }
  });
}

function detectZip(bytes: Uint8Array, ending: string): Format {
  const names = entryNames(bytes);
  const has = (name: string): boolean => names.includes(name);
  const below = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (has('META-INF/container.xml')) return 'epub';
  if (has('content.xml') && has('mimetype')) return detectOpenDocument(bytes, ending);
  if (has('[Content_Types].xml')) {
    if (below('word/')) return 'docx';
    if (below('xl/')) return 'xlsx';
    if (below('ppt/')) return 'pptx';
  }
  if (has('word/document.xml')) return 'docx';
  if (has('Index/Document.iwa') || names.some((name) => /^Index\/.*\.iwa$/.test(name)))
    throw unsupported('iwork');
  if (isBinaryExtension(ending) && ending !== 'zip')
    throw new DeskFailure('damaged', { reason: 'text_missing' });
  return 'zip';
}

function detectOpenDocument(bytes: Uint8Array, ending: string): Format {
  const type = latin(unpack(bytes, (name) => name === 'mimetype')['mimetype'] ?? new Uint8Array());
  if (/spreadsheet/.test(type)) return 'ods';
  if (/presentation/.test(type)) return 'odp';
  if (/graphics|image|formula|chart|database/.test(type)) throw unsupported('odg');
  return ending === 'ods' || ending === 'odp' ? ending : 'odt';
}

/** The old binary formats of Office, and the new ones when a password protects them, are small file systems. */
async function detectOle(bytes: Uint8Array): Promise<Format> {
  const { streamLookup } = await import('./ole.ts');
  const has = streamLookup(bytes);
  if (has('EncryptedPackage') && isRightsManaged(bytes)) throw new DeskFailure('encrypted');
  if (has('EncryptedPackage')) throw new DeskFailure('password_protected');
  if (has('__properties_version1.0')) return 'msg';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  throw unsupported(has('PowerPoint Document') ? 'ppt' : 'ole');
}

const isRightsManaged = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('DRMEncrypted', 'utf16le'));

async function detectBinary(bytes: Uint8Array, head: string, ending: string): Promise<Format> {
  // Workbooks from before there were streams, and mails and mailboxes with raw bytes in them.
  if (legacyXlsSignatures.some((start) => head.startsWith(start))) return 'xls';
  if (isMbox(head)) return 'mailbox';
  if (isMail(head)) return 'mail';
  if (head.startsWith('!BDN')) throw unsupported('pst');
  const type = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined);
  const isText = formatsByExtension.has(ending);
  if (type && (isText || isBinaryExtension(ending)) && type.ext !== ending)
    throw new DeskFailure('wrongly_named', { params: { ending, type: typeName(type) } });
  if (type && nameOfExtension(type.ext)) throw unsupported(type.ext);
  if (type) throw new DeskFailure('unsupported_type', { reason: 'named', params: { type: typeName(type) } });
  if (isText || isBinaryExtension(ending) || ending === 'doc' || ending === 'xls')
    throw new DeskFailure('damaged', { reason: 'no_readable_text' });
  throw unsupported(ending);
}

/** What the catalogue calls it, `documents.types`. */
function typeName({ ext, mime }: { readonly ext: string; readonly mime: string }): string {
  const known = nameOfExtension(ext);
  if (known) return known;
  const [group] = mime.split('/');
  return mediaTypes.find((type) => type === group) ?? 'other';
}

const mediaTypes = ['image', 'audio', 'video', 'font'] as const;

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
