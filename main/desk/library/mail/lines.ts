export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** With plain blanks for the other kinds of white space and for marks of direction, so that places stay. */
  readonly text: string;
}

/** Lines from one index up to the one before another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    const line = part.endsWith('\r') ? part.slice(0, -1) : part;
    const plain = line.replace(/[\u00a0\u2007\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]/g, ' ');
    lines.push({ start, end: start + line.length, text: plain });
    start += part.length + 1;
  }
  return lines;
}

export const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';

/** The first line at or after `at` that says something; the number of lines when none does. */
export function nextLine(lines: readonly Line[], at: number): number {
  let next = at;
  while (next < lines.length && isBlank(lines[next])) next++;
  return next;
}

/** A line that sets off what is below it: dashes, underscores, equals signs, stars. */
export const isDivider = (line: Line | undefined): boolean =>
  line !== undefined &&
  /^\s*(?:[-_=*~─—–]\s?){3,}\s*$/.test(line.text.slice(0, 200)) &&
  line.text.length <= 200;

/** The marks of a quoted line: `>` as often as it was quoted, or a bar with a blank. */
export const quoteMark = /^\s{0,8}(?:>(?!:\s*$)|\|\s)/;

export const isMarked = (line: Line | undefined): boolean => line !== undefined && quoteMark.test(line.text);

/** Whether a line says nothing beside its marks. */
export const isEmpty = (line: Line | undefined): boolean => line === undefined || /^[\s>|]*$/.test(line.text);
