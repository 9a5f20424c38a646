/** A run of letters as a PDF draws it; the origin is at the bottom left, in points. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Direction of writing in radians. */
  readonly angle: number;
}

/** A stretch of a line that stands apart from the rest. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export interface Line extends Cell {
  /** The cells of a row of a table; empty for a line that is one stretch. */
  readonly cells: readonly Cell[];
  readonly y: number;
  /** Size of most of its letters, in points, rounded to halves. */
  readonly size: number;
}

/** Shorter stretches side by side, on average, are cells and no columns. */
const fewestLetters = 24;
/** Fewer rows side by side are no columns. */
const fewestRows = 4;

/**
 * Joins pieces to lines in the order in which they are to be read. Columns are told by gaps that run down the page;
 * text that is turned is read as if the page were turned back.
 */
export function linesOf(given: readonly TextRun[]): Line[] {
  const written = given.filter(({ text }) => text.trim() !== '');
  const heights = written.map(({ height }) => height).toSorted((a, b) => a - b);
  const widestBlank = 1.5 * (heights[heights.length >> 1] ?? 12);
  // A blank that is wider than any is what the reader puts between cells and columns.
  const blanks = ({ text, width }: TextRun): boolean => text === ' ' && width <= widestBlank;
  const pieces = normalizeRotation(given.filter((run) => run.text.trim() !== '' || blanks(run)));
  return columnsOf(rowsOf(pieces)).flat();
}

