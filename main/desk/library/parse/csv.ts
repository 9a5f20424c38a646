import Papa from 'papaparse';
import type { ParsedDocument } from '../parsed.ts';
import { decodeText } from './encoding.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** A table as spreadsheet programs save it, whatever separates its cells. */
export function parse({ bytes, name, tables }: SourceFile): ParsedDocument {
  // Excel may name the separator in a first line of its own.
  const text = decodeText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/^sep=.\r?\n/i, '');
  const rows = read(text, delimiterOf(text));
  return toDocument('csv', { blocks: tableBlocks(rows, { standaloneRows: true, reading: tables }) }, name);
}

function read(text: string, delimiter: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' }).data;
}

/** The separator that makes the rows of the beginning most alike and gives them more than one cell. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 50_000);
  const scored = delimiters.map((delimiter) => {
    const rows = Papa.parse<string[]>(sample, { delimiter, skipEmptyLines: 'greedy', preview: 50 }).data;
    const widths = rows.map((row) => row.length);
    const [usual = 1, count = 0] =
      [...Map.groupBy(widths, (width) => width)]
        .map(([width, all]) => [width, all.length] as const)
        .toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, score: usual < 2 ? 0 : (count / rows.length) * (1 + Math.min(usual, 10) / 100) };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ',';
}
