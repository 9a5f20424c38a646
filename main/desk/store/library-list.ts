import type { DocumentKind, DocumentRow, EntryRow } from '../../../preload/contract.ts';
import { errorCodes } from '../../../preload/contract.ts';
import { assertNever } from '../failure.ts';
import { number, type Row, text, textOrNull, texts, word } from './columns.ts';
import type { Connection } from './connection.ts';
import { fold } from './fold.ts';
import type { DocumentTable, LibraryQuery } from './store.ts';

const kinds = [
  'markdown',
  'text',
  'html',
  'csv',
  'docx',
  'pdf',
  'unknown',
] as const satisfies readonly DocumentKind[];
const states = ['queued', 'reading', 'ready', 'failed'] as const;

export const documentColumns = `
  d.id, d.name, d.path, d.kind, d.title, d.state, d.code, d.message, d.language, d.bytes, d.used, d.sample,
  d.checked_at,
  (SELECT count(*) FROM entries e WHERE e.document_id = d.id) AS entries,
  (SELECT count(*) FROM passages p WHERE p.document_id = d.id) AS passages`;

export const entryColumns = `
  e.id, e.document_id, d.name AS document_name, e.question, e.answer, e.tags, e.used, d.checked_at,
  (SELECT json_group_array(v.text ORDER BY v.position) FROM variants v WHERE v.entry_id = e.id) AS variants`;

export function documentRow(row: Row): DocumentRow {
  const state = word(row, 'state', states);
  return {
    type: 'document',
    id: text(row, 'id'),
    name: text(row, 'name'),
    path: text(row, 'path'),
    kind: word(row, 'kind', kinds),
    title: text(row, 'title'),
    state,
    // A queued document keeps the failure of its last reading until it is read again, but does not show it.
    code: state === 'failed' ? word(row, 'code', errorCodes) : null,
    message: state === 'failed' ? textOrNull(row, 'message') : null,
    language: textOrNull(row, 'language'),
    entries: number(row, 'entries'),
    passages: number(row, 'passages'),
    bytes: number(row, 'bytes'),
    used: number(row, 'used'),
    sample: number(row, 'sample') === 1,
    checkedAt: number(row, 'checked_at'),
  };
}

export function entryRow(row: Row): EntryRow {
  return {
    type: 'entry',
    id: text(row, 'id'),
    documentId: text(row, 'document_id'),
    documentName: text(row, 'document_name'),
    question: text(row, 'question'),
    answer: text(row, 'answer'),
    variants: texts(row, 'variants'),
    tags: texts(row, 'tags'),
    used: number(row, 'used'),
    checkedAt: number(row, 'checked_at'),
  };
}

/**
 * A part of the library, sorted and filtered: the ids of one page come from an index first, then their rows. The
 * filter scans the folded texts; every word has to occur.
 */
export function createLibraryList({ sql, read }: Connection): DocumentTable['list'] {
  return (query) =>
    read(() => {
      const words = fold(query.filter).split(/\s+/u).filter(Boolean);
      const { from, where, values } = narrowed(query, words);
      const counted = sql(`SELECT count(*) AS n ${from} ${where}`).get(...values);
      const total = counted === undefined ? 0 : number(counted, 'n');
      const page = `SELECT x.rowid ${from} ${where} ORDER BY ${order(query)} LIMIT ? OFFSET ?`;
      const place = [query.limit, query.offset];
      switch (query.show) {
        case 'documents':
          return {
            total,
            rows: sql(
              `WITH page AS MATERIALIZED (${page}) SELECT ${documentColumns} FROM page CROSS JOIN documents d ON d.rowid = page.rowid`,
            )
              .all(...values, ...place)
              .map(documentRow),
          };
        case 'entries':
          return {
            total,
            rows: sql(
              `WITH page AS MATERIALIZED (${page}) SELECT ${entryColumns}
               FROM page CROSS JOIN entries e ON e.rowid = page.rowid CROSS JOIN documents d ON d.id = e.document_id`,
            )
              .all(...values, ...place)
              .map(entryRow),
          };
        default:
          return assertNever(query.show);
      }
    });
}

function narrowed(query: LibraryQuery, words: readonly string[]) {
  const conditions = words.map(() => 'instr(x.sought, ?) > 0');
  const values: string[] = [...words];
  if (query.show === 'entries' && query.documentId !== undefined) {
    conditions.push('x.document_id = ?');
    values.push(query.documentId);
  }
  const byDocument = query.show === 'entries' && (query.sort === 'state' || query.sort === 'checked');
  return {
    from: `FROM ${query.show} x ${byDocument ? 'CROSS JOIN documents o ON o.id = x.document_id' : ''}`,
    where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    values,
  };
}

/** Entries have no state: they are then sorted by where they come from. */
function order({ show, sort, descending }: LibraryQuery): string {
  const direction = descending ? 'DESC' : 'ASC';
  switch (sort) {
    case 'name':
      return `x.sort_name ${direction}, x.rowid`;
    case 'used':
      return `x.used ${direction}, x.sort_name`;
    case 'state':
      return show === 'documents'
        ? `x.state ${direction}, x.sort_name`
        : `o.sort_name ${direction}, x.position`;
    case 'checked':
      return show === 'documents'
        ? `x.checked_at ${direction}, x.sort_name`
        : `o.checked_at ${direction}, x.position`;
    default:
      return assertNever(sort);
  }
}
