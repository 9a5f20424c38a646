import type { ChosenColumns, PreviewedTable, TableColumns } from '../../../../preload/contract.ts';
import { fold } from '../../store/fold.ts';
import { squeeze } from './blocks.ts';
import { type Columns, findColumns, hasHeader } from './table-columns.ts';

type Rows = readonly (readonly string[])[];

/** A choice of columns that was made before, with the header that it was made for. */
export interface RememberedColumns extends ChosenColumns {
  /** Of the file that is read now; otherwise of another one, which counts only by its header. */
  readonly own: boolean;
  /** What `signatureOf` made of its header; null: chosen just now, and to be followed whatever the header says. */
  readonly signature: string | null;
}

/** A choice that was followed, and the header that it belongs to from now on. */
export interface DecidedColumns extends ChosenColumns {
  readonly signature: string;
}

/** How one table is to be read. */
interface Decision {
  /** Null when its rows are no questions and answers. */
  readonly entries: Columns | null;
  readonly headerRow: number | null;
  readonly noLongerFits: boolean;
}

/** Goes with a file through its parser: decides for each table in it, and keeps what was decided. */
export interface TableReading {
  decide(rows: Rows, name: string | null): Decision;
  readonly previews: readonly PreviewedTable[];
  readonly decided: readonly DecidedColumns[];
}

const rowsShown = 12;
const columnsShown = 40;
const cellShown = 160;

export function createTableReading(remembered: readonly RememberedColumns[]): TableReading {
  const previews: PreviewedTable[] = [];
  const decided: DecidedColumns[] = [];
  let next = 0;
  return {
    previews,
    decided,
    decide(rows, name) {
      const place = next++;
      const { columns, because, noLongerFits } = choose(rows, place, remembered);
      if (because === 'chosen')
        decided.push({ place, columns, signature: signatureOf(rows, columns.headerRow) });
      previews.push({
        place,
        name,
        rows: rows.length,
        sample: rows
          .slice(0, rowsShown)
          .map((row) => row.slice(0, columnsShown).map((cell) => squeeze(cell).slice(0, cellShown))),
        columns,
        because,
        noLongerFits,
      });
      return { entries: asEntries(columns), headerRow: columns.headerRow, noLongerFits };
    },
  };
}

function choose(rows: Rows, place: number, remembered: readonly RememberedColumns[]) {
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.length));
  const isWithin = ({ headerRow, question, answer, variants, tags, language }: TableColumns): boolean =>
    [question, answer, language, ...variants, ...tags].every((column) => column === null || column < width) &&
    (headerRow === null || headerRow < rows.length);
  const own = remembered.filter((each) => each.own);
  const now = own.find((each) => each.place === place && each.signature === null);
  if (now && isWithin(now.columns))
    return { columns: now.columns, because: 'chosen', noLongerFits: false } as const;
  const fits = ({ signature, columns }: RememberedColumns): boolean =>
    signature !== null && isWithin(columns) && signature === signatureOf(rows, columns.headerRow);
  const before =
    own.find((each) => each.place === place && fits(each)) ??
    own.find((each) => each.columns.headerRow !== null && fits(each)) ??
    remembered.find((each) => !each.own && each.columns.headerRow !== null && fits(each));
  if (before) return { columns: before.columns, because: 'remembered', noLongerFits: false } as const;
  return {
    columns: guess(rows),
    because: 'guessed',
    noLongerFits: own.some((each) => each.place === place),
  } as const;
}

/** What the parser would do by itself. */
function guess(rows: Rows): TableColumns {
  const found = findColumns(rows);
  if (found) {
    const { question, answer, variants, tags, language, firstRow } = found;
    return { headerRow: firstRow === 0 ? null : firstRow - 1, question, answer, variants, tags, language };
  }
  const headerRow = hasHeader(rows) ? 0 : null;
  return { headerRow, question: null, answer: null, variants: [], tags: [], language: null };
}

function asEntries({ headerRow, question, answer, variants, tags, language }: TableColumns): Columns | null {
  if (question === null || answer === null || question === answer) return null;
  return {
    question,
    answer,
    variants,
    tags,
    language,
    firstRow: headerRow === null ? 0 : headerRow + 1,
  };
}

/** The same for the next export of the same table: the names of its columns, or how many there are where none has one. */
function signatureOf(rows: Rows, headerRow: number | null): string {
  if (headerRow === null) return `${Math.max(0, ...rows.slice(0, 50).map((row) => row.length))} columns`;
  const names = (rows[headerRow] ?? []).map((cell) => fold(squeeze(cell)).slice(0, 80));
  return JSON.stringify(names.slice(0, names.findLastIndex((name) => name !== '') + 1));
}
