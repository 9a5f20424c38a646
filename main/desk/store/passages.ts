import type { StatementSync } from 'node:sqlite';
import { audiences } from '../../../preload/contract.ts';
import { type Row, number, int8Vector, text, textOrNull, textList, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { entryColumns, entryRow } from './library-query.ts';
import { separateCjk } from './cjk-tokens.ts';
import {
  type PassageRow,
  type PassageTable,
  type TitledEntry,
  type VectorBlock,
  type VectorField,
  vectorFields,
} from './tables.ts';

const passageColumns = `
  p.id, p.document_id, d.name AS document_name, d.checked_at, p.entry_id, p.heading, p.text, p.start, p."end",
  coalesce(d.audience, d.guessed_audience, 'everyone') AS document_audience`;

const fields: ReadonlyMap<string, VectorField> = new Map(vectorFields.map((field) => [field, field]));
const fieldOf = (name: string): VectorField => fields.get(name) ?? oneOf({ name }, 'name', vectorFields);

/** A few hundred kilobytes. */
const vectorsAtOnce = 1_000;
const titlesAtOnce = 500;

function passageRow(row: Row): PassageRow {
  return {
    id: number(row, 'id'),
    documentId: text(row, 'document_id'),
    documentName: text(row, 'document_name'),
    checkedAt: number(row, 'checked_at'),
    documentAudience: oneOf(row, 'document_audience', audiences),
    entryId: textOrNull(row, 'entry_id'),
    heading: text(row, 'heading'),
    text: text(row, 'text'),
    start: number(row, 'start'),
    end: number(row, 'end'),
  };
}

export function createPassageTable({ sql, read }: Connection): PassageTable {
  function stemsTable(query: string): StatementSync {
    sql(
      'CREATE VIRTUAL TABLE IF NOT EXISTS temp.library_stems USING fts5vocab(main, passages_fts, row)',
    ).run();
    return sql(query);
  }

  function entriesOfPassages(): ReadonlyMap<number, string> {
    // The index alone answers which passage belongs to which entry; joining would read through all the texts.
    const row = read(
      () =>
        sql(`SELECT json_group_array(id) AS passages, json_group_array(entry_id) AS entries
          FROM passages INDEXED BY passages_by_entry WHERE entry_id IS NOT NULL`).get() ?? {},
    );
    // Numbers and texts, as the table holds them.
    const passages = JSON.parse(text(row, 'passages')) as readonly number[];
    const entries = JSON.parse(text(row, 'entries')) as readonly string[];
    const found = new Map<number, string>();
    for (let at = 0; at < passages.length; at++) found.set(passages[at] ?? -1, entries[at] ?? '');
    return found;
  }

  /** A row for each vector would cost more than all else that opening a large library takes. */
  function* vectorBlocks(dimensions: number): Generator<VectorBlock> {
    const entryOf = entriesOfPassages();
    for (let after = 0; ;) {
      // Bytes that are put together as text stay as they are.
      const block = read(
        () =>
          sql(`SELECT count(*) AS n, max(id) AS last, group_concat(passage_id) AS passages,
            group_concat(field) AS fields, CAST(group_concat(vector, '') AS BLOB) AS vectors
          FROM (SELECT id, passage_id, field, vector FROM current_vectors WHERE id > ? AND length(vector) = ?
            ORDER BY id LIMIT ?)`).get(after, dimensions, vectorsAtOnce) ?? {},
      );
      if (number(block, 'n') === 0) return;
      after = number(block, 'last');
      const passageIds = text(block, 'passages').split(',').map(Number);
      yield {
        passageIds,
        entryIds: passageIds.map((id) => entryOf.get(id) ?? null),
        fields: text(block, 'fields').split(',').map(fieldOf),
        vectors: int8Vector(block, 'vectors'),
      };
    }
  }

  /** A part of them at a time: as objects, all titles of a large library are larger than its vectors. */
  function* titles(): Generator<TitledEntry> {
    for (let after = 0; ;) {
      const rows = read(() =>
        sql(`SELECT e.rowid AS number, e.id, e.question, e.tags, e.document_id, d.name AS document_name,
            (SELECT json_group_array(v.text ORDER BY v.position) FROM variants v WHERE v.entry_id = e.id) AS variants
          FROM entries e CROSS JOIN documents d ON d.id = e.document_id
          WHERE e.rowid > ? ORDER BY e.rowid LIMIT ?`).all(after, titlesAtOnce),
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      after = number(last, 'number');
      for (const row of rows)
        yield {
          entryId: text(row, 'id'),
          question: text(row, 'question'),
          variants: textList(row, 'variants'),
          tags: textList(row, 'tags'),
          documentId: text(row, 'document_id'),
          documentName: text(row, 'document_name'),
        };
    }
  }

  return {
    vectorBlocks,
    // Of all models, as an index knows their number: a little too many where another model was used.
    vectorCount: () => read(() => number(sql('SELECT count(*) AS n FROM vectors').get() ?? {}, 'n')),
    vectorsOf: (ids) =>
      read(() =>
        sql(`SELECT v.passage_id, v.field, v.vector, p.entry_id FROM current_vectors v
          JOIN passages p ON p.id = v.passage_id
          WHERE v.passage_id IN (SELECT value FROM json_each(?)) ORDER BY v.id`)
          .all(JSON.stringify(ids))
          .map((row) => ({
            passageId: number(row, 'passage_id'),
            entryId: textOrNull(row, 'entry_id'),
            field: oneOf(row, 'field', vectorFields),
            vector: int8Vector(row, 'vector'),
          })),
      ),
    // In the order that was asked for: the best comes first.
    get: (ids) =>
      read(() =>
        sql(
          `SELECT ${passageColumns} FROM json_each(?) asked CROSS JOIN passages p ON p.id = asked.value
           CROSS JOIN documents d ON d.id = p.document_id ORDER BY asked.key`,
        )
          .all(JSON.stringify(ids))
          .map(passageRow),
      ),
    dataVersion: () => read(() => number(sql('PRAGMA data_version').get() ?? {}, 'data_version')),
    ofEntries: (entryIds) =>
      read(() =>
        entryIds.flatMap((id) =>
          sql(
            `SELECT ${passageColumns} FROM passages p JOIN documents d ON d.id = p.document_id
             WHERE p.entry_id = ? ORDER BY p.position, p.id`,
          )
            .all(id)
            .map(passageRow),
        ),
      ),
    entries: (ids) =>
      read(() =>
        sql(
          `SELECT ${entryColumns} FROM json_each(?) asked CROSS JOIN entries e ON e.id = asked.value
           CROSS JOIN documents d ON d.id = e.document_id ORDER BY asked.key`,
        )
          .all(JSON.stringify(ids))
          .map(entryRow),
      ),
    titles: () => ({ [Symbol.iterator]: titles }),
    searchWords: (expression, weights, limit) =>
      read(() =>
        sql(`
          SELECT rowid AS id, bm25(passages_fts, ?, ?, ?) AS score FROM passages_fts
          WHERE passages_fts MATCH ? ORDER BY score LIMIT ?`)
          .all(...weights, expression, limit)
          .map((row) => ({ passageId: number(row, 'id'), bm25: number(row, 'score') })),
      ),
    // Each word is asked as a quoted phrase, so FTS5 itself tokenises and stems it: what is counted is exactly what a
    // search for the word would find. (fts5vocab would want the stem, which FTS5 gives nobody.)
    documentFrequencies: (words) =>
      read(
        () =>
          new Map(
            words.map((asked) => {
              const row = sql('SELECT count(*) AS n FROM passages_fts WHERE passages_fts MATCH ?').get(
                `"${separateCjk(asked).replaceAll('"', ' ')}"`,
              );
              return [asked, row === undefined ? 0 : number(row, 'n')];
            }),
          ),
      ),
    hasStem: (stem) =>
      read(() => stemsTable('SELECT 1 FROM temp.library_stems WHERE term = ?').get(stem) !== undefined),
    stems: () =>
      read(() => {
        const found = new Map<string, number>();
        const rows = stemsTable(
          `SELECT term, doc FROM temp.library_stems WHERE term >= 'a' AND term < '{' AND term NOT GLOB '*[^a-z]*'`,
        ).iterate();
        for (const row of rows) found.set(text(row, 'term'), number(row, 'doc'));
        return found;
      }),
  };
}
