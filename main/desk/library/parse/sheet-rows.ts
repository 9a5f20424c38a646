import type { CellObject, Sheet } from '@e965/xlsx';
import { DeskFailure } from '../../failure.ts';
import { formatCellDate, isSystemDate } from './cell-dates.ts';
import { toPlainText } from './plain-text.ts';
import type { ParseWarnings } from './parse-warnings.ts';
import { type SheetOmissions, withoutGaps } from './sheet-omit.ts';

const mostLetters = 50_000_000;

/** The rows of a sheet that are not empty, without the columns that are empty throughout. */
export interface SheetRows {
  readonly rows: readonly (readonly string[])[];
  /** The number that the sheet shows beside a row. */
  readonly lineOf: (row: readonly string[]) => number | undefined;
  /** What a cell that is merged with one in a row above shows. */
  readonly mergedInto: (row: readonly string[], column: number) => string | undefined;
}

interface Place {
  readonly r: number;
  readonly c: number;
}

export interface SheetContext {
  readonly omissions: SheetOmissions | undefined;
  readonly warnings: ParseWarnings;
  /** BCP 47: how dates are written that are to be written as on this machine; null where nothing tells. */
  readonly locale: string | null;
  readonly isDate1904: boolean;
  /** The file says itself how each cell is shown. */
  readonly isShownText: boolean;
}

/** The cells as they are shown, without what is hidden or struck out. */
export function rowsOfSheet(sheet: Sheet | undefined, context: SheetContext): SheetRows {
  const cells = cellsOf(sheet, context);
  const hidden = hiddenColumnsOf(sheet, cells, context);
  const isHiddenRow = (row: number): boolean =>
    sheet?.['!rows']?.[row]?.hidden === true || context.omissions?.hiddenRows.has(row) === true;
  const shown = [...cells].filter(([at, row]) => {
    for (const column of hidden) row.delete(column);
    return (
      row.size > 0 &&
      !(isHiddenRow(at) && context.warnings.omit('hidden', [...row.values()].join(' '), at + 1))
    );
  });
  const used = [...new Set(shown.flatMap(([, row]) => [...row.keys()]))].sort((a, b) => a - b);
  const places = new Map<readonly string[], number>();
  const rows = shown.map(([at, row]) => {
    const last = Math.max(...row.keys());
    const texts = used.filter((column) => column <= last).map((column) => row.get(column) ?? '');
    places.set(texts, at);
    return texts;
  });
  const merged = mergedCells(sheet, cells);
  return {
    rows,
    lineOf: (row) => {
      const at = places.get(row);
      return at === undefined ? undefined : at + 1;
    },
    mergedInto: (row, column) => merged.get(`${places.get(row) ?? -1},${used[column] ?? -1}`),
  };
}

function cellsOf(sheet: Sheet | undefined, context: SheetContext): ReadonlyMap<number, Map<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  const given: unknown = sheet?.['!data'];
  if (!Array.isArray(given)) return rows;
  let letters = 0;
  // Both kinds of array have holes, which nobody goes through one by one: a cell may stand anywhere.
  for (const [at, cells] of Object.entries<unknown>(given)) {
    if (!Array.isArray(cells)) continue;
    const row = new Map<number, string>();
    for (const [column, cell] of Object.entries<CellObject | undefined>(cells)) {
      const text = cell ? textOf(cell, context, Number(at) + 1) : '';
      const isStruck = context.omissions?.struck.has(`${at},${column}`) === true;
      if (text !== '' && !(isStruck && context.warnings.omit('struck', text, Number(at) + 1)))
        row.set(Number(column), text);
      // Cells share their texts, so a small file can say a great deal.
      letters += text.length;
      if (letters > mostLetters) throw new DeskFailure('too_large', { reason: 'text' });
    }
    if (row.size > 0) rows.set(Number(at), row);
  }
  return rows;
}

function hiddenColumnsOf(
  sheet: Sheet | undefined,
  cells: ReadonlyMap<number, ReadonlyMap<number, string>>,
  { omissions, warnings }: SheetContext,
): readonly number[] {
  const used = [...new Set([...cells.values()].flatMap((row) => [...row.keys()]))];
  return used.filter((column) => {
    const isHidden =
      sheet?.['!cols']?.[column]?.hidden === true || omissions?.hiddenColumns.has(column) === true;
    const first = [...cells.values()].find((row) => row.has(column))?.get(column) ?? '';
    return isHidden && warnings.omit('hidden', first);
  });
}

/** Merged cells reach no further in any sheet that a person reads. */
const mostMerged = 100_000;

/** For each cell below the first of a merged range, what the range shows. */
function mergedCells(
  sheet: Sheet | undefined,
  cells: ReadonlyMap<number, ReadonlyMap<number, string>>,
): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const { s, e } of sheet?.['!merges'] ?? ([] as readonly { readonly s: Place; readonly e: Place }[])) {
    const text = cells.get(s.r)?.get(s.c);
    if (text === undefined) continue;
    for (let row = s.r + 1; row <= e.r && merged.size < mostMerged; row++) merged.set(`${row},${s.c}`, text);
  }
  return merged;
}

function textOf({ t, w, v, z }: CellObject, context: SheetContext, line: number): string {
  if (t === 'e' || t === 'z') return '';
  const format = String(z ?? '');
  if (t === 'n' && typeof v === 'number' && !context.isShownText) {
    const date = formatCellDate(v + (context.isDate1904 ? 1462 : 0), format, context.locale);
    if (date !== null) {
      if (context.locale === null && isSystemDate(format)) context.warnings.add('date_order', date, line);
      return date;
    }
    // Numbers that are names, such as those below a bar code, are shown whole.
    if (Number.isSafeInteger(v) && Math.abs(v) >= 1e11 && /E\+?\d/i.test(w ?? '')) return String(v);
  }
  const text = w ?? (v instanceof Date ? v.toISOString().slice(0, 10) : String(v ?? ''));
  return toPlainText(withoutGaps(text.trim()), context.warnings).trim();
}
