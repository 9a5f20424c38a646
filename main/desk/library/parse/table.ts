import { audienceOfValue } from '../file-audience.ts';
import { type Block, collapseWhitespace, type EntryBlock } from './blocks.ts';
import { languageCode } from './language-names.ts';
import { type DetectedColumns, detectColumns, hasHeader, languageOfColumn } from './detect-columns.ts';
import { unpublishedBy } from './publication-status.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import type { ColumnMapper } from './column-mapping.ts';
import { note } from './notes.ts';

export interface TableOptions {
  /** Rows stay apart, as in a spreadsheet; otherwise they are the lines of one text. */
  readonly standaloneRows: boolean;
  /** What a person decided about the tables of this file; absent where nobody is asked, as within a text. */
  readonly reading?: ColumnMapper | undefined;
  /** Of the sheet. */
  readonly name?: string;
  readonly warnings?: ParseWarnings | undefined;
  /** The line or the row of the file that a row came from, from 1. */
  readonly lineOf?: (row: Row) => number | undefined;
  /** What a cell that is merged with one above shows. */
  readonly mergedInto?: (row: Row, column: number) => string | undefined;
}

type Row = readonly string[];

type Rows = readonly Row[];

/** Above this number rows are grouped, so that a long price list does not keep the model busy for minutes. */
const mostRowsAlone = 500;
/** Characters of a group: a few rows, so that the one that was searched for is seen at once. */
const groupLength = 400;

/** A table of questions and answers becomes entries, any other the text of its rows, with what heads each column. */
export function tableBlocks(given: Rows, options: TableOptions): readonly Block[] {
  const { standaloneRows, reading, name } = options;
  const rows = given.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (!reading || rows.length === 0) {
    const columns = detectColumns(rows);
    return columns
      ? entriesOrRows(rows, columns, options)
      : plainRows(filledRows(rows, options), hasHeader(rows) ? 0 : null, standaloneRows);
  }
  const { entries, headerRow, headerChanged } = reading.resolve(rows, name ?? null);
  const blocks = entries
    ? entriesOrRows(rows, entries, options)
    : plainRows(filledRows(rows, options), headerRow, standaloneRows);
  return headerChanged ? [...blocks, { type: 'aside', text: note('documents.notes.headerChanged') }] : blocks;
}

/** What is no pair of question and answer anywhere, as in a file whose separators went wrong, is still read as rows. */
function entriesOrRows(rows: Rows, columns: DetectedColumns, options: TableOptions): readonly Block[] {
  const has = (row: Row, column: number): boolean =>
    (row[column] ?? '').trim() !== '' || options.mergedInto?.(row, column) !== undefined;
  const answers = [columns.answer, ...(columns.moreAnswers ?? [])].concat(
    (columns.translations ?? []).map(({ answer }) => answer),
  );
  const isPaired = rows.slice(columns.firstRow).some((row) => answers.some((column) => has(row, column)));
  if (isPaired || rows.length <= columns.firstRow) return entryBlocks(rows, columns, options);
  return plainRows(
    rows.filter((row, at) => at < columns.firstRow || isOut(row, rows, columns, options)),
    null,
    options.standaloneRows,
  );
}

/** What the first of its fields that says so says of a row: that it is a draft, or internal. */
const unpublishedRow = (row: Row, header: Row): ReturnType<typeof unpublishedBy> =>
  header.map((name, column) => unpublishedBy(name, row[column])).find((each) => each !== null) ?? null;

/** Whether a row is for customers; what is not is told. */
function isOut(
  row: Row,
  rows: Rows,
  { firstRow, question }: DetectedColumns,
  options: TableOptions,
): boolean {
  const kind = unpublishedRow(row, firstRow === 0 ? [] : (rows[firstRow - 1] ?? []));
  return !kind || options.warnings?.omit(kind, row[question] ?? '', options.lineOf?.(row)) === false;
}

/** Entries of one language of a table, in the order of its rows. */
interface Strand {
  readonly question: number;
  readonly answers: readonly number[];
  readonly language: string | null;
}

function entryBlocks(rows: Rows, columns: DetectedColumns, options: TableOptions): readonly Block[] {
  const { warnings = createParseWarnings(), mergedInto } = options;
  const header = columns.firstRow === 0 ? [] : (rows[columns.firstRow - 1] ?? []);
  const languageOf = (column: number): string | null => languageOfColumn(header[column] ?? '', header);
  const translations = columns.translations ?? [];
  const strands: readonly Strand[] = [
    {
      question: columns.question,
      answers: [columns.answer, ...(columns.moreAnswers ?? [])],
      language: translations.length === 0 ? null : languageOf(columns.answer),
    },
    ...translations.map(({ question, answer }) => ({
      question: question ?? columns.question,
      answers: [answer],
      language: languageOf(answer),
    })),
  ];
  const shown = rows
    .slice(columns.firstRow)
    .filter((row) => isOut(row, rows, columns, { ...options, warnings }));
  tellUnread(header, shown, columns, warnings);
  /** Taken all the same, they are for those who work here. */
  const internal = new Set(shown.filter((row) => unpublishedRow(row, header) === 'internal'));
  const groups = withContinued(shown, strands, warnings, options);
  const questions = new Set(strands.map(({ question }) => question));
  const answers = new Set(strands.flatMap((strand) => strand.answers));
  return groups.flatMap((group) => {
    // Below a merged question its answer goes on; a merged answer is that of each question beside it.
    const filled = group.map((row, at) =>
      filledRow(row, mergedInto, (column) => !questions.has(column) && (at === 0 || !answers.has(column))),
    );
    return strands.flatMap((strand) => {
      const entry = entryOf(filled, strand, columns);
      if (entry === null) return [];
      return [group.some((row) => internal.has(row)) ? { ...entry, audience: 'staff' as const } : entry];
    });
  });
}

