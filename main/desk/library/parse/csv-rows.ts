import Papa from 'papaparse';
import type { ParseWarnings } from './parse-warnings.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** A row that is not empty, with its place. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line of the file that it begins on, from 1. */
  readonly line: number;
}

/**
 * The rows of a table that begins on `firstLine`. Where a quotation mark is never closed the rows behind it would stand in its cell: such rows are
 * read line by line, and told.
 */
export function csvRowsOf(
  text: string,
  delimiter: string,
  firstLine: number,
  warnings: ParseWarnings,
): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let from = 0;
  let line = firstLine;
  const put = (cells: readonly string[], at: number): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: at });
  };
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }) => {
      const source = text.slice(from, meta.cursor);
      const lines = source.replace(/\r?\n$|\r$/, '').split(/\r\n|\n|\r/);
      const isTorn =
        errors.some(({ type }) => type === 'Quotes') &&
        lines.length > 1 &&
        lines.slice(1).some((each) => isRowOfItsOwn(splitLine(each, delimiter), usualWidth(rows)));
      if (isTorn)
        for (const [at, each] of lines.entries()) {
          const cells = splitLine(each, delimiter);
          if (/"/.test(each) && hasOpenQuote(each, delimiter)) warnings.add('open_quote', each, line + at);
          put(cells, line + at);
        }
      else put(data, line);
      line += (source.match(/\r\n|\n|\r/g) ?? []).length;
      from = meta.cursor;
    },
  });
  return rows;
}

const isRowOfItsOwn = (cells: readonly string[], width: number): boolean =>
  cells.length >= 2 && (width === 0 || cells.length === width);

/** How many cells most of the rows until here have; 0 where there is none. */
function usualWidth(rows: readonly CsvRow[]): number {
  const counts = Map.groupBy(rows.slice(0, 200), ({ cells }) => cells.length);
  return [...counts].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 0;
}

/** One line, whose quoted cells end with a mark before a separator or with the line. */
function splitLine(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const end = endOfCell(line, at, delimiter);
    const cell = line.slice(at, end);
    const bare = /^\s*"([^]*?)"?\s*$/.exec(cell)?.[1];
    cells.push(bare === undefined || /^\s*"[^"]*"\s*[^"\s]/.test(cell) ? cell : bare.replaceAll('""', '"'));
    if (end >= line.length) return cells;
    at = end + delimiter.length;
  }
}

function endOfCell(line: string, start: number, delimiter: string): number {
  const next = line.indexOf(delimiter, start);
  const end = next < 0 ? line.length : next;
  if (!/^\s*"/.test(line.slice(start, end))) return end;
  // Inside of quotes separators are text, as long as the quotes are closed before another one.
  for (let to = end; to < line.length;) {
    if (isClosed(line.slice(start, to))) return to;
    const further = line.indexOf(delimiter, to + delimiter.length);
    to = further < 0 ? line.length : further;
  }
  const isBalanced = (line.slice(start, end).match(/"/g)?.length ?? 0) % 2 === 0;
  return isClosed(line.slice(start)) || !isBalanced ? line.length : end;
}

const isClosed = (cell: string): boolean => /^\s*"(?:[^"]|"")*"\s*$/.test(cell);

function hasOpenQuote(line: string, delimiter: string): boolean {
  for (let at = 0; at <= line.length;) {
    const end = endOfCell(line, at, delimiter);
    const cell = line.slice(at, end);
    if (/^\s*"/.test(cell) && (cell.match(/"/g)?.length ?? 0) % 2 === 1) return true;
    at = end + delimiter.length;
  }
  return false;
}

/**
 * Rows with more cells than their table has columns: a separator stood in a text without quotes. What reads on is joined
 * to the text that it was cut from, `answer` before others; what does not is told to be lost.
 */
export function joinExtraCells(
  rows: readonly CsvRow[],
  delimiter: string,
  answerIn: (regular: readonly (readonly string[])[]) => number | null,
  warnings: ParseWarnings,
): readonly CsvRow[] {
  const width = usualWidth(rows);
  const isLong = ({ cells }: CsvRow): boolean => lengthOf(cells) > width;
  // Where even the first row, which names the columns, is of another width, no width is the right one.
  if (width < 2 || rows[0]?.cells.length !== width || !rows.some(isLong)) return rows;
  const answer = answerIn(rows.filter((row) => !isLong(row)).map(({ cells }) => cells)) ?? width - 1;
  return rows.map((row) => {
    if (!isLong(row)) return row;
    const { cells, line } = row;
    const extra = lengthOf(cells) - width;
    const readsOn = (column: number): boolean =>
      Array.from({ length: extra }, (_, at) => column + at + 1).every((at) =>
        isContinued(cells[at - 1] ?? '', cells[at] ?? ''),
      );
    const column = [answer, ...Array.from({ length: width }, (_, at) => at)].find(readsOn);
    if (column === undefined) {
      warnings.add('lost_cells', cells.slice(width).join(' '), line);
      return row;
    }
    const joined = cells.slice(column, column + extra + 1).join(delimiter);
    warnings.add('extra_cells', joined, line);
    return { line, cells: [...cells.slice(0, column), joined, ...cells.slice(column + extra + 1)] };
  });
}

/** Whether a cell reads as the rest of the one before: after a blank, in small letters, or the cents of a price. */
const isContinued = (before: string, cell: string): boolean =>
  !/[.!?]\s*$/.test(before) &&
  (/^\s+\S/.test(cell) || /^\p{Ll}/u.test(cell) || (/\d$/.test(before) && /^\d/.test(cell)));

/** Cells without the empty ones at the end. */
const lengthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

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
