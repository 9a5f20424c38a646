import { type Block, collapseWhitespace } from './blocks.ts';
import { languageCode } from './language-names.ts';
import { type DetectedColumns, detectColumns, hasHeader } from './detect-columns.ts';
import type { ColumnMapper } from './column-mapping.ts';
import { note } from './notes.ts';

export interface TableOptions {
  /** Rows stay apart, as in a spreadsheet; otherwise they are the lines of one text. */
  readonly standaloneRows: boolean;
  /** What a person decided about the tables of this file; absent where nobody is asked, as within a text. */
  readonly reading?: ColumnMapper | undefined;
  /** Of the sheet. */
  readonly name?: string;
}

type Rows = readonly (readonly string[])[];

/** Above this number rows are grouped, so that a long price list does not keep the model busy for minutes. */
const mostRowsAlone = 500;
/** Characters of a group: a few rows, so that the one that was searched for is seen at once. */
const groupLength = 400;

/** A table of questions and answers becomes entries, any other the text of its rows, with what heads each column. */
export function tableBlocks(given: Rows, { standaloneRows, reading, name }: TableOptions): readonly Block[] {
  const rows = given.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (!reading || rows.length === 0) {
    const columns = detectColumns(rows);
    return columns ? entryBlocks(rows, columns) : plainRows(rows, hasHeader(rows) ? 0 : null, standaloneRows);
  }
  const { entries, headerRow, headerChanged } = reading.resolve(rows, name ?? null);
  const blocks = entries ? entryBlocks(rows, entries) : plainRows(rows, headerRow, standaloneRows);
  return headerChanged ? [...blocks, { type: 'aside', text: note('documents.notes.headerChanged') }] : blocks;
}

function entryBlocks(rows: Rows, columns: DetectedColumns): readonly Block[] {
  return rows.slice(columns.firstRow).flatMap((row): readonly Block[] => {
    const cell = (column: number): string => row[column]?.trim() ?? '';
    const question = collapseWhitespace(cell(columns.question));
    const answer = cell(columns.answer);
    if (question === '' || answer === '') return [];
    const list = (which: readonly number[], apart: RegExp): readonly string[] => [
      ...new Set(
        which
          .flatMap((column) => cell(column).split(apart))
          .map(collapseWhitespace)
          .filter((text) => text !== ''),
      ),
    ];
    const language = columns.language === null ? null : languageCode(cell(columns.language));
    return [
      {
        type: 'entry',
        question,
        answer,
        variants: list(columns.variants, /[|\n;]/).filter((text) => text !== question),
        tags: list(columns.tags, /[|\n;,]/),
        ...(language !== null && { language }),
      },
    ];
  });
}

function plainRows(rows: Rows, headerRow: number | null, standaloneRows: boolean): readonly Block[] {
  const header = headerRow === null ? null : (rows[headerRow] ?? []).map(collapseWhitespace);
  const body = headerRow === null ? rows : rows.slice(headerRow + 1);
  const joint = standaloneRows ? '\n' : ', ';
  const lines = body
    .map((row) =>
      row
        .map((cell, column) => {
          const value = standaloneRows ? cell.trim() : collapseWhitespace(cell);
          const name = header?.[column] ?? '';
          return value === '' ? '' : name === '' ? value : `${name}: ${value}`;
        })
        .filter((text) => text !== '')
        .join(joint),
    )
    .filter((line) => line !== '');
  if (!standaloneRows) return lines.length === 0 ? [] : [{ type: 'text', text: lines.join('\n') }];
  return grouped(lines, lines.length > mostRowsAlone ? groupLength : 0).map((text) => ({
    type: 'text',
    text,
    standalone: true,
  }));
}

function grouped(lines: readonly string[], length: number): readonly string[] {
  const groups: string[] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open !== undefined && open.length + line.length < length)
      groups[groups.length - 1] = `${open}\n\n${line}`;
    else groups.push(line);
  }
  return groups;
}
