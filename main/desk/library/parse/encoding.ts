import chardet from 'chardet';
import { DeskFailure } from '../../failure.ts';
import { decodeDos } from './dos-codes.ts';
import type { ParseWarnings } from './parse-warnings.ts';

/** Legacy encodings are guessed from this much: more makes nothing surer. */
const sampleBytes = 64 * 1024;
/** Guesses of these are taken only when nothing else fits: they fit any text. */
const unlikelyEncodings = /^(?:UTF-|ISO-2022|IBM|mac|.*-(?:rtl|ltr)$)/i;

/**
 * Text of bytes in UTF-8, UTF-16 or a legacy code page, without its byte order mark. `declared` is what the file says
 * of itself. Throws DeskFailure `damaged` for bytes that are no text.
 */
export function decodeText(
  bytes: Uint8Array,
  declared: string | null = null,
  warnings?: Pick<ParseWarnings, 'add'>,
): string {
  if (isEbcdic(bytes)) throw new DeskFailure('unsupported_type', { reason: 'ebcdic' });
  const text =
    decodeByBom(bytes) ??
    decodeUtf16(bytes) ??
    decodeUtf8(bytes) ??
    decodeDeclared(bytes, declared) ??
    decodeMixed(bytes, warnings) ??
    decodeDetected(bytes);
  if (text === null || !isReadable(text)) throw new DeskFailure('damaged', { reason: 'no_readable_text' });
  return text;
}

/** EBCDIC has its blank at 0x40, and letters where other codes have accents: every other guess gives rubbish. */
function isEbcdic(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const count = (wanted: (byte: number) => boolean): number =>
    sample.reduce((sum, byte) => sum + (wanted(byte) ? 1 : 0), 0);
  const blanks = count((byte) => byte === 0x40);
  return (
    sample.length >= 32 &&
    blanks > sample.length / 20 &&
    !sample.includes(0x20) &&
    count((byte) => byte >= 0x80) > sample.length / 2
  );
}

/** What bytes say about being text, without decoding all of them: false for pictures, programs, archives. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  if (decodeByBom(sample) !== null || detectUtf16(sample) !== null) return true;
  const controls = sample.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return !sample.includes(0) && controls <= sample.length / 100;
}

function decodeByBom(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decode(bytes, 'utf-8');
  if (a === 0xff && b === 0xfe) return decode(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decode(bytes, 'utf-16be');
  return null;
}

/** UTF-16 without a mark: in most scripts every other byte of blanks and marks is zero. */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096);
  const half = Math.max(1, sample.length >> 1);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (odd / half > 0.1 && even / half < 0.02) return 'utf-16le';
  return even / half > 0.1 && odd / half < 0.02 ? 'utf-16be' : null;
}

function decodeUtf16(bytes: Uint8Array): string | null {
  const encoding = detectUtf16(bytes);
  return encoding && decode(bytes, encoding);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeDeclared(bytes: Uint8Array, declared: string | null): string | null {
  // A page that says UTF-8 and is not has been saved by a careless program: the guess knows better.
  return declared === null || /^utf-?8$/i.test(declared) ? null : decode(bytes, declared);
}

function decodeDetected(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, sampleBytes);
  const names = chardet.analyse(sample).map(({ name }) => name);
  const likely = names.filter((name) => !unlikelyEncodings.test(name));
  const texts = [...new Set([...likely, 'windows-1252', 'iso-8859-15', 'macintosh'])].map((name) =>
    decode(bytes, name),
  );
  // What DOS wrote last: the first of those that read equally well is taken.
  const [best] = [...texts, ...decodeDos(bytes), decode(bytes, 'ibm866')]
    .flatMap((text) => (text !== null && isReadable(text) ? [{ text, oddities: countOddities(text) }] : []))
    .toSorted((a, b) => a.oddities - b.oddities);
  return best?.text ?? null;
}

/**
 * How often letters stand together as in no word: a capital or a sign in the middle of a word is a letter of another
 * encoding. What statistics say of a short file is worth less than that.
 */
function countOddities(text: string): number {
  const sample = text.slice(0, 20_000);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  return (
    count(/\p{Ll}(?=[^\p{ASCII}])\p{Lu}|\p{Lu}(?=[^\p{ASCII}])\p{Lu}\p{Ll}/gu) +
    count(/\p{L}(?=[^\p{ASCII}])[\p{S}¡-¿‚„“”†‡•…‰‹›](?=\p{L})/gu) +
    count(/(?<![\p{L}\p{N}])(?=[^\p{ASCII}])[\p{S}†‡•‰](?=\p{Ll})/gu) +
    count(/(?<![\p{L}\p{N}])(?=[^\p{ASCII}])\p{Lu}(?![\p{L}\p{N}.])/gu) +
    count(/\p{L}[\p{No}«»](?=\p{L})|(?<!\p{N})[¼½¾](?=\p{L})|¤/gu) +
    count(/\p{Script=Latin}(?=[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[\uFF61-\uFF9F])/gu) +
    2 * count(/[\u0080-\u009F\uFFFD]/g)
  );
}

/** Letters of UTF-8 beside bytes that are none: texts of two encodings were put into one file. Null when there are few. */
function decodeMixed(bytes: Uint8Array, warnings?: Pick<ParseWarnings, 'add'>): string | null {
  const latin = new TextDecoder('windows-1252');
  const utf8 = new TextDecoder('utf-8');
  const parts: string[] = [];
  let from = 0;
  let pairs = 0;
  let alone = 0;
  let line = 1;
  const foreign = new Set<number>();
  const flush = (to: number): void => {
    if (to > from) parts.push(utf8.decode(bytes.subarray(from, to)));
  };
  for (let at = 0; at < bytes.length;) {
    const length = utf8Length(bytes, at);
    if (length === 0) {
      flush(at);
      parts.push(latin.decode(bytes.subarray(at, at + 1)));
      alone++;
      foreign.add(line);
      from = at + 1;
    } else if (length > 1) pairs++;
    if (bytes[at] === 0x0a) line++;
    at += length || 1;
    // Most of a file in a legacy encoding is seen to be so at once.
    if (alone > 200 && pairs < alone / 3) return null;
  }
  if (pairs === 0 || pairs < alone / 3) return null;
  flush(bytes.length);
  const text = parts.join('');
  const lines = text.split('\n');
  for (const number of foreign) warnings?.add('mixed_encodings', lines[number - 1] ?? '', number);
  return text;
}

/** Bytes of the letter that begins here in UTF-8; 0 where none does. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >= 0xe0 && first <= 0xef
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return null;
  }
}

const isControl = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 127;

/** Real text has next to no control characters and no replacement characters. */
function isReadable(text: string): boolean {
  let strange = 0;
  const end = Math.min(text.length, 20_000);
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index);
    if (isControl(code) || (code >= 0x80 && code < 0xa0) || code === 0xfffd) strange++;
  }
  return strange <= end / 50;
}
