import { createHash } from 'node:crypto';
import { blob, number, text } from './columns.ts';
import type { Connection } from './connection.ts';

/** A way of asking that was answered with an entry (`e:` and its id) or a passage (`p:`). */
interface LearnedPhrase {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly target: string;
  /** Encrypted. */
  readonly phrase: Uint8Array;
  readonly isWaiting: boolean;
  /** The answer is another one than when this was learned. */
  readonly isFaded: boolean;
}

/** What the search needs of a phrase. */
export interface LearnedVector {
  readonly target: string;
  readonly vector: Int8Array;
  readonly isFaded: boolean;
}

export interface LearnedTable {
  /** False, and nothing written, when the target is gone. */
  add(phrase: {
    readonly id: string;
    readonly by: string;
    readonly target: string;
    readonly phrase: Uint8Array;
    readonly vector: Int8Array;
    readonly isWaiting: boolean;
  }): boolean;
  /** Newest first. */
  list(offset: number, limit: number): { readonly total: number; readonly rows: readonly LearnedPhrase[] };
  /** Those that count in the search: accepted, and of the model that is searched by. */
  vectors(): readonly LearnedVector[];
  /** Phrases that wait count from now on. */
  accept(ids: readonly string[]): void;
  /** Forgets phrases; all of them when no ids are given. Returns how many. */
  remove(ids: readonly string[] | null): number;
}

const hashOf = (answer: string): string => createHash('sha256').update(answer).digest('base64url');
const target = (row: Parameters<typeof text>[0]): string => text(row, 'target');
const from = `
  FROM learned l LEFT JOIN entries e ON e.id = l.entry_id LEFT JOIN passages p ON p.id = l.passage_id`;
const columns = `
  l.id, l.at, l.by, l.phrase, l.waiting, l.answer, coalesce('e:' || l.entry_id, 'p:' || l.passage_id) AS target,
  coalesce(e.answer, p.text) AS now`;

export function createLearnedTable(
  { sql, read, write }: Connection,
  { now }: { readonly now: () => number },
): LearnedTable {
  const isFaded = (row: Parameters<typeof text>[0]): boolean =>
    hashOf(text(row, 'now')) !== text(row, 'answer');
  const forgetAll = (): number => Number(sql('DELETE FROM learned').run().changes);

  return {
    add: ({ id, by, target: to, phrase, vector, isWaiting }) =>
      write(() => {
        const entry = to.startsWith('e:') ? to.slice(2) : null;
        const passage = to.startsWith('p:') ? Number(to.slice(2)) : null;
        const found =
          entry === null
            ? sql('SELECT text AS answer FROM passages WHERE id = ?').get(passage)
            : sql('SELECT answer FROM entries WHERE id = ?').get(entry);
        if (found === undefined) return false;
        sql(`INSERT INTO learned (id, at, by, entry_id, passage_id, phrase, vector, model, answer, waiting)
          VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT number FROM current_model), ?, ?)`).run(
          id,
          now(),
          by,
          entry,
          passage,
          phrase,
          vector,
          hashOf(text(found, 'answer')),
          isWaiting ? 1 : 0,
        );
        return true;
      }),
    list: (offset, limit) =>
      read(() => ({
        total: number(sql('SELECT count(*) AS n FROM learned').get() ?? {}, 'n'),
        rows: sql(`SELECT ${columns} ${from} ORDER BY l.at DESC, l.id DESC LIMIT ? OFFSET ?`)
          .all(limit, offset)
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            by: text(row, 'by'),
            target: target(row),
            phrase: blob(row, 'phrase'),
            isWaiting: number(row, 'waiting') === 1,
            isFaded: isFaded(row),
          })),
      })),
    vectors: () =>
      read(() =>
        sql(`SELECT ${columns}, l.vector ${from}
          WHERE l.waiting = 0 AND l.model = (SELECT number FROM current_model) ORDER BY l.at, l.id`)
          .all()
          .map((row) => {
            const bytes = blob(row, 'vector');
            return {
              target: target(row),
              vector: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
              isFaded: isFaded(row),
            };
          }),
      ),
    accept: (ids) => {
      write(() => {
        sql('UPDATE learned SET waiting = 0 WHERE id IN (SELECT value FROM json_each(?))').run(
          JSON.stringify(ids),
        );
      });
    },
    remove: (ids) =>
      write(() =>
        ids === null
          ? forgetAll()
          : Number(
              sql('DELETE FROM learned WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids))
                .changes,
            ),
      ),
  };
}
