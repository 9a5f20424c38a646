import Papa from 'papaparse';
import { type Audience, audiences, versionOrigins } from '../../../../preload/contract.ts';
import { audienceOfValue } from '../file-audience.ts';
import { type ExportedDocument, type ExportedEntry, formatId, versions } from './export-schema.ts';

/** The columns, in their order; what a person edits stands first. They are found again by name, in any order. */
const columns = [
  'question',
  'answer',
  'variants',
  'tags',
  'collection',
  'language',
  'internal',
  'audience',
  'review by',
  'short wording',
  'formal wording',
  'friendly wording',
  'document',
  'used',
  'suggested',
  'last used',
  'created',
  'changed',
  'version',
  'version by',
  'earlier versions',
  'id',
  formatId,
] as const;
type Column = (typeof columns)[number];
/** Tables of before there were wordings and audiences have no columns for them. */
const wordingColumns: readonly Column[] = ['short wording', 'formal wording', 'friendly wording'];
const requiredColumns = columns.filter((column) => !wordingColumns.includes(column) && column !== 'audience');

/** One row an entry. */
export function toCsv(documents: readonly ExportedDocument[]): string {
  const rows = documents.flatMap(({ name, pieces }) =>
    pieces.flatMap((each) => (each.type === 'entry' ? [toRow(each, name)] : [])),
  );
  return `\uFEFF${Papa.unparse([[...columns], ...rows], { newline: '\r\n', quotes: true })}\r\n`;
}

function toRow(entry: ExportedEntry, document: string): readonly string[] {
  const cells: Record<Column, string> = {
    question: escapeFormula(entry.question),
    answer: escapeFormula(entry.answer),
    variants: escapeFormula(joinList(entry.variants)),
    tags: escapeFormula(joinList(entry.tags)),
    collection: escapeFormula(entry.collection ?? ''),
    language: escapeFormula(entry.language ?? ''),
    internal: entry.internal ? 'internal' : '',
    audience: entry.audience ?? '',
    'review by': escapeFormula(entry.reviewBy ?? ''),
    'short wording': escapeFormula(entry.wordings?.short ?? ''),
    'formal wording': escapeFormula(entry.wordings?.formal ?? ''),
    'friendly wording': escapeFormula(entry.wordings?.friendly ?? ''),
    document: escapeFormula(document),
    used: String(entry.used),
    suggested: String(entry.suggested),
    'last used': entry.lastUsedAt === null ? '' : formatTime(entry.lastUsedAt),
    created: formatTime(entry.createdAt),
    changed: formatTime(entry.changedAt),
    version: String(entry.version),
    'version by': entry.by,
    'earlier versions': entry.history.length === 0 ? '' : JSON.stringify(entry.history),
    id: escapeFormula(entry.id),
    [formatId]: '',
  };
  return columns.map((column) => cells[column]);
}

/** Whether it begins like a table of ours, as we wrote it or as a spreadsheet saved it again. */
export const isExportedCsv = (text: string): boolean =>
  /^\uFEFF?"?question"?[,;\t]"?answer"?[,;\t]"?variants"?[,;\t]/.test(text) &&
  text.slice(0, 1_000).includes(formatId);

/** The rows again, each document's together; null when the columns are not ours after all. */
export function readCsv(given: string): readonly ExportedDocument[] | null {
  const text = given.replace(/^\uFEFF/, '');
  // As we wrote it, nothing is guessed.
  const untouched = text.startsWith(`"${columns.join('","')}"\r\n`);
  const { data } = Papa.parse<string[]>(text, {
    ...(untouched ? { delimiter: ',', newline: '\r\n' } : { delimitersToGuess: [',', ';', '\t'] }),
    skipEmptyLines: true,
  });
  const [header = [], ...rows] = data;
  const columnIndex = new Map(header.map((name, place) => [name.trim(), place]));
  if (!requiredColumns.every((column) => columnIndex.has(column))) return null;
  const hasWordings = wordingColumns.every((column) => columnIndex.has(column));
  const documents = new Map<string, ExportedEntry[]>();
  for (const row of rows) {
    const cell = (column: Column): string => row[columnIndex.get(column) ?? -1] ?? '';
    const entry = parseEntry(cell, {
      wordings: hasWordings ? parseWordings(cell) : undefined,
      audience: columnIndex.has('audience') ? parseAudience(cell) : undefined,
    });
    if (entry === null) continue;
    const name = unescapeFormula(cell('document'));
    const known = documents.get(name);
    if (known) known.push(entry);
    else documents.set(name, [entry]);
  }
  return [...documents].map(([name, pieces]) => ({ id: '', name, title: name, pieces }));
}

