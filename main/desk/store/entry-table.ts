import {
  type Audience,
  type Entry,
  type EntryFacets,
  type EntryFields,
  type EntryVersion,
  type VersionOrigin,
  versionOrigins,
} from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import { number, text, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { ContentWriter } from './content-writer.ts';
import { createEntryRecords, type EntryRecord, readContent, toEntryContent } from './entry-records.ts';
import { incompleteKey, readMeta } from './meta.ts';
import { createEntryIds, entryColumns, type EntryQuery, entryRow } from './library-query.ts';
import { ownAnswerRange } from './own-document.ts';
import { sameList, sameContent } from './reconcile.ts';
import type { Trash } from './trash.ts';
import type { NewPassage, VectorChange } from './tables.ts';

/** An entry that comes in otherwise than from a document's file. */
export interface NewEntry {
  readonly id: string;
  readonly fields: EntryFields;
  /** Where it comes from with a life of its own; new ones are of now. */
  readonly createdAt?: number;
  readonly changedAt?: number;
  readonly used?: number;
  readonly suggested?: number;
  readonly lastUsedAt?: number | null;
  readonly version?: number;
  readonly by: VersionOrigin;
  /** Versions before the present one. */
  readonly history?: readonly Omit<EntryVersion, 'current'>[];
}

export interface EntryPatch {
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly collection?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly internal?: boolean | undefined;
  readonly audience?: Audience | null | undefined;
  readonly reviewBy?: string | null | undefined;
}

/** Entries one by one and many at once. Every writing function is one transaction; `not_found` when one is gone. */
export interface EntryTable {
  get(id: string): Entry | null;
  /** Where the answer stands in the text of its file; null when it is written here, or gone. */
  answerRange(id: string): { readonly start: number; readonly end: number } | null;
  /** `passages` null: they stay, because what is searched for has not changed. Offsets within are kept as given. */
  save(
    id: string,
    fields: EntryFields,
    by: VersionOrigin,
    passages: readonly NewPassage[] | null,
  ): VectorChange;
  /** Adds entries under "Written here"; passages name their entry by its index. */
  add(entries: readonly NewEntry[], passages: readonly NewPassage[]): VectorChange;
  /** Returns how many were not so already. */
  patch(ids: readonly string[], patch: EntryPatch): number;
  remove(ids: readonly string[]): VectorChange & { readonly undo: string };
  /** Saves `keep` with counts of the others, which go. Both are undone together. */
  merge(
    keep: string,
    others: readonly string[],
    fields: EntryFields,
    passages: readonly NewPassage[],
  ): VectorChange & { readonly undo: string };
  /** Entries that were brought over from a damaged file without what is searched of them. */
  incomplete(): readonly string[];
  /** Gives entries that have no passages theirs; they name their entry by its index. */
  complete(ids: readonly string[], passages: readonly NewPassage[]): VectorChange;
  history(id: string): readonly EntryVersion[];
  facets(): EntryFacets;
  /** All that match, in the order of the list. */
  ids(query: EntryQuery): readonly string[];
}

export function createEntryTable(
  connection: Connection,
  {
    now,
    newId,
    content,
    trash,
  }: {
    readonly now: () => number;
    readonly newId: () => string;
    readonly content: ContentWriter;
    readonly trash: Trash;
  },
): EntryTable {
  const { sql, read, write } = connection;
  const records = createEntryRecords(connection);

  function recordOf(id: string): EntryRecord {
    const record = records.byId(id);
    if (record === null) throw new DeskFailure('not_found', { reason: 'entry' });
    return record;
  }

  /** The record with other fields. `resolvesConflict` when a person has seen what the file says and decided. */
  function withFields(
    record: EntryRecord,
    fields: EntryFields,
    origin: VersionOrigin,
    resolvesConflict: boolean,
  ): Omit<EntryRecord, 'content'> {
    // What is written here is known by its id; there is no file that it could differ from.
    const own = record.key === record.id;
    const said = (resolvesConflict ? record.conflict : null) ?? record.base ?? record.content;
    const conflict = resolvesConflict ? null : record.conflict;
    const isAsFile = own || (conflict === null && sameContent(toEntryContent(fields), said));
    return {
      ...record,
      ...(own ? ownAnswerRange(fields) : {}),
      fields,
      base: isAsFile ? null : said,
      conflict,
      differs: resolvesConflict ? false : record.differs,
      version: records.keepVersion(record),
      origin,
      changedAt: now(),
    };
  }

  function rewritePassages(
    record: EntryRecord,
    fields: EntryFields,
    passages: readonly NewPassage[],
  ): VectorChange {
    const old = sql('SELECT id, position FROM passages WHERE entry_id = ? ORDER BY position, id').all(
      record.id,
    );
    const removedPassages = old.map((row) => number(row, 'id'));
    const position = old[0] === undefined ? record.position : number(old[0], 'position');
    content.removePassages(removedPassages);
    const of = [{ id: record.id, variants: fields.variants }];
    return { removedPassages, added: content.writePassages(record.documentId, of, passages, () => position) };
  }

  function remove(ids: readonly string[], undo: string): readonly number[] {
    sql(`INSERT OR IGNORE INTO tombstones (document_id, key)
      SELECT document_id, key FROM entries WHERE id IN (SELECT value FROM json_each(?))`).run(
      JSON.stringify(ids),
    );
    return trash.moveToTrash(undo, 'entries', ids, now());
  }

  return {
    get: (id) =>
      read(() => {
        const row = sql(`SELECT ${entryColumns}, e.version, e.conflict FROM entries e
          JOIN documents d ON d.id = e.document_id WHERE e.id = ?`).get(id);
        if (row === undefined) return null;
        return { ...entryRow(row), version: number(row, 'version'), conflict: readContent(row, 'conflict') };
      }),
    answerRange: (id) =>
      read(() => {
        const row = sql('SELECT start, "end" FROM entries WHERE id = ? AND key <> id').get(id);
        return row === undefined ? null : { start: number(row, 'start'), end: number(row, 'end') };
      }),
    save: (id, fields, by, passages) =>
      write(() => {
        const record = recordOf(id);
        records.put(withFields(record, fields, by, true));
        return passages === null
          ? { removedPassages: [], added: [] }
          : rewritePassages(record, fields, passages);
      }),
    add: (entries, passages) =>
      write(() => {
        const documentId = content.ensureOwnDocument();
        const last = sql('SELECT max(position) AS last FROM entries WHERE document_id = ?').get(documentId);
        const first = last?.['last'] === null || last === undefined ? 0 : number(last, 'last') + 1;
        for (const [at, { id, fields, by, history = [], ...life }] of entries.entries()) {
          const position = { documentId, position: first + at, ...ownAnswerRange(fields), key: id };
          const free = { base: null, conflict: null, differs: false, fileAudience: null };
          const counts = {
            used: life.used ?? 0,
            suggested: life.suggested ?? 0,
            lastUsedAt: life.lastUsedAt ?? null,
          };
          const createdAt = life.createdAt ?? now();
          const changedAt = life.changedAt ?? createdAt;
          records.put({
            id,
            fields,
            origin: by,
            createdAt,
            changedAt,
            version: life.version ?? 1,
            ...position,
            ...free,
            ...counts,
          });
          for (const version of history) records.addVersion(id, version);
        }
        const written = entries.map(({ id, fields }) => ({ id, variants: fields.variants }));
        const positionOf = (index: number): number => first + (passages[index]?.entry ?? 0);
        return {
          removedPassages: [],
          added: content.writePassages(documentId, written, passages, positionOf),
        };
      }),
    patch: (ids, patch) =>
      write(() => {
        let count = 0;
        for (const id of ids) {
          const record = records.byId(id);
          if (record === null) continue;
          const fields = applyPatch(record.fields, patch);
          if (sameFields(record.fields, fields)) continue;
          records.patch(withFields(record, fields, 'edit', false));
          count++;
        }
        return count;
      }),
    remove: (ids) =>
      write(() => {
        const undo = newId();
        return { removedPassages: remove(ids, undo), added: [], undo };
      }),
    merge: (keep, others, fields, passages) =>
      write(() => {
        const undo = newId();
        trash.snapshot(undo, 'entries', [keep], now());
        const joined = others.map(recordOf);
        const removed = remove(others, undo);
        const before = recordOf(keep);
        const sum = (count: 'used' | 'suggested'): number =>
          joined.reduce((total, each) => total + each[count], before[count]);
        const last = [before, ...joined].flatMap(({ lastUsedAt }) => lastUsedAt ?? []);
        const merged = withFields(
          {
            ...before,
            used: sum('used'),
            suggested: sum('suggested'),
            lastUsedAt: last.length === 0 ? null : Math.max(...last),
          },
          fields,
          'merge',
          false,
        );
        records.put(merged);
        const { removedPassages, added } = rewritePassages(before, fields, passages);
        return { removedPassages: [...removed, ...removedPassages], added, undo };
      }),
    incomplete: () =>
      read(() =>
        readMeta(connection, incompleteKey) === null
          ? []
          : sql(`SELECT e.id FROM entries e JOIN documents d ON d.id = e.document_id AND d.state = 'ready'
              WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.entry_id = e.id)`)
              .all()
              .map((row) => text(row, 'id')),
      ),
    complete: (ids, passages) =>
      write(() => {
        sql('DELETE FROM meta WHERE key = ?').run(incompleteKey);
        // Somebody may have saved or removed one meanwhile: what it says then has its passages already.
        const isMissing = (index: number | null): boolean =>
          index !== null &&
          sql(`SELECT 1 FROM entries e WHERE e.id = ?
            AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.entry_id = e.id)`).get(ids[index] ?? '') !==
            undefined;
        const missing = new Set(passages.map(({ entry }) => entry).filter(isMissing));
        return {
          removedPassages: [],
          added: [...missing].flatMap((index) => {
            const record = recordOf(ids[index ?? 0] ?? '');
            return content.writePassages(
              record.documentId,
              [{ id: record.id, variants: record.fields.variants }],
              passages.filter(({ entry }) => entry === index).map((passage) => ({ ...passage, entry: 0 })),
              () => record.position,
            );
          }),
        };
      }),
    history: (id) =>
      read(() => {
        const { version, changedAt, origin, fields } = recordOf(id);
        const others = sql('SELECT number, at, by, fields FROM entry_versions WHERE entry_id = ?').all(id);
        // A version of before there were wordings or audiences had none, so that restoring it removes them.
        return [
          { number: version, at: changedAt, origin, current: true, fields },
          ...others.map((row) => ({
            number: number(row, 'number'),
            at: number(row, 'at'),
            origin: oneOf(row, 'by', versionOrigins),
            current: false,
            // Written by entry-records.ts alone, from this very shape.
            fields: { wordings: {}, audience: null, ...(JSON.parse(text(row, 'fields')) as EntryFields) },
          })),
        ].sort((one, other) => other.number - one.number);
      }),
    ids: createEntryIds(connection),
    facets: () =>
      read(() => {
        const counted = (query: string) =>
          sql(query)
            .all()
            .map((row) => ({ name: text(row, 'name'), count: number(row, 'count') }));
        const column = (name: string) =>
          counted(`SELECT ${name} AS name, count(*) AS count FROM entries INDEXED BY entries_listed
            WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`);
        return {
          tags: counted(`SELECT t.value AS name, count(*) AS count
            FROM entries e INDEXED BY entries_listed, json_each(e.tags) t GROUP BY 1 ORDER BY 2 DESC, 1`),
          collections: column('collection'),
          languages: column('language'),
        };
      }),
  };
}

function applyPatch(fields: EntryFields, { addTags, removeTags, ...facts }: EntryPatch): EntryFields {
  const remaining = fields.tags.filter((tag) => !(removeTags ?? []).includes(tag));
  return {
    ...fields,
    collection: facts.collection === undefined ? fields.collection : facts.collection,
    language: facts.language === undefined ? fields.language : facts.language,
    internal: facts.internal ?? fields.internal,
    audience: facts.audience === undefined ? fields.audience : facts.audience,
    reviewBy: facts.reviewBy === undefined ? fields.reviewBy : facts.reviewBy,
    tags: [...new Set([...remaining, ...(addTags ?? [])])],
  };
}

const sameFields = (one: EntryFields, other: EntryFields): boolean =>
  sameContent(one, other) &&
  sameList([one.language ?? '', one.collection ?? ''], [other.language ?? '', other.collection ?? '']) &&
  one.internal === other.internal &&
  (one.audience ?? null) === (other.audience ?? null) &&
  one.reviewBy === other.reviewBy;
