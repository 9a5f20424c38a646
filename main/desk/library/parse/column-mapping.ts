import type { ColumnMapping, PreviewedTable, TableMapping } from '../../../../preload/contract.ts';
import { foldCase } from '../../store/fold-case.ts';
import { collapseWhitespace } from './blocks.ts';
import { type DetectedColumns, detectColumns, hasHeader } from './detect-columns.ts';

type Rows = readonly (readonly string[])[];

/** A column mapping that was chosen before, with the header that it was made for. */
export interface SavedColumnMapping extends TableMapping {
  /** Of the file that is read now; otherwise of another one, which counts only by its header. */
  readonly isForThisFile: boolean;
  /** What `headerSignature` made of its header; null: chosen just now, and to be followed whatever the header says. */
  readonly signature: string | null;
}

/** A column mapping that was applied, and the header that it belongs to from now on. */
export interface AppliedColumnMapping extends TableMapping {
  readonly signature: string;
}

/** How one table is to be read. */
interface ResolvedColumns {
  /** Null when its rows are no questions and answers. */
  readonly entries: DetectedColumns | null;
  readonly headerRow: number | null;
  readonly headerChanged: boolean;
}

/** Goes with a file through its parser: decides for each table in it, and keeps the mappings that were applied. */
export interface ColumnMapper {
  resolve(rows: Rows, name: string | null): ResolvedColumns;
  readonly previews: readonly PreviewedTable[];
  readonly applied: readonly AppliedColumnMapping[];
}

const rowsShown = 12;
const columnsShown = 40;
const cellShown = 160;

export function createColumnMapper(saved: readonly SavedColumnMapping[]): ColumnMapper {
  const previews: PreviewedTable[] = [];
  const applied: AppliedColumnMapping[] = [];
  let next = 0;
  return {
    previews,
    applied,
    resolve(rows, name) {
      const tableIndex = next++;
      const { columns, mappedBy, headerChanged } = resolveColumns(rows, tableIndex, saved);
      if (mappedBy === 'chosen')
        applied.push({ tableIndex, columns, signature: headerSignature(rows, columns.headerRow) });
      previews.push({
        tableIndex,
        name,
        rows: rows.length,
        sample: rows
          .slice(0, rowsShown)
          .map((row) =>
            row.slice(0, columnsShown).map((cell) => collapseWhitespace(cell).slice(0, cellShown)),
          ),
        columns,
        mappedBy,
        headerChanged,
      });
      return { entries: asEntries(columns), headerRow: columns.headerRow, headerChanged };
    },
  };
}

function resolveColumns(rows: Rows, tableIndex: number, saved: readonly SavedColumnMapping[]) {
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.length));
  const isWithin = ({ headerRow, ...columns }: ColumnMapping): boolean =>
    columnsOf(columns).every((column) => column === null || column < width) &&
    (headerRow === null || headerRow < rows.length);
  const own = saved.filter((each) => each.isForThisFile);
  const now = own.find((each) => each.tableIndex === tableIndex && each.signature === null);
  if (now && isWithin(now.columns))
    return { columns: now.columns, mappedBy: 'chosen', headerChanged: false } as const;
  const fits = ({ signature, columns }: SavedColumnMapping): boolean =>
    signature !== null && isWithin(columns) && signature === headerSignature(rows, columns.headerRow);
  const before =
    own.find((each) => each.tableIndex === tableIndex && fits(each)) ??
    own.find((each) => each.columns.headerRow !== null && fits(each)) ??
    saved.find((each) => !each.isForThisFile && each.columns.headerRow !== null && fits(each));
  if (before) return { columns: before.columns, mappedBy: 'remembered', headerChanged: false } as const;
  return {
    columns: detectTableColumns(rows),
    mappedBy: 'guessed',
    headerChanged: own.some((each) => each.tableIndex === tableIndex),
  } as const;
}

/** What the parser would do by itself. */
function detectTableColumns(rows: Rows): ColumnMapping {
  const found = detectColumns(rows);
  if (found) {
    const { firstRow, ...columns } = found;
    return { headerRow: firstRow === 0 ? null : firstRow - 1, ...columns };
  }
  const headerRow = hasHeader(rows) ? 0 : null;
  return { headerRow, question: null, answer: null, variants: [], tags: [], language: null };
}

function asEntries({ headerRow, question, answer, ...columns }: ColumnMapping): DetectedColumns | null {
  if (question === null || answer === null || question === answer) return null;
  return { ...columns, question, answer, firstRow: headerRow === null ? 0 : headerRow + 1 };
}

const columnsOf = (mapping: Omit<ColumnMapping, 'headerRow'>): readonly (number | null)[] => [
  mapping.question,
  mapping.answer,
  mapping.language,
  mapping.audience ?? null,
  ...mapping.variants,
  ...mapping.tags,
  ...(mapping.moreAnswers ?? []),
  ...(mapping.translations ?? []).flatMap(({ question, answer }) => [question, answer]),
];

/** The same for the next export of the same table: the names of its columns, or how many there are where none has one. */
function headerSignature(rows: Rows, headerRow: number | null): string {
  if (headerRow === null) return `${Math.max(0, ...rows.slice(0, 50).map((row) => row.length))} columns`;
  const names = (rows[headerRow] ?? []).map((cell) => foldCase(collapseWhitespace(cell)).slice(0, 80));
  return JSON.stringify(names.slice(0, names.findLastIndex((name) => name !== '') + 1));
}
