import type { ParsedDocument } from '../parsed.ts';
import { csvRowsOf, delimiterOf, joinExtraCells } from './csv-rows.ts';
import { detectColumns } from './detect-columns.ts';
import { decodeText } from './encoding.ts';
import { toPlainText } from './plain-text.ts';
import { createParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';

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
