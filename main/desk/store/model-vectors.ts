import { number, int8Vector, type Row, text, textOrNull, textList } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** A passage that a model has not embedded yet, with what evidence-texts.ts needs of it. */
export interface UnembeddedPassage {
  readonly id: number;
  readonly heading: string;
  readonly text: string;
  /** Of its entry; null where the question is embedded with another passage, and for running text. */
  readonly question: string | null;
  readonly variants: readonly string[];
}

/** Which model's vectors are searched, and the vectors of others that are stored beside them. */
export interface ModelVectorTable {
  /** The number of a model by its name; a new one gets the next number. 0 is the model that came along. */
  numberOf(name: string): number;
  current(): number;
  /** Passages that another model has embedded and this one has not, in order of their ids, from `after` on. */
  unembedded(model: number, after: number, limit: number): readonly UnembeddedPassage[];
  /** Passages of these languages (ISO 639-1), in order of their ids, from `after` on. */
  inLanguages(languages: readonly string[], after: number, limit: number): readonly UnembeddedPassage[];
  /** How many passages this model has embedded, of those that any has. */
  progress(model: number): { readonly done: number; readonly total: number };
  put(
    model: number,
    passages: readonly {
      readonly id: number;
      readonly vectors: readonly { readonly field: string; readonly vector: Int8Array }[];
    }[],
  ): void;
  /** Changes over when nothing is missing; false, and nothing changed, when something is. */
  switchTo(model: number): boolean;
  /** Vectors of the same texts by two models, at most so many pairs. */
  pairs(one: number, other: number, limit: number): readonly (readonly [Int8Array, Int8Array])[];
  /** Removes the vectors of every other model. */
  pruneExcept(models: readonly number[]): void;
}

/** Fewer vectors than by the model that has most. A passage is never changed, only replaced, so counting is enough. */
const unembeddedWhere = `
  (SELECT count(*) FROM vectors v WHERE v.passage_id = p.id AND v.model = :model) <
  (SELECT max(n) FROM (SELECT count(*) AS n FROM vectors v WHERE v.passage_id = p.id GROUP BY v.model))`;

/** Passages with all that is embedded of them. */
export const embeddedTexts = `
  SELECT p.id, p.heading, p.text,
    (SELECT e.question FROM entries e WHERE e.id = p.entry_id AND EXISTS
      (SELECT 1 FROM vectors v WHERE v.passage_id = p.id AND v.field = 'question')) AS question,
    (SELECT json_group_array(o.text ORDER BY o.position) FROM variants o WHERE o.entry_id = p.entry_id AND EXISTS
      (SELECT 1 FROM vectors v WHERE v.passage_id = p.id AND v.field = 'variant')) AS variants
  FROM passages p`;

export const toUnembedded = (row: Row): UnembeddedPassage => ({
  id: number(row, 'id'),
  heading: text(row, 'heading'),
  text: text(row, 'text'),
  question: textOrNull(row, 'question'),
  variants: textList(row, 'variants'),
});

export function createModelVectorTable({ sql, read, write }: Connection): ModelVectorTable {
  const count = (query: string, values: Record<string, number>): number =>
    number(sql(query).get(values) ?? {}, 'n');

  return {
    numberOf: (name) =>
      write(() => {
        sql(
          'INSERT INTO models (number, name) VALUES ((SELECT coalesce(max(number), 0) + 1 FROM models), ?) ON CONFLICT DO NOTHING',
        ).run(name);
        return number(sql('SELECT number FROM models WHERE name = ?').get(name) ?? {}, 'number');
      }),
    current: () => read(() => number(sql('SELECT number FROM current_model').get() ?? {}, 'number')),
    unembedded: (model, after, limit) =>
      read(() => {
        // Where only the model that came along was ever used, nothing is missing, and going through all says nothing else.
        if (model === 0 && sql('SELECT 1 FROM models LIMIT 1').get() === undefined) return [];
        return sql(`${embeddedTexts} WHERE p.id > :after AND ${unembeddedWhere} ORDER BY p.id LIMIT :limit`)
          .all({ model, after, limit })
          .map(toUnembedded);
      }),
    inLanguages: (languages, after, limit) =>
      read(() =>
        sql(`${embeddedTexts} JOIN documents d ON d.id = p.document_id LEFT JOIN entries o ON o.id = p.entry_id
          WHERE p.id > :after AND coalesce(o.language, d.language) IN (SELECT value FROM json_each(:languages))
          ORDER BY p.id LIMIT :limit`)
          .all({ languages: JSON.stringify(languages), after, limit })
          .map(toUnembedded),
      ),
    progress: (model) =>
      read(() => ({
        done: count('SELECT count(DISTINCT passage_id) AS n FROM vectors WHERE model = :model', { model }),
        total: count('SELECT count(DISTINCT passage_id) AS n FROM vectors', {}),
      })),
    put: (model, passages) => {
      write(() => {
        for (const { id, vectors } of passages) {
          // Gone meanwhile: then there is nothing to store vectors for.
          if (sql('SELECT 1 FROM passages WHERE id = ?').get(id) === undefined) continue;
          sql('DELETE FROM vectors WHERE passage_id = ? AND model = ?').run(id, model);
          const positions = new Map<string, number>();
          for (const { field, vector } of vectors) {
            const position = positions.get(field) ?? 0;
            positions.set(field, position + 1);
            sql(
              'INSERT INTO vectors (passage_id, field, position, vector, model) VALUES (?, ?, ?, ?, ?)',
            ).run(id, field, position, vector, model);
          }
        }
      });
    },
    switchTo: (model) =>
      write(() => {
        if (count(`SELECT EXISTS (SELECT 1 FROM passages p WHERE ${unembeddedWhere}) AS n`, { model }) > 0)
          return false;
        sql('UPDATE current_model SET number = ?').run(model);
        return true;
      }),
    pairs: (one, other, limit) =>
      read(() =>
        sql(`
          SELECT a.vector AS one, b.vector AS other FROM vectors a JOIN vectors b
            ON b.passage_id = a.passage_id AND b.field = a.field AND b.position = a.position AND b.model = ?
          WHERE a.model = ? AND a.field IN ('question', 'body') LIMIT ?`)
          .all(other, one, limit)
          .map((row) => [int8Vector(row, 'one'), int8Vector(row, 'other')] as const),
      ),
    pruneExcept: (models) => {
      write(() => {
        const listed = JSON.stringify(models);
        for (const table of ['vectors', 'trash_vectors'])
          sql(`DELETE FROM ${table} WHERE model NOT IN (SELECT value FROM json_each(?))`).run(listed);
      });
    },
  };
}
