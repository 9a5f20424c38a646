import { DeskFailure } from '../../failure.ts';
import type { OmissionKind } from '../../../../preload/contract.ts';
import { type OmissionAt, omissionsIn } from './doc-omit.ts';
import { pageRuns } from './doc-pages.ts';
import type { ParseWarnings } from './parse-warnings.ts';
import { unsupported } from './unsupported.ts';

/**
 * The text of the binary Word format, after [MS-DOC]: the header (FIB) leads to the pieces that the text is kept in, and
 * to the pages (FKP) that say which style each paragraph has. Whatever points outside of the file ends the reading.
 */
export interface WordParagraph {
  readonly text: string;
  /** 1 for the outermost heading, 0 for text. */
  readonly heading: number;
  readonly end: 'paragraph' | 'cell' | 'row';
}

interface Piece {
  /** Where its characters stand among those of the document. */
  readonly first: number;
  readonly last: number;
  readonly offset: number;
  readonly bytesEach: 1 | 2;
}

const mostCharacters = 50_000_000;

export function readWord(
  main: Uint8Array,
  streamNamed: (name: string) => Uint8Array | undefined,
  omit: ParseWarnings['omit'],
): readonly WordParagraph[] {
  const word = bufferOf(main);
  if (word.length < 0x200 || word.readUInt16LE(0) !== 0xa5ec) throw damaged();
  // Word 6 and 95 keep their text in another way.
  if (word.readUInt16LE(2) < 0xc1) throw unsupported('doc');
  // Since then every version has these many fields here, and what follows is found by its place.
  if (word.readUInt16LE(0x20) !== 0x0e || word.readUInt16LE(0x3e) !== 0x16) throw damaged();
  const flags = word.readUInt16LE(0x0a);
  if ((flags & 0x0100) !== 0) throw new DeskFailure('password_protected');
  const table = bufferOf(streamNamed((flags & 0x0200) === 0 ? '0Table' : '1Table') ?? new Uint8Array());
  try {
    const characters = Math.max(0, word.readInt32LE(0x4c)) + Math.max(0, word.readInt32LE(0x50));
    const pieces = piecesIn(table.subarray(word.readUInt32LE(0x1a2)), word.readUInt32LE(0x1a6));
    const styles = stylesIn(word, table.subarray(word.readUInt32LE(0x102)), word.readUInt32LE(0x106));
    const omissionAt = omissionsIn(word, table.subarray(word.readUInt32LE(0xfa)), word.readUInt32LE(0xfe));
    return paragraphsOf(word, pieces, Math.min(characters, mostCharacters), {
      levelAt: styles,
      omissionAt,
      omit,
    });
  } catch (error) {
    throw error instanceof DeskFailure ? error : damaged(error);
  }
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
const damaged = (cause?: unknown): DeskFailure => new DeskFailure('damaged', { cause });

/** The piece table stands behind lists of changes that are passed over. */
function piecesIn(table: Buffer, length: number): readonly Piece[] {
  let at = 0;
  while (at < length && table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1);
  if (table.readUInt8(at) !== 2) throw damaged();
  const count = (table.readUInt32LE(at + 1) - 4) / 12;
  const plc = table.subarray(at + 5);
  if (!Number.isInteger(count) || count < 0 || plc.length < count * 12 + 4) throw damaged();
  return Array.from({ length: count }, (_, index): Piece => {
    const place = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    return {
      first: plc.readUInt32LE(index * 4),
      last: plc.readUInt32LE((index + 1) * 4),
      offset: isNarrow ? offset >> 1 : offset,
      bytesEach: isNarrow ? 1 : 2,
    };
  });
}

/** Heading level by the place in the file where a paragraph ends; empty where nothing is known. */
function stylesIn(word: Buffer, table: Buffer, length: number): (place: number) => number {
  const ranges: { readonly from: number; readonly to: number; readonly level: number }[] = [];
  for (const { page, place, from, to } of pageRuns(word, table, length, 13)) {
    if (place === 0 || place + 4 > 511) continue;
    const style = page.readUInt16LE(place + (page.readUInt8(place) === 0 ? 2 : 1));
    // The built-in headings always have these numbers.
    if (style >= 1 && style <= 9) ranges.push({ from, to, level: style });
  }
  return (place) => ranges.find(({ from, to }) => place >= from && place < to)?.level ?? 0;
}

/** How paragraphs and letters look, by their place in the file. */
interface Formats {
  readonly levelAt: (place: number) => number;
  readonly omissionAt: OmissionAt;
  readonly omit: ParseWarnings['omit'];
}

function paragraphsOf(
  word: Buffer,
  pieces: readonly Piece[],
  characters: number,
  { levelAt, omissionAt, omit }: Formats,
): readonly WordParagraph[] {
  const paragraphs: WordParagraph[] = [];
  const narrow = new TextDecoder('windows-1252');
  const wide = new TextDecoder('utf-16le');
  let text = '';
  /** How many fields are open whose instruction is being read, innermost last. */
  const fields: boolean[] = [];
  let wasCell = false;
  /** Letters in a row that are struck out, hidden or deleted, and which of these. */
  let unseen = '';
  let kind: OmissionKind | null = null;
  let hasGap = false;
  const flush = (): void => {
    if (kind !== null && !omit(kind, unseen)) text += unseen;
    // One blank stays where something between two blanks was left out.
    hasGap = kind !== null;
    unseen = '';
    kind = null;
  };
  let reached = 0;
  for (const { first, last, offset, bytesEach } of pieces) {
    const length = Math.min(last, characters) - first;
    if (length <= 0) continue;
    // Pieces follow each other: a short text that is named again and again is no document.
    if (first < reached) throw damaged();
    reached = last;
    const end = offset + length * bytesEach;
    if (end > word.length) throw damaged();
    const signs = (bytesEach === 1 ? narrow : wide).decode(word.subarray(offset, end));
    for (let index = 0; index < signs.length; index++) {
      const sign = signs[index] ?? '';
      const code = sign.charCodeAt(0);
      if (code === 0x13) fields.push(true);
      else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = false;
      else if (code === 0x15) fields.pop();
      else if (fields.includes(true)) continue;
      else if (code === 0x0d || code === 0x0c || code === 0x07) {
        flush();
        const isRow: boolean = code === 0x07 && wasCell && text === '';
        const ending = code !== 0x07 ? 'paragraph' : isRow ? 'row' : 'cell';
        paragraphs.push({ text: text.trim(), heading: levelAt(offset + index * bytesEach), end: ending });
        text = '';
        wasCell = code === 0x07 && !isRow;
        continue;
      } else {
        const omission = omissionAt(offset + index * bytesEach);
        if (omission !== kind) flush();
        kind = omission;
        const letter = readable[code] ?? (code < 0x20 ? '' : sign);
        if (omission !== null) unseen += letter;
        else if (!(hasGap && letter === ' ' && text.endsWith(' '))) text += letter;
        if (omission === null) hasGap = false;
      }
      if (text !== '') wasCell = false;
    }
  }
  flush();
  paragraphs.push({ text: text.trim(), heading: 0, end: 'paragraph' });
  return paragraphs;
}

const readable: Readonly<Record<number, string>> = { 0x09: '\t', 0x0b: '\n', 0x0e: '\n', 0x1e: '\u2011' };