/** A column of words that is neither question nor answer is named: its text is not in the library. */
function tellUnread(header: Row, rows: Rows, columns: DetectedColumns, warnings: ParseWarnings): void {
  const { question, answer, variants, tags, moreAnswers = [], translations = [] } = columns;
  const { language, audience = null } = columns;
  const read = new Set([question, answer, language, audience, ...variants, ...tags, ...moreAnswers]);
  for (const each of translations) read.add(each.question).add(each.answer);
  for (const [column, name] of header.entries()) {
    if (read.has(column) || name.trim() === '') continue;
    const cells = rows.slice(0, 200).map((row) => row[column]?.trim() ?? '');
    const filled = cells.filter((cell) => cell !== '');
    const words = filled.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0);
    if (filled.length > 0 && words / filled.length >= 3) warnings.add('unread_column', name);
  }
}

/** With what merged cells show in it; the last cells of a row may be missing. */
function filledRow(
  row: Row,
  mergedInto: TableOptions['mergedInto'],
  isMeant: (column: number) => boolean,
): Row {
  if (!mergedInto) return row;
  const width = row.length + 50;
  const cells = Array.from({ length: width }, (_, column) =>
    row[column]?.trim() || !isMeant(column) ? (row[column] ?? '') : (mergedInto(row, column) ?? ''),
  );
  return cells.slice(0, Math.max(row.length, cells.findLastIndex((cell) => cell !== '') + 1));
}

const filledRows = (rows: Rows, { mergedInto }: TableOptions): Rows =>
  rows.map((row) => filledRow(row, mergedInto, () => true));

/**
 * Rows that belong to one question: below a question, a row that only answers goes on with its answer, as below merged
 * cells. What has no other half is told.
 */
function withContinued(
  rows: Rows,
  strands: readonly Strand[],
  warnings: ParseWarnings,
  { lineOf, mergedInto }: TableOptions,
): readonly Rows[] {
  const groups: Row[][] = [];
  const filled = (row: Row, column: number): boolean => (row[column] ?? '').trim() !== '';
  const asks = (row: Row): boolean => strands.some(({ question }) => filled(row, question));
  const answers = (row: Row): boolean =>
    strands.some((strand) =>
      strand.answers.some(
        (column) => filled(row, column) || (asks(row) && mergedInto?.(row, column) !== undefined),
      ),
    );
  for (const row of rows) {
    const last = groups.at(-1);
    if (!asks(row) && answers(row) && last?.some(asks) && last.some(answers)) last.push(row);
    else if (asks(row) || answers(row)) groups.push([row]);
  }
  for (const group of groups)
    if (!group.some(answers) || !group.some(asks))
      warnings.add('half_entry', (group[0] ?? []).join(' '), lineOf?.(group[0] ?? []));
  return groups;
}

function entryOf(group: Rows, strand: Strand, columns: DetectedColumns): EntryBlock | null {
  const cells = (column: number): readonly string[] =>
    group.map((row) => row[column]?.trim() ?? '').filter((text) => text !== '');
  const question = collapseWhitespace(cells(strand.question)[0] ?? '');
  const answer = group
    .flatMap((row) => strand.answers.map((column) => row[column]?.trim() ?? ''))
    .filter((text) => text !== '')
    .join('\n');
  if (question === '' || answer === '') return null;
  const list = (which: readonly number[], apart: RegExp): readonly string[] => [
    ...new Set(
      which
        .flatMap((column) => cells(column).flatMap((cell) => cell.split(apart)))
        .map(collapseWhitespace)
        .filter((text) => text !== ''),
    ),
  ];
  const [named] = columns.language === null ? [] : cells(columns.language);
  const { audience: ofAudience } = columns;
  const [said = ''] = ofAudience === undefined || ofAudience === null ? [] : cells(ofAudience);
  const audience = audienceOfValue(said);
  const language = (named === undefined ? null : languageCode(named)) ?? strand.language;
  return {
    type: 'entry',
    question,
    answer,
    variants: list(columns.variants, /[|\n;]/).filter((text) => text !== question),
    tags: list(columns.tags, /[|\n;,]/),
    ...(language !== null && { language }),
    ...(audience !== null && { audience }),
  };
}

function plainRows(rows: Rows, headerRow: number | null, standaloneRows: boolean): readonly Block[] {
  const header = headerRow === null ? null : (rows[headerRow] ?? []).map(collapseWhitespace);
  const body = headerRow === null ? rows : rows.slice(headerRow + 1);
  const joint = standaloneRows ? '\n' : ' · ';
  const lines = body
    .map((row) =>
      row
        .map((cell, column) => {
          const plain = cell.trim();
          const value = standaloneRows ? plain : collapseWhitespace(plain);
          const name = header?.[column] ?? '';
          return value === '' ? '' : name === '' ? value : `${name}: ${value}`;
        })
        .filter((text) => text !== '')
        .join(joint),
    )
    .filter((line) => line !== '');
  if (!standaloneRows) return lines.length === 0 ? [] : [{ type: 'text', text: lines.join('\n') }];
  return grouped(lines, lines.length > mostRowsAlone ? groupLength : 0).map((text) => ({
    type: 'text',
    text,
    standalone: true,
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
