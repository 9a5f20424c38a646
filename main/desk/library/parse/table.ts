import { type Block, squeeze } from './blocks.ts';
import { findColumns, hasHeader } from './table-columns.ts';

export interface TableOptions {
  /** Rows stay apart, as in a spreadsheet; otherwise they are the lines of one text. */
  readonly rowsAlone: boolean;
}

/** Above this number rows are grouped, so that a long price list does not keep the model busy for minutes. */
const mostRowsAlone = 500;
/** Characters of a group: a few rows, so that the one that was sought is soon seen. */
const groupLength = 400;

/** A table of questions and answers becomes entries, any other the text of its rows, with what heads each column. */
export function tableBlocks(
  given: readonly (readonly string[])[],
  { rowsAlone }: TableOptions,
): readonly Block[] {
  const rows = given.filter((row) => row.some((cell) => cell.trim() !== ''));
  const columns = findColumns(rows);
  if (!columns) return plainRows(rows, rowsAlone);
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
    return [
      {
        type: 'entry',
        question,
        answer,
        variants: list(columns.variants, /[|\n;]/).filter((text) => text !== question),
        tags: list(columns.tags, /[|\n;,]/),
      },
    ];
  });
}

function plainRows(rows: readonly (readonly string[])[], rowsAlone: boolean): readonly Block[] {
  const [first = []] = rows;
  const header = hasHeader(rows) ? first.map(squeeze) : null;
  const body = header ? rows.slice(1) : rows;
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
