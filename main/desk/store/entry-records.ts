import {
  type Audience,
  audiences,
  type EntryFields,
  type EntryContent,
  type VersionOrigin,
  versionOrigins,
  type Wordings,
} from '../../../preload/contract.ts';
import { number, type Row, text, textOrNull, textList, oneOf, oneOfOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { foldCase, sortName } from './fold-case.ts';
import { keepWithin, limits } from './limits.ts';
import type { KnownEntry } from './reconcile.ts';

/** Everything that the store knows of an entry apart from its passages. */
export interface EntryRecord extends KnownEntry {
  readonly documentId: string;
  /** Within its document. */
  readonly position: number;
  /** Of the answer in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly fields: EntryFields;
  /** Whom its file says that it is for; its own audience follows it until a person chooses another one. */
  readonly fileAudience: Audience | null;
  readonly conflict: EntryContent | null;
  readonly differs: boolean;
  readonly version: number;
  readonly origin: VersionOrigin;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly used: number;
  readonly suggested: number;
  readonly lastUsedAt: number | null;
}

export interface EntryRecords {
  byId(id: string): EntryRecord | null;
  /** In their order, with those that are archived until their file says them again. */
  ofDocument(documentId: string, archiveId: string): readonly EntryRecord[];
  /** Writes an entry anew or over what it was. */
  put(record: Omit<EntryRecord, 'content'>): void;
  /** As `put` for what a change of many can change: everything but texts, variants and positions. */
  patch(record: Omit<EntryRecord, 'content'>): void;
  /** Saves what an entry is now as a version of its history, and returns the number of the next one. */
  keepVersion(record: EntryRecord): number;
  /** Puts a version into the history that the entry is not, such as what its file says against a change. */
  addVersion(
    id: string,
    version: { number: number; at: number; origin: VersionOrigin; fields: EntryFields },
  ): void;
}

export const toEntryContent = ({ question, answer, variants, tags }: EntryContent): EntryContent => ({
  question,
  answer,
  variants,
  tags,
});

const columns = `e.id, e.document_id, e.position, e.start, e."end", e.key, e.question, e.answer, e.tags, e.collection,
  e.language, e.internal, e.review_by, e.base, e.conflict, e.differs, e.version, e.version_by, e.created_at,
  e.changed_at, e.used, e.suggested, e.last_used_at, e.wordings, e.audience, e.file_audience`;
const variantsFrom = (source: string): string =>
  `(SELECT json_group_array(v.text ORDER BY v.position) FROM ${source}) AS variants`;
const liveVariants = variantsFrom('variants v WHERE v.entry_id = e.id');
const trashedVariants = variantsFrom('trash_variants v WHERE v.entry_id = e.id AND v.trash_id = e.trash_id');

/** JSON that the store itself wrote. */
export function readContent(row: Row, name: string): EntryContent | null {
  const json = textOrNull(row, name);
  // Written by `put` alone, from this very shape.
  return json === null ? null : (JSON.parse(json) as EntryContent);
}

export function fieldsOf(
  row: Row,
): EntryFields & { readonly wordings: Wordings; readonly audience: Audience | null } {
  return {
    question: text(row, 'question'),
    answer: text(row, 'answer'),
    variants: textList(row, 'variants'),
    tags: textList(row, 'tags'),
    collection: textOrNull(row, 'collection'),
    language: textOrNull(row, 'language'),
    internal: number(row, 'internal') === 1,
    audience: oneOfOrNull(row, 'audience', audiences),
    reviewBy: textOrNull(row, 'review_by'),
    // Written by `put` alone, from this very shape.
    wordings: JSON.parse(text(row, 'wordings')) as Wordings,
  };
}

const jsonOrNull = (content: EntryContent | null): string | null =>
  content === null ? null : JSON.stringify(content);

/** What the filter of the list looks in. */
const searchTextOf = ({ question, variants, tags, answer }: EntryFields): string =>
  foldCase([question, ...variants, ...tags, answer].join('\n'));

function recordOf(row: Row): EntryRecord {
  const fields = fieldsOf(row);
  return {
    id: text(row, 'id'),
    documentId: text(row, 'document_id'),
    position: number(row, 'position'),
    start: number(row, 'start'),
    end: number(row, 'end'),
    key: text(row, 'key'),
    fields,
    content: toEntryContent(fields),
    base: readContent(row, 'base'),
    fileAudience: oneOfOrNull(row, 'file_audience', audiences),
    conflict: readContent(row, 'conflict'),
    differs: number(row, 'differs') === 1,
    version: number(row, 'version'),
    origin: oneOf(row, 'version_by', versionOrigins),
    createdAt: number(row, 'created_at'),
    changedAt: number(row, 'changed_at'),
    used: number(row, 'used'),
    suggested: number(row, 'suggested'),
    lastUsedAt: row['last_used_at'] === null ? null : number(row, 'last_used_at'),
  };
}

export function createEntryRecords(connection: Connection): EntryRecords {
  const { sql } = connection;
  const addVersion: EntryRecords['addVersion'] = (id, { number: nth, at, origin, fields }) => {
    sql('INSERT INTO entry_versions (entry_id, number, at, by, fields) VALUES (?, ?, ?, ?, ?)').run(
      id,
      nth,
      at,
      origin,
      JSON.stringify(fields),
    );
    keepWithin(connection, {
      table: 'entry_versions',
      where: 'entry_id = ?',
      value: id,
      key: 'number',
      order: 'number DESC',
      most: limits.versionsOfEntry,
    });
  };
  return {
    byId(id) {
      const row = sql(`SELECT ${columns}, ${liveVariants} FROM entries e WHERE e.id = ?`).get(id);
      return row === undefined ? null : recordOf(row);
    },
    ofDocument: (documentId, archiveId) =>
      [
        ...sql(`SELECT ${columns}, ${trashedVariants} FROM trash_entries e
          WHERE e.trash_id = ? ORDER BY e.position`).all(archiveId),
        ...sql(`SELECT ${columns}, ${liveVariants} FROM entries e
          WHERE e.document_id = ? ORDER BY e.position`).all(documentId),
      ].map(recordOf),
    put(record) {
      const { id, fields } = record;
      sql(`INSERT INTO entries (id, document_id, position, question, answer, tags, start, "end", used, sort_name, search_text,
          key, collection, language, internal, review_by, created_at, changed_at, version, version_by, base, conflict,
          edited, differs, suggested, last_used_at, wordings, audience, file_audience)
        VALUES (:id, :document, :position, :question, :answer, :tags, :start, :end, :used, :sort, :searchText,
          :key, :collection, :language, :internal, :review, :created, :changed, :version, :by, :base, :conflict,
          :edited, :differs, :suggested, :last, :wordings, :audience, :fileAudience)
        ON CONFLICT (id) DO UPDATE SET document_id = :document, position = :position, question = :question,
          answer = :answer, tags = :tags, start = :start, "end" = :end, used = :used, sort_name = :sort, search_text = :searchText,
          key = :key, collection = :collection, language = :language, internal = :internal, review_by = :review,
          created_at = :created, changed_at = :changed, version = :version, version_by = :by, base = :base,
          conflict = :conflict, edited = :edited, differs = :differs, suggested = :suggested, last_used_at = :last,
          wordings = :wordings, audience = :audience, file_audience = :fileAudience`).run({
        id,
        document: record.documentId,
        position: record.position,
        question: fields.question,
        answer: fields.answer,
        tags: JSON.stringify(fields.tags),
        start: record.start,
        end: record.end,
        used: record.used,
        sort: sortName(fields.question),
        searchText: searchTextOf(fields),
        key: record.key,
        collection: fields.collection,
        language: fields.language,
        internal: fields.internal ? 1 : 0,
        review: fields.reviewBy,
        created: record.createdAt,
        changed: record.changedAt,
        version: record.version,
        by: record.origin,
        base: jsonOrNull(record.base),
        conflict: jsonOrNull(record.conflict),
        edited: record.base === null ? 0 : 1,
        differs: record.differs ? 1 : 0,
        suggested: record.suggested,
        last: record.lastUsedAt,
        wordings: JSON.stringify(fields.wordings ?? {}),
        audience: fields.audience ?? null,
        fileAudience: record.fileAudience,
      });
      sql('DELETE FROM variants WHERE entry_id = ?').run(id);
      for (const [position, variant] of fields.variants.entries())
        sql('INSERT INTO variants (entry_id, position, text) VALUES (?, ?, ?)').run(id, position, variant);
    },
    patch({ id, fields, ...record }) {
      sql(`UPDATE entries SET tags = :tags, collection = :collection, language = :language, internal = :internal,
          audience = :audience, review_by = :review, changed_at = :changed, version = :version, version_by = :by, base = :base,
          edited = :edited, differs = :differs, search_text = :searchText WHERE id = :id`).run({
        id,
        tags: JSON.stringify(fields.tags),
        collection: fields.collection,
        language: fields.language,
        internal: fields.internal ? 1 : 0,
        audience: fields.audience ?? null,
        review: fields.reviewBy,
        changed: record.changedAt,
        version: record.version,
        by: record.origin,
        base: jsonOrNull(record.base),
        edited: record.base === null ? 0 : 1,
        differs: record.differs ? 1 : 0,
        searchText: searchTextOf(fields),
      });
    },
    addVersion,
    keepVersion(record) {
      addVersion(record.id, {
        number: record.version,
        at: record.changedAt,
        origin: record.origin,
        fields: record.fields,
      });
      const row = sql('SELECT max(number) AS last FROM entry_versions WHERE entry_id = ?').get(record.id);
      return (row === undefined ? record.version : number(row, 'last')) + 1;
    },
  };
}
