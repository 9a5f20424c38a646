import Papa from 'papaparse';
import type { ParsedDocument } from '../parsed.ts';
import { csvRowsOf, joinExtraCells } from './csv-rows.ts';
import { detectColumns } from './detect-columns.ts';
import { decodeText } from './encoding.ts';
import { toPlainText } from './plain-text.ts';
import { createParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** A table as spreadsheet programs save it, whatever separates its cells. */
export function parse({ bytes, name, tables, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const text = decodeText(bytes, null, warnings).replace(/^\uFEFF/, '');
  // Excel may name the separator in a first line of its own.
  const [header = '', named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.slice(header.length);
  const delimiter = named ?? delimiterOf(body);
  const read = csvRowsOf(body, delimiter, header === '' ? 1 : 2, warnings);
  const joined = joinExtraCells(
    read,
    delimiter,
    (regular) => detectColumns(regular)?.answer ?? null,
    warnings,
  );
  // Help desks export HTML.
  const rows = joined.map(({ cells, line }) => ({
    cells: cells.map((cell) => toPlainText(cell, warnings)),
    line,
  }));
  const lines = new Map<readonly string[], number>(rows.map(({ cells, line }) => [cells, line]));
  const blocks = tableBlocks(
    rows.map(({ cells }) => cells),
    { standaloneRows: true, reading: tables, warnings, lineOf: (row) => lines.get(row) },
  );
  return toDocument('csv', { blocks }, name, warnings);
}

/** The separator that makes the rows of the beginning most alike and gives them more than one cell. */
export function delimiterOf(text: string): string {
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
