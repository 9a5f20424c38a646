import { type Block, squeeze } from './blocks.ts';
import { languageCode } from './language-names.ts';
import { type Columns, findColumns, hasHeader } from './table-columns.ts';
import type { TableReading } from './table-reading.ts';

export interface TableOptions {
  /** Rows stay apart, as in a spreadsheet; otherwise they are the lines of one text. */
  readonly rowsAlone: boolean;
  /** What a person decided about the tables of this file; absent where nobody is asked, as within a text. */
  readonly reading?: TableReading | undefined;
  /** Of the sheet. */
  readonly name?: string;
}

type Rows = readonly (readonly string[])[];

/** Above this number rows are grouped, so that a long price list does not keep the model busy for minutes. */
const mostRowsAlone = 500;
/** Characters of a group: a few rows, so that the one that was sought is soon seen. */
const groupLength = 400;

/** A table of questions and answers becomes entries, any other the text of its rows, with what heads each column. */
export function tableBlocks(given: Rows, { rowsAlone, reading, name }: TableOptions): readonly Block[] {
  const rows = given.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (!reading || rows.length === 0) {
    const columns = findColumns(rows);
    return columns ? entryBlocks(rows, columns) : plainRows(rows, hasHeader(rows) ? 0 : null, rowsAlone);
  }
  const { entries, headerRow, noLongerFits } = reading.decide(rows, name ?? null);
  const blocks = entries ? entryBlocks(rows, entries) : plainRows(rows, headerRow, rowsAlone);
  return noLongerFits ? [...blocks, { type: 'aside', text: changedHeader }] : blocks;
}

const changedHeader =
  'The header of this table is another one than when its columns were chosen, so they were guessed again.';

function entryBlocks(rows: Rows, columns: Columns): readonly Block[] {
  return rows.slice(columns.firstRow).flatMap((row): readonly Block[] => {
    const cell = (column: number): string => row[column]?.trim() ?? '';
    const question = squeeze(cell(columns.question));
    const answer = cell(columns.answer);
    if (question === '' || answer === '') return [];
    const list = (which: readonly number[], apart: RegExp): readonly string[] => [
      ...new Set(
        which
          .flatMap((column) => cell(column).split(apart))
          .map(squeeze)
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

function plainRows(rows: Rows, headerRow: number | null, rowsAlone: boolean): readonly Block[] {
  const header = headerRow === null ? null : (rows[headerRow] ?? []).map(squeeze);
  const body = headerRow === null ? rows : rows.slice(headerRow + 1);
  const joint = rowsAlone ? '\n' : ', ';
  const lines = body
    .map((row) =>
      row
        .map((cell, column) => {
          const value = rowsAlone ? cell.trim() : squeeze(cell);
          const name = header?.[column] ?? '';
          return value === '' ? '' : name === '' ? value : `${name}: ${value}`;
        })
        .filter((text) => text !== '')
        .join(joint),
    )
    .filter((line) => line !== '');
  if (!rowsAlone) return lines.length === 0 ? [] : [{ type: 'text', text: lines.join('\n') }];
  return grouped(lines, lines.length > mostRowsAlone ? groupLength : 0).map((text) => ({
    type: 'text',
    text,
    alone: true,
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
