import {
  type AudienceSign,
  audiences,
  type DocumentAudience,
  type DocumentRow,
  type EntryRow,
  type LibraryRow,
  type Omission,
  documentKinds,
} from '../../../preload/contract.ts';
import { assertNever } from '../failure.ts';
import { number, type Row, text, textOrNull, oneOf, oneOfOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { fieldsOf } from './entry-records.ts';
import { foldCase } from './fold-case.ts';
import { decodeError } from './stored-error.ts';
import type { DocumentTable, LibraryQuery } from './tables.ts';

const states = ['queued', 'reading', 'ready', 'failed'] as const;

export const documentColumns = `
  d.id, d.name, d.path, d.kind, d.title, d.state, d.code, d.message, d.language, d.bytes, d.used, d.sample,
  d.checked_at, d.takes_omitted, d.omissions, d.audience, d.guessed_audience, d.audience_sign,
  (SELECT count(*) FROM entries e WHERE e.document_id = d.id) AS entries,
  (SELECT count(*) FROM passages p WHERE p.document_id = d.id) AS passages`;

export const entryColumns = `
  e.id, e.document_id, d.name AS document_name, d.kind, e.question, e.answer, e.tags, e.used, d.checked_at,
  e.collection, e.language, e.internal, e.review_by, e.created_at, e.changed_at, e.edited, e.differs, e.suggested,
  e.last_used_at, e.wordings, e.audience,
  coalesce(d.audience, d.guessed_audience, 'everyone') AS document_audience, coalesce(e.review_by <= date('now', 'localtime'), 0) AS due,
  (SELECT json_group_array(v.text ORDER BY v.position) FROM variants v WHERE v.entry_id = e.id) AS variants`;

function documentAudience(row: Row): DocumentAudience {
  const chosen = oneOfOrNull(row, 'audience', audiences);
  const guessed = oneOfOrNull(row, 'guessed_audience', audiences);
  const sign = textOrNull(row, 'audience_sign');
  return {
    value: chosen ?? guessed ?? 'everyone',
    isChosen: chosen !== null,
    // Written by the content writer alone, from this very shape.
    guess:
      guessed === null || sign === null ? null : { value: guessed, sign: JSON.parse(sign) as AudienceSign },
  };
}

export function documentRow(row: Row): DocumentRow {
  const state = oneOf(row, 'state', states);
  return {
    type: 'document',
    id: text(row, 'id'),
    name: text(row, 'name'),
    path: text(row, 'path'),
    kind: oneOf(row, 'kind', documentKinds),
    title: text(row, 'title'),
    state,
    // A queued document keeps the failure of its last reading until it is read again, but does not show it.
    error: state === 'failed' ? decodeError(text(row, 'code'), textOrNull(row, 'message')) : null,
    language: textOrNull(row, 'language'),
    entries: number(row, 'entries'),
    passages: number(row, 'passages'),
    bytes: number(row, 'bytes'),
    used: number(row, 'used'),
    sample: number(row, 'sample') === 1,
    checkedAt: number(row, 'checked_at'),
    audience: documentAudience(row),
    takesOmitted: number(row, 'takes_omitted') === 1,
    // Written by the content writer alone, from this very shape.
    omissions: JSON.parse(text(row, 'omissions')) as readonly Omission[],
  };
}

export function entryRow(row: Row): EntryRow {
  return {
    type: 'entry',
    id: text(row, 'id'),
    documentId: text(row, 'document_id'),
    documentName: text(row, 'document_name'),
    own: text(row, 'kind') === 'own',
    ...fieldsOf(row),
    documentAudience: oneOf(row, 'document_audience', audiences),
    createdAt: number(row, 'created_at'),
    changedAt: number(row, 'changed_at'),
    checkedAt: number(row, 'checked_at'),
    edited: number(row, 'edited') === 1,
    fileDiffers: number(row, 'differs') === 1,
    suggested: number(row, 'suggested'),
    used: number(row, 'used'),
    lastUsedAt: row['last_used_at'] === null ? null : number(row, 'last_used_at'),
    reviewDue: number(row, 'due') === 1,
  };
}

/** Row ids in the order of a list, until something is written. */
interface CachedResult {
  readonly key: string;
  readonly rowIds: readonly number[];
}

/**
 * A part of the library, sorted and filtered. All that match are found at once, in one pass over an index, and cached:
 * the next pages of the same list are only read. Every word of the filter has to occur.
 */
export function createLibraryList({ sql, read }: Connection): DocumentTable['list'] {
  let cache: CachedResult = { key: '', rowIds: [] };

  /** Changes with everything that is written, over this connection or another one. */
  function dataVersion(): string {
    const own = number(sql('SELECT total_changes() AS n').get() ?? {}, 'n');
    return `${own} ${number(sql('PRAGMA data_version').get() ?? {}, 'data_version')}`;
  }

  function matchingRowIds(query: ListQuery): readonly number[] {
    const key = `${dataVersion()} ${JSON.stringify(query)}`;
    if (cache.key !== key) {
      const { where, values } = whereClause(query);
      const statement = sql(`SELECT x.rowid ${fromClause(query)} ${where} ORDER BY ${orderByClause(query)}`);
      // Tens of thousands of rows of one number: as lists they come in half the time.
      statement.setReturnArrays(true);
      cache = { key, rowIds: statement.all(...values).map((row) => number(row, '0')) };
    }
    return cache.rowIds;
  }

  return ({ offset, limit, ...query }) =>
    read(() => {
      const { show } = query;
      const all = matchingRowIds(query);
      const page = JSON.stringify(all.slice(offset, offset + limit));
      const rows = sql(`SELECT ${selectPage(show)} ORDER BY page.key`).all(page);
      return {
        total: all.length,
        rows: rows.map((row): LibraryRow => (show === 'documents' ? documentRow(row) : entryRow(row))),
      };
    });
}

type ListQuery = Omit<LibraryQuery, 'offset' | 'limit'>;
export type EntryQuery = Omit<LibraryQuery, 'show' | 'offset' | 'limit'>;

/** The ids of all entries that a list would page through, in its order. */
export function createEntryIds({ sql, read }: Connection): (query: EntryQuery) => readonly string[] {
  return (given) =>
    read(() => {
      const query = { ...given, show: 'entries' } as const;
      const { where, values } = whereClause(query);
      return sql(`SELECT x.id ${fromClause(query)} ${where} ORDER BY ${orderByClause(query)}`)
        .all(...values)
        .map((row) => text(row, 'id'));
    });
}

function selectPage(show: LibraryQuery['show']): string {
  switch (show) {
    case 'documents':
      return `${documentColumns} FROM json_each(?) page CROSS JOIN documents d ON d.rowid = page.value`;
    case 'entries':
      return `${entryColumns} FROM json_each(?) page CROSS JOIN entries e ON e.rowid = page.value
        CROSS JOIN documents d ON d.id = e.document_id`;
    default:
      return assertNever(show);
  }
}

function whereClause({ show, filter, documentId, tag, collection, language, only }: ListQuery) {
  const words = foldCase(filter).split(/\s+/u).filter(Boolean);
  const conditions = words.map(() => 'instr(x.search_text, ?) > 0');
  const values: string[] = [...words];
  const where = (condition: string, value: string | undefined): void => {
    if (show !== 'entries' || value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  where('x.document_id = ?', documentId);
  // A tag in its quotes cannot be part of another one: JSON escapes quotes that are within.
  where('instr(x.tags, ?) > 0', tag === undefined ? undefined : JSON.stringify(tag));
  where('x.collection = ?', collection);
  where('x.language = ?', language);
  if (show === 'entries' && only !== undefined) conditions.push(conditionOf(only));
  return {
    where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    values,
  };
}

function conditionOf(only: NonNullable<LibraryQuery['only']>): string {
  switch (only) {
    case 'internal':
      return 'x.internal = 1';
    case 'due':
      return `x.review_by <= date('now', 'localtime')`;
    case 'edited':
      return 'x.edited = 1';
    case 'differs':
      return 'x.differs = 1';
    case 'unused':
      return 'x.used = 0';
    default:
      return assertNever(only);
  }
}

/** Entries are read from the one index that has all that a list asks for, with what their order needs of their documents. */
function fromClause({ show, documentId, sort }: ListQuery): string {
  if (show === 'documents') return 'FROM documents x';
  const index = documentId === undefined ? 'INDEXED BY entries_listed' : 'INDEXED BY entries_by_document';
  const joined = sort === 'state' || sort === 'source' || sort === 'checked';
  return `FROM entries x ${index} ${joined ? 'CROSS JOIN documents o ON o.id = x.document_id' : ''}`;
}

/** Entries have no state and documents are not reviewed: they are then sorted by what comes closest. */
function orderByClause({ show, sort, descending }: ListQuery): string {
  const direction = descending ? 'DESC' : 'ASC';
  const entries = show === 'entries';
  switch (sort) {
    case 'name':
      return `x.sort_name ${direction}, x.rowid`;
    case 'used':
      return `x.used ${direction}, x.sort_name`;
    case 'suggested':
      return `x.${entries ? 'suggested' : 'used'} ${direction}, x.sort_name`;
    case 'state':
    case 'source':
      return entries ? `o.sort_name ${direction}, x.position` : `x.state ${direction}, x.sort_name`;
    case 'checked':
      return entries ? `o.checked_at ${direction}, x.position` : `x.checked_at ${direction}, x.sort_name`;
    case 'changed':
      return `x.${entries ? 'changed_at' : 'checked_at'} ${direction}, x.sort_name`;
    case 'review':
      // What has no date comes last, whichever way it is sorted.
      return entries
        ? `x.review_by IS NULL, x.review_by ${direction}, x.sort_name`
        : `x.checked_at ${direction}, x.sort_name`;
    default:
      return assertNever(sort);
  }
}
