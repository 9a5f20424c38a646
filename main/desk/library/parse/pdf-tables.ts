import type { Block } from './blocks.ts';
import type { Cell, Line } from './pdf-lines.ts';
import { tableBlocks } from './table.ts';

/** Fewer rows below each other are two words on a line, such as a name and a page. */
const fewestRows = 3;

/** Letters of a cell on one line, on average. */
const longestCell = 45;

/** A stretch of rows with cells, which is a table; how many lines it has from `start` on, 0 where none begins. */
export function tableLengthAt(lines: readonly Line[], start: number): number {
  const isRow = (line: Line | undefined): boolean => (line?.cells.length ?? 0) > 1;
  if (!isRow(lines[start])) return 0;
  let end = start + 1;
  while (isRow(lines[end]) && isBelow(lines[end - 1], lines[end])) end++;
  const rows = lines.slice(start, end);
  const isWide = rows.length > 1 && rows.every(({ cells }) => cells.length > 2);
  if (rows.length < fewestRows && !isWide) return 0;
  const cells = rows.flatMap((row) => row.cells);
  const columns = columnsOf(cells);
  // Sentences beside something else are columns of a page that were not told apart.
  const isProse = columns.some((column) => {
    const own = cells.filter((cell) => overlaps(cell, column));
    return own.reduce((sum, { text }) => sum + text.length, 0) > own.length * longestCell;
  });
  // Cells that share no columns are no table, and words with a leader to their number are a list of contents.
  const isLeader = rows.filter(({ text }) => /\.{4,}|(?:\. ){4,}/.test(text)).length > rows.length / 2;
  return columns.length >= 2 &&
    columns.length <= Math.max(...rows.map(({ cells }) => cells.length)) &&
    !isLeader &&
    !isProse
    ? end - start
    : 0;
}

const isBelow = (above: Line | undefined, line: Line | undefined): boolean => {
  const distance = (above?.y ?? 0) - (line?.y ?? 0);
  return above !== undefined && line !== undefined && distance > 0 && distance < 4 * line.size;
};

/** The rows of a table, each a line that can be read alone. */
export function blocksOfTable(lines: readonly Line[]): readonly Block[] {
  const columns = columnsOf(lines.flatMap(({ cells }) => cells));
  const rows = lines.map(({ cells }) =>
    columns.map((column) =>
      cells
        .filter((cell) => overlaps(cell, column))
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  return tableBlocks(rows, { standaloneRows: false });
}

type Interval = Pick<Cell, 'left' | 'right'>;
const overlaps = (a: Interval, b: Interval): boolean => a.left < b.right && b.left < a.right;

/** Where the cells of one column stand: together they keep a strip free on both sides. */
function columnsOf(cells: readonly Interval[]): readonly Interval[] {
  const columns: Interval[] = [];
  for (const { left, right } of cells.toSorted((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left < last.right)
      columns[columns.length - 1] = { left: last.left, right: Math.max(last.right, right) };
    else columns.push({ left, right });
  }
  return columns;
}