type Cells = (column: Column) => string;

function parseWordings(cell: Cells): ExportedEntry['wordings'] {
  const [short, formal, friendly] = [
    unescapeFormula(cell('short wording')),
    unescapeFormula(cell('formal wording')),
    unescapeFormula(cell('friendly wording')),
  ];
  return {
    ...(short !== '' && { short }),
    ...(formal !== '' && { formal }),
    ...(friendly !== '' && { friendly }),
  };
}

/** As we wrote it, or as somebody names a group in a spreadsheet. */
function parseAudience(cell: Cells): Audience | null {
  const said = cell('audience').trim();
  return audiences.find((one) => one === said) ?? audienceOfValue(said);
}

function parseEntry(
  cell: Cells,
  { wordings, audience }: Pick<ExportedEntry, 'wordings' | 'audience'>,
): ExportedEntry | null {
  const question = unescapeFormula(cell('question'));
  const answer = unescapeFormula(cell('answer'));
  if (question === '' || answer === '') return null;
  const reviewBy = unescapeFormula(cell('review by'));
  const by = versionOrigins.find((maker) => maker === cell('version by'));
  const changedAt = parseTime(cell('changed'));
  return {
    type: 'entry',
    id: unescapeFormula(cell('id')).slice(0, 64),
    question,
    answer,
    variants: splitList(unescapeFormula(cell('variants'))),
    tags: splitList(unescapeFormula(cell('tags'))),
    collection: unescapeFormula(cell('collection')) || null,
    language: unescapeFormula(cell('language')) || null,
    internal: cell('internal').trim() !== '',
    audience,
    reviewBy: /^\d{4}-\d\d-\d\d$/.test(reviewBy) ? reviewBy : null,
    wordings,
    createdAt: parseTime(cell('created')) ?? 0,
    changedAt: changedAt ?? 0,
    used: parseCount(cell('used')),
    suggested: parseCount(cell('suggested')),
    lastUsedAt: parseTime(cell('last used')),
    version: Math.max(1, parseCount(cell('version'))),
    by: by ?? 'import',
    history: earlierVersions(cell('earlier versions')),
  };
}

/** None where a spreadsheet cut the cell. */
function earlierVersions(cell: string): ExportedEntry['history'] {
  if (cell === '') return [];
  try {
    const read = versions.safeParse(JSON.parse(cell));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

const parseCount = (cell: string): number => (/^\d{1,9}$/.test(cell.trim()) ? Number(cell) : 0);

/** With "UTC" behind it, no spreadsheet takes it for a date of its own and writes it in another way. */
const formatTime = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', ' UTC');

function parseTime(cell: string): number | null {
  const found = /^([\d-]{10,13}) ([\d:.]+) UTC$/.exec(cell.trim());
  const at = found ? Date.parse(`${found[1]}T${found[2]}Z`) : Number.NaN;
  return Number.isNaN(at) || at < 0 ? null : at;
}

const joinList = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll(/[\\|]/g, String.raw`\$&`)).join('|');

const splitList = (cell: string): string[] =>
  cell === ''
    ? []
    : (cell.match(/(?:^|\|)((?:[^\\|]|\\[\s\S])*)/g) ?? []).map((part) =>
        part.replace(/^\|/, '').replaceAll(/\\([\s\S])/g, '$1'),
      );

/**
 * A spreadsheet runs a cell that begins like a formula, and writes what looks like a number or a date in its own way; an
 * apostrophe before it makes it text.
 */
const escapeFormula = (cell: string): string =>
  /^(?:[=+\-@\t\r\n'＝＋－＠]|[\d\s.,:/-]+$|(?:true|false)$)/i.test(cell) ? `'${cell}` : cell;
const unescapeFormula = (cell: string): string => cell.replace(/^'/, '');
