import Papa from 'papaparse';
import { versionMakers } from '../../../../preload/contract.ts';
import { type ExportedDocument, type ExportedEntry, mark, versions } from './shapes.ts';

/** The columns, in their order; what a person edits stands first. They are found again by name, in any order. */
const columns = [
  'question',
  'answer',
  'variants',
  'tags',
  'collection',
  'language',
  'internal',
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
  mark,
] as const;
type Column = (typeof columns)[number];
/** Tables of before there were wordings have no columns for them. */
const wordingColumns: readonly Column[] = ['short wording', 'formal wording', 'friendly wording'];
const needed = columns.filter((column) => !wordingColumns.includes(column));

/** One row an entry. */
export function toCsv(documents: readonly ExportedDocument[]): string {
  const rows = documents.flatMap(({ name, pieces }) =>
    pieces.flatMap((each) => (each.type === 'entry' ? [rowOf(each, name)] : [])),
  );
  return `\uFEFF${Papa.unparse([[...columns], ...rows], { newline: '\r\n', quotes: true })}\r\n`;
}

function rowOf(entry: ExportedEntry, document: string): readonly string[] {
  const cells: Record<Column, string> = {
    question: guarded(entry.question),
    answer: guarded(entry.answer),
    variants: guarded(listed(entry.variants)),
    tags: guarded(listed(entry.tags)),
    collection: guarded(entry.collection ?? ''),
    language: guarded(entry.language ?? ''),
    internal: entry.internal ? 'internal' : '',
    'review by': guarded(entry.reviewBy ?? ''),
    'short wording': guarded(entry.wordings?.short ?? ''),
    'formal wording': guarded(entry.wordings?.formal ?? ''),
    'friendly wording': guarded(entry.wordings?.friendly ?? ''),
    document: guarded(document),
    used: String(entry.used),
    suggested: String(entry.suggested),
    'last used': entry.lastUsedAt === null ? '' : shownTime(entry.lastUsedAt),
    created: shownTime(entry.createdAt),
    changed: shownTime(entry.changedAt),
    version: String(entry.version),
    'version by': entry.by,
    'earlier versions': entry.history.length === 0 ? '' : JSON.stringify(entry.history),
    id: guarded(entry.id),
    [mark]: '',
  };
  return columns.map((column) => cells[column]);
}

/** Whether it begins like a table of ours, as we wrote it or as a spreadsheet saved it again. */
export const looksLikeCsv = (text: string): boolean =>
  /^\uFEFF?"?question"?[,;\t]"?answer"?[,;\t]"?variants"?[,;\t]/.test(text) &&
  text.slice(0, 1_000).includes(mark);

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
  const places = new Map(header.map((name, place) => [name.trim(), place]));
  if (!needed.every((column) => places.has(column))) return null;
  const tellsWordings = wordingColumns.every((column) => places.has(column));
  const documents = new Map<string, ExportedEntry[]>();
  for (const row of rows) {
    const cell = (column: Column): string => row[places.get(column) ?? -1] ?? '';
    const entry = entryOf(cell, tellsWordings ? wordingsIn(cell) : undefined);
    if (entry === null) continue;
    const name = unguarded(cell('document'));
    const known = documents.get(name);
    if (known) known.push(entry);
    else documents.set(name, [entry]);
  }
  return [...documents].map(([name, pieces]) => ({ id: '', name, title: name, pieces }));
}

type Cells = (column: Column) => string;

function wordingsIn(cell: Cells): ExportedEntry['wordings'] {
  const [short, formal, friendly] = [
    unguarded(cell('short wording')),
    unguarded(cell('formal wording')),
    unguarded(cell('friendly wording')),
  ];
  return {
    ...(short !== '' && { short }),
    ...(formal !== '' && { formal }),
    ...(friendly !== '' && { friendly }),
  };
}

function entryOf(cell: Cells, wordings: ExportedEntry['wordings']): ExportedEntry | null {
  const question = unguarded(cell('question'));
  const answer = unguarded(cell('answer'));
  if (question === '' || answer === '') return null;
  const reviewBy = unguarded(cell('review by'));
  const by = versionMakers.find((maker) => maker === cell('version by'));
  const changedAt = timeIn(cell('changed'));
  return {
    type: 'entry',
    id: unguarded(cell('id')).slice(0, 64),
    question,
    answer,
    variants: unlisted(unguarded(cell('variants'))),
    tags: unlisted(unguarded(cell('tags'))),
    collection: unguarded(cell('collection')) || null,
    language: unguarded(cell('language')) || null,
    internal: cell('internal').trim() !== '',
    reviewBy: /^\d{4}-\d\d-\d\d$/.test(reviewBy) ? reviewBy : null,
    wordings,
    createdAt: timeIn(cell('created')) ?? 0,
    changedAt: changedAt ?? 0,
    used: countIn(cell('used')),
    suggested: countIn(cell('suggested')),
    lastUsedAt: timeIn(cell('last used')),
    version: Math.max(1, countIn(cell('version'))),
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

const countIn = (cell: string): number => (/^\d{1,9}$/.test(cell.trim()) ? Number(cell) : 0);

/** With "UTC" behind it, no spreadsheet takes it for a date of its own and writes it in another way. */
const shownTime = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', ' UTC');

function timeIn(cell: string): number | null {
  const found = /^([\d-]{10,13}) ([\d:.]+) UTC$/.exec(cell.trim());
  const at = found ? Date.parse(`${found[1]}T${found[2]}Z`) : Number.NaN;
  return Number.isNaN(at) || at < 0 ? null : at;
}

const listed = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll(/[\\|]/g, String.raw`\$&`)).join('|');

const unlisted = (cell: string): string[] =>
  cell === ''
    ? []
    : (cell.match(/(?:^|\|)((?:[^\\|]|\\[\s\S])*)/g) ?? []).map((part) =>
        part.replace(/^\|/, '').replaceAll(/\\([\s\S])/g, '$1'),
      );

/**
 * A spreadsheet runs a cell that begins like a formula, and writes what looks like a number or a date in its own way; an
 * apostrophe before it makes it text.
 */
const guarded = (cell: string): string =>
  /^(?:[=+\-@\t\r\n'＝＋－＠]|[\d\s.,:/-]+$|(?:true|false)$)/i.test(cell) ? `'${cell}` : cell;
const unguarded = (cell: string): string => cell.replace(/^'/, '');
