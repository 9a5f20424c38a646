import chardet from 'chardet';
import { DeskFailure } from '../../failure.ts';

/** Legacy encodings are guessed from this much: more makes nothing surer. */
const sampleBytes = 64 * 1024;
/** Guesses of these are taken only when nothing else fits: they fit any text. */
const unlikelyEncodings = /^(?:UTF-|ISO-2022|IBM|mac|.*-(?:rtl|ltr)$)/i;

/**
 * Text of bytes in UTF-8, UTF-16 or a legacy code page, without its byte order mark. `declared` is what the file says
 * of itself. Throws DeskFailure `damaged` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  if (isEbcdic(bytes)) throw new DeskFailure('unsupported_type', { reason: 'ebcdic' });
  const text =
    decodeByBom(bytes) ??
    decodeUtf16(bytes) ??
    decodeUtf8(bytes) ??
    decodeDeclared(bytes, declared) ??
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
  const ordered = [...names.filter((name) => !unlikelyEncodings.test(name)), 'windows-1252'];
  return ordered.map((name) => decode(bytes, name)).find((text) => text !== null && isReadable(text)) ?? null;
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
