import type { ParsedDocument } from '../parsed.ts';
import { type Block, trimBlankLines } from './blocks.ts';
import { readRtf, type RtfParagraph } from './rtf-reader.ts';
import { createParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';

/** A document in Rich Text Format: headings by their style, lists, tables, bold questions. */
export function parse({ bytes, name, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const { paragraphs, title } = readRtf(latin(bytes), warnings.omit);
  return toDocument('rtf', { blocks: blocksOf(paragraphs), fallbackTitle: title }, name, warnings);
}

/** For RTF inside of other files. */
export const blocksOfRtf = (bytes: Uint8Array): readonly Block[] =>
  blocksOf(readRtf(latin(bytes), createParseWarnings().omit).paragraphs);

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

function blocksOf(paragraphs: readonly RtfParagraph[]): readonly Block[] {
  const out: Block[] = [];
  let rows: string[][] = [];
  let row: string[] = [];
  let items: string[] = [];
  const flushList = (): void => {
    if (items.length > 0) out.push({ type: 'text', text: items.join('\n') });
    items = [];
  };
  const flushTable = (): void => {
    if (row.length > 0) rows.push(row);
    if (rows.length > 0) out.push(...tableBlocks(rows, { standaloneRows: false }));
    rows = [];
    row = [];
  };
  for (const { runs, heading, listed, end } of paragraphs) {
    const text = trimBlankLines(runs.map((run) => run.text).join('')).trim();
    if (end !== 'paragraph') {
      flushList();
      if (end === 'cell') row.push(text);
      else {
        rows.push(row);
        row = [];
      }
      continue;
    }
    if (text === '') continue;
    flushTable();
    if (listed) {
      items.push(`• ${text}`);
      continue;
    }
    flushList();
    if (heading > 0) out.push({ type: 'heading', depth: Math.min(heading, 6), text });
    else out.push({ type: 'text', text, boldPrefix: leadOf(runs, text) });
  }
  flushList();
  flushTable();
  return out;
}

/** The bold words that a paragraph begins with. */
function leadOf(runs: RtfParagraph['runs'], text: string): string {
  const nonEmpty = runs.filter((run) => run.text.trim() !== '');
  const end = nonEmpty.findIndex((run) => !run.bold);
  const boldPrefix = trimBlankLines(
    nonEmpty
      .slice(0, end === -1 ? nonEmpty.length : end)
      .map((run) => run.text)
      .join(''),
  ).trim();
  return text.startsWith(boldPrefix) ? boldPrefix : '';
}
