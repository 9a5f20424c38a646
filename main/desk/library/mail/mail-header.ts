import type { Span } from '../../../../preload/contract.ts';
import { type HeaderField, roleOf } from './header-labels.ts';
import { type Line, isBlank, isMarked, nextLine } from './lines.ts';

/** One line "Label: value" of a header, with what a mail program broke off it. */
export interface HeaderLine {
  readonly role: HeaderField | null;
  /** On one line, without stars. */
  readonly value: string;
  /** Of the value in the text. */
  readonly span: Span;
  /** Index behind its last line. */
  readonly to: number;
}

/** Several rows in a row: the header of a mail, or the fields of a form. `to` is the index behind its last line. */
export interface HeaderBlock {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly HeaderLine[];
  /** Its lines begin with the marks of a quote. */
  readonly isMarked: boolean;
}

const longestLabel = 32;
const mostRows = 30;
const labelled =
  /^[\s>|]*[*_]{0,2}\s?(?!https?:|mailto:)(\p{L}[\p{L}\p{M}\p{N}'’".\-# /]*?)\s{0,3}[*_]{0,2}\s?[:：][*_]{0,2}(?=$|[^/])/u;
const formRoles: ReadonlySet<HeaderField> = new Set(['name', 'email', 'phone', 'order', 'message']);
const addressRoles: ReadonlySet<HeaderField> = new Set(['from', 'to', 'cc', 'replyTo']);

/** A year, a time or a day in numbers: what a program writes, other than "any day after the 10th". */
export const exactDate =
  /(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d))/;
export const address = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/u;

/** Rows of lines that were looked at before: every line is asked for again from each of the lines above it. */
const rowsOfLines = new WeakMap<Line, HeaderLine | null>();

function rowAt(lines: readonly Line[], at: number): HeaderLine | null {
  const line = lines[at];
  if (line === undefined) return null;
  const known = rowsOfLines.get(line);
  if (known !== undefined) return known;
  const row = readRow(line, at);
  rowsOfLines.set(line, row);
  return row;
}

function readRow(line: Line, at: number): HeaderLine | null {
  const [whole = '', label = ''] = labelled.exec(line.text.slice(0, longestLabel + 12)) ?? [];
  if (label === '' || label.length > longestLabel || label.split(' ').length > 4) return null;
  const rest = line.text.slice(whole.length);
  const lead = rest.length - rest.replace(/^[\s*_]+/, '').length;
  const value = withoutMarksAtEnd(rest.slice(lead));
  const start = line.start + whole.length + lead;
  return { role: roleOf(label), value, span: { start, end: start + value.length }, to: at + 1 };
}

/** Without blanks, stars and underscores at its end; a pattern would look for the end from each of them. */
function withoutMarksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s*_]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The lines of "Label: value" that begin at `at`; null where none does. */
function rowsFrom(lines: readonly Line[], at: number): HeaderBlock | null {
  const rows: HeaderLine[] = [];
  for (let next = at; next < lines.length && rows.length < mostRows;) {
    const line = lines[next];
    if (line === undefined) break;
    if (isBlank(line)) {
      // Some programs leave a line between two rows.
      const after = nextLine(lines, next);
      const row = after - next <= 2 ? rowAt(lines, after) : null;
      const isNew = row?.role && !rows.some(({ role }) => role === row.role);
      if (rows.length === 0 || !isNew || row.role === 'message') break;
      next = after;
      continue;
    }
    const row = rowAt(lines, next);
    const last = rows.at(-1);
    if (row !== null && (row.role !== null || rows.length > 0 || row.value !== '')) rows.push(row);
    else if (last !== undefined && goesOn(last, line, rowAt(lines, next + 1)))
      rows[rows.length - 1] = {
        ...last,
        value: `${last.value} ${line.text.replace(/^[\s>|]+/, '').trim()}`,
        span: { start: last.span.start, end: line.end },
        to: next + 1,
      };
    else break;
    next++;
  }
  const to = rows.at(-1)?.to ?? at;
  return rows.length < 2 ? null : { from: at, to, rows, isMarked: isMarked(lines[at]) };
}

/** An address or a subject that was broken at the margin. */
function goesOn(last: HeaderLine, line: Line, next: HeaderLine | null): boolean {
  if (last.role === null || line.text.length > 200) return false;
  if (
    addressRoles.has(last.role) &&
    (/^[\s>|]*</.test(line.text) ||
      /[;,<]$/.test(last.value) ||
      (last.value === '' && line.text.includes('@')))
  )
    return true;
  return /^\s/.test(line.text) || (last.role === 'subject' && next?.role != null);
}