/** Most of the page is written in one direction: that becomes left to right. What stands otherwise is dropped. */
function normalizeRotation(pieces: readonly TextRun[]): readonly TextRun[] {
  const quarter = ({ angle }: TextRun): number => ((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4;
  const counts = [0, 0, 0, 0];
  for (const piece of pieces) counts[quarter(piece)] = (counts[quarter(piece)] ?? 0) + piece.text.length;
  const turn = counts.indexOf(Math.max(...counts));
  return pieces.filter((piece) => quarter(piece) === turn).map((piece) => turned(piece, turn));
}

function turned(piece: TextRun, quarters: number): TextRun {
  const { x, y } = piece;
  switch (quarters) {
    case 1:
      return { ...piece, x: y, y: -x };
    case 2:
      return { ...piece, x: -x, y: -y };
    case 3:
      return { ...piece, x: -y, y: x };
    default:
      return piece;
  }
}

/** Pieces on one height, from left to right, split where a gap is wider than any blank. */
function rowsOf(pieces: readonly TextRun[]): readonly (readonly Line[])[] {
  const rows: TextRun[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isSame =
      first && Math.abs(first.y - piece.y) <= Math.max(1.5, Math.min(first.height, piece.height) * 0.4);
    if (row && isSame) row.push(piece);
    else rows.push([piece]);
  }
  const sorted = rows.map((row) => row.toSorted((a, b) => a.x - b.x));
  const column = secondColumn(sorted);
  return sorted.map((row) => segmentsOf(row, column)).filter((row) => row.length > 0);
}

/** Where the right one of two columns begins, in points: there many rows go on after a gap. Null when there is none. */
function secondColumn(rows: readonly (readonly TextRun[])[]): number | null {
  const written = rows.map((row) => row.filter(({ text }) => text.trim() !== ''));
  const left = Math.min(...written.flat().map(({ x }) => x));
  const right = Math.max(...written.flat().map(({ x, width }) => x + width));
  const starts = new Map<number, number>();
  for (const row of written)
    for (const [index, piece] of row.entries()) {
      const before = row[index - 1];
      const place = (piece.x - left) / (right - left);
      if (!before || place < 0.35 || place > 0.65 || piece.x - (before.x + before.width) < piece.height * 0.6)
        continue;
      const x = Math.round(piece.x);
      starts.set(x, (starts.get(x) ?? 0) + 1);
    }
  const [x, count] = [...starts].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return count >= fewestRows && count >= rows.length * 0.25 ? x : null;
}

function segmentsOf(row: readonly TextRun[], column: number | null): readonly Line[] {
  const segments: TextRun[][] = [];
  for (const piece of row) {
    const segment = segments.at(-1);
    const last = segment?.at(-1);
    const gap = last ? piece.x - (last.x + last.width) : 0;
    // The same letters drawn again, a little aside, are how some programs write bold.
    if (last && last.text === piece.text && Math.abs(last.x - piece.x) < piece.height * 0.2) continue;
    const isColumn = column !== null && Math.abs(piece.x - column) <= 1 && gap > piece.height * 0.4;
    if (piece.text.trim() === '' && gap > 0 && !segment) continue;
    if (!segment || isColumn || gap > Math.max(piece.height, last?.height ?? 0) * 1.6) segments.push([piece]);
    else segment.push(piece);
  }
  return segments.map(lineOf).filter(({ text }) => text !== '');
}

function lineOf(pieces: readonly TextRun[]): Line {
  let text = '';
  let end = pieces[0]?.x ?? 0;
  for (const piece of pieces) {
    const isApart =
      piece.x - end > piece.height * 0.17 && text !== '' && !/\s$/.test(text) && !/^\s/.test(piece.text);
    text += `${isApart ? ' ' : ''}${piece.text}`;
    end = Math.max(end, piece.x + piece.width);
  }
  const [first] = pieces;
  const sizes = Map.groupBy(pieces, ({ height }) => Math.round(height * 2) / 2);
  const letters = ([, all]: [number, TextRun[]]): number =>
    all.reduce((sum, piece) => sum + piece.text.trim().length, 0);
  const [size = 0] = [...sizes].toSorted((a, b) => letters(b) - letters(a))[0] ?? [];
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    left: first?.x ?? 0,
    right: end,
    cells: [],
    y: first?.y ?? 0,
    size,
  };
}

/**
 * Rows from top to bottom; a stretch of rows that all keep free the same strip in the middle is read column by column.
 * A table keeps such strips too, but its cells are short.
 */
function columnsOf(rows: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const out: (readonly Line[])[] = [];
  for (let index = 0; index < rows.length;) {
    const gutter = gutterAt(rows, index);
    if (!gutter) {
      out.push(joinedCells(rows[index] ?? []));
      index++;
      continue;
    }
    const stretch = rows.slice(index, gutter.end);
    const side = (isOnIt: (line: Line) => boolean): readonly Line[] =>
      stretch.flatMap((row) => joinedCells(row.filter(isOnIt)).map((line) => ({ ...line, cells: [] })));
    out.push(
      side(({ left }) => left < gutter.x),
      side(({ left }) => left >= gutter.x),
    );
    index = gutter.end;
  }
  return out;
}

function gutterAt(
  rows: readonly (readonly Line[])[],
  start: number,
): { readonly x: number; readonly end: number } | null {
  const [, second] = rows[start] ?? [];
  const right = second ?? (rows[start]?.length === 1 ? rows[start + 1]?.[1] : undefined);
  if (!right) return null;
  const x = right.left - 1;
  let end = start;
  let both = 0;
  let letters = 0;
  for (; end < rows.length; end++) {
    const row = rows[end] ?? [];
    if (row.some((line) => line.left < x - 1 && line.right > x) || hasCells(row, x)) break;
    if (hasBoth(row, x)) both++;
    letters += row.reduce((sum, line) => sum + line.text.length, 0) / row.length;
  }
  if (both < fewestRows || letters / (end - start) < fewestLetters) return null;
  return { x, end: withoutHeading(rows, start, end, x) };
}

/** Several stretches on one side, and no sentence on the other: the row of a table. */
function hasCells(row: readonly Line[], x: number): boolean {
  const sides = [row.filter(({ left }) => left < x), row.filter(({ left }) => left >= x)];
  return (
    row.length > 2 && !sides.some((side) => side.length === 1 && (side[0]?.text.length ?? 0) >= fewestLetters)
  );
}

const hasBoth = (row: readonly Line[], x: number): boolean =>
  row.some(({ left }) => left < x) && row.some(({ left }) => left >= x);

/** What stands alone below both columns, behind a full stop and above what is no column, heads that. */
function withoutHeading(rows: readonly (readonly Line[])[], start: number, end: number, x: number): number {
  const last = rows.slice(start, end).findLastIndex((row) => hasBoth(row, x)) + start;
  const alone = end - last - 1;
  const before = rows[last]?.[0]?.text ?? '';
  return end < rows.length && alone > 0 && alone <= 2 && /[.!?:]["”)]?$/.test(before) ? last + 1 : end;
}

/** The cells of a row of a table stay on one line. */
function joinedCells(row: readonly Line[]): readonly Line[] {
  const [first] = row;
  const last = row.at(-1);
  if (!first || !last || row.length === 1) return row;
  const cells = row.map(({ text, left, right }) => ({ text, left, right }));
  return [{ ...first, right: last.right, text: row.map(({ text }) => text).join('  '), cells }];
}
