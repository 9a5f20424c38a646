import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { readWord, type WordParagraph } from './doc-reader.ts';
import type { Block } from './blocks.ts';
import { openOle } from './ole.ts';
import { createParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';

/** A Word document from before 2007: paragraphs, headings by their style, tables. */
export function parse({ bytes, name, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const streams = openOle(bytes);
  const main = streams.get('WordDocument');
  if (!main) throw new DeskFailure('damaged', { reason: 'text_missing' });
  return toDocument(
    'doc',
    { blocks: blocksOf(readWord(main, (table) => streams.get(table), warnings.omit)) },
    name,
    warnings,
  );
}

function blocksOf(paragraphs: readonly WordParagraph[]): readonly Block[] {
  const out: Block[] = [];
  let rows: string[][] = [];
  let row: string[] = [];
  for (const { text, heading, end } of [...paragraphs, { text: '', heading: 0, end: 'paragraph' } as const]) {
    if (end === 'cell') row.push(text);
    else if (end === 'row') {
      rows.push(row);
      row = [];
    } else {
      if (row.length > 0) rows.push(row);
      if (rows.length > 0) out.push(...tableBlocks(rows, { standaloneRows: false }));
      rows = [];
      row = [];
      if (text === '') continue;
      out.push(heading > 0 ? { type: 'heading', depth: Math.min(heading, 6), text } : { type: 'text', text });
    }
  }
  return out;
}