/** What a header says of this; null where it has no such row. */
export const valueOf = ({ rows }: HeaderBlock, role: HeaderField): string | null =>
  rows.find((row) => row.role === role)?.value ?? null;

/** What mail programs set before the subject of a mail that they hand on. */
const forwardPrefix =
  /^(?:fwd?|wg|wtr|tr|rv|i|enc|doorst|vb|vl|pd|tov(?:ább[íi]t[áa]s)?|ilt|i̇lt|転送|转发|轉寄|전달|пересл|прм)\s*[:：]/iu;

/** Whether a header says by its subject that the mail hands on another one. */
export const isForwarding = (header: HeaderBlock): boolean =>
  forwardPrefix.test(valueOf(header, 'subject') ?? '');

const isOfForm = (role: HeaderField | null): boolean => role !== null && formRoles.has(role);

/** Without the rows at its end that no mail program writes: "EVA: 10023" is said by somebody. */
function trimmed(block: HeaderBlock): HeaderBlock {
  const last = block.rows.findLastIndex(({ role }) => role !== null);
  const rows = block.rows.slice(0, last + 1);
  return { ...block, rows, to: rows.at(-1)?.to ?? block.from };
}

/** Where a header is looked for: at the top of a text, below a line that announces it, or amid what somebody wrote. */
export type HeaderPlace = 'top' | 'announced' | 'amid';

/** The header of a mail that begins at `at`: in whatever language, of who wrote and when, with an address or a date. */
export function headerAt(lines: readonly Line[], at: number, place: HeaderPlace): HeaderBlock | null {
  const top = rowAt(lines, at);
  if (top === null || ((top.role === null || top.role === 'other') && !top.value.includes('@'))) return null;
  const found = rowsFrom(lines, at);
  if (found === null) return null;
  const known = trimmed(found);
  if (known.rows.some(({ role }) => isOfForm(role)) || isForm(lines, known)) return null;
  const first = known.rows[0]?.role ?? null;
  if (first === null || first === 'other') return isForeignHeader(found) ? found : null;
  const has = (role: HeaderField): boolean => valueOf(known, role) !== null;
  const isAddressed = known.rows.some(
    ({ role, value }) => role !== null && addressRoles.has(role) && address.test(value),
  );
  const isDated = exactDate.test(valueOf(known, 'sent') ?? '');
  const isNamed = has('from') || (has('subject') && (has('sent') || has('to')));
  if (place === 'announced') return isNamed ? known : null;
  // Some programs leave addresses out, and people shorten the day.
  const isWhole = has('from') && has('sent') && has('to') && has('subject');
  if (!isNamed || !(isAddressed || isWhole || (isDated && has('subject')))) return null;
  // A form of a web site has a sender and a subject, too.
  return place === 'top' || has('sent') || has('to') ? known : null;
}

/** In a language that is not known here: a person with an address and, in another row, a full date. */
function isForeignHeader({ rows }: HeaderBlock): boolean {
  const [from] = rows;
  return (
    rows.length >= 3 &&
    rows.every(({ role }) => !isOfForm(role)) &&
    /[<([].*@.*[>)\]]/.test(from?.value ?? '') &&
    rows.slice(1, 3).some(({ value }) => /(?:19|20)\d\d/.test(value) && /\d{1,2}[:.]\d{2}/.test(value))
  );
}

/** "Message Body:" alone on the line below. */
const isForm = (lines: readonly Line[], { to }: HeaderBlock): boolean =>
  rowAt(lines, nextLine(lines, to))?.role === 'message';

/**
 * The fields of a web site's form that begin at `at`: who wrote, and the message as the last of them (its row holds the
 * first line) or below.
 */
export function formAt(lines: readonly Line[], at: number): HeaderBlock | null {
  if ((rowAt(lines, at)?.role ?? null) === null) return null;
  const found = rowsFrom(lines, at);
  if (found === null) return null;
  const last = found.rows.findIndex(({ role }) => role === 'message');
  const block = trimmed(last < 0 ? found : { ...found, rows: found.rows.slice(0, last + 1) });
  const below = nextLine(lines, block.to);
  const row = last < 0 ? rowAt(lines, below) : null;
  const rows = row?.role === 'message' ? [...block.rows, row] : block.rows;
  const has = (...wanted: readonly HeaderField[]): boolean =>
    rows.some(({ role }) => role !== null && wanted.includes(role));
  if (!has('from', 'name', 'email') || has('sent') || rows.length < 2) return null;
  if (!has('message', 'email') && !(has('name') && has('subject', 'order', 'phone'))) return null;
  return { ...block, to: rows.at(-1)?.to ?? at, rows };
}
