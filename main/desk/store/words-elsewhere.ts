import { blobOrNull, type Row, text } from './columns.ts';
import type { Connection } from './connection.ts';

/** Encrypted words outside the decision log, to be looked through when a customer is erased everywhere. */
export interface WordsElsewhere {
  /** Rows behind that one, in the order of their keys. `context` is what the bytes were bound to; see privacy/vault.ts. */
  after(
    place: string,
    key: string,
    limit: number,
  ): readonly {
    readonly key: string;
    readonly caseId: string | null;
    readonly secrets: readonly { readonly bytes: Uint8Array; readonly context: string }[];
  }[];
  /** Takes whole rows out, also where they wait to be brought back, and overwrites them. */
  remove(place: string, keys: readonly string[]): void;
  readonly places: readonly string[];
}

interface Place {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  /** Each encrypted column with the context that it is bound to, where * stands for the key. */
  readonly columns: Readonly<Record<string, string>>;
  readonly caseId?: string;
  /** Where removed rows wait. */
  readonly removed?: string;
}

const places: readonly Place[] = [
  {
    name: 'learned ways of asking',
    table: 'learned',
    key: 'id',
    columns: { phrase: 'learned:*' },
    removed: 'removed_learned',
  },
  {
    name: 'answers marked wrong',
    table: 'wrong_pairs',
    key: 'id',
    columns: { phrase: 'wrong:*:phrase', comment: 'wrong:*:comment' },
    removed: 'removed_wrong_pairs',
  },
  {
    name: 'changes of answers',
    table: 'edits',
    key: 'id',
    columns: { change: 'edit:*' },
    removed: 'removed_edits',
  },
  {
    name: 'marks of who wrote before',
    table: 'visits',
    key: 'id',
    columns: {},
    caseId: 'case_id',
  },
  {
    name: 'questions without an answer',
    table: 'gaps',
    key: 'id',
    columns: { question: 'gap:*', answer: 'gap-answer:*' },
    caseId: 'case_id',
  },
  { name: 'corrected messages', table: 'taught_examples', key: 'id', columns: { text: 'taught:*' } },
  { name: 'proposals', table: 'proposals', key: 'id', columns: { secret: 'proposal:*' } },
  {
    name: 'past conversations being read',
    table: 'read_conversations',
    key: 'key',
    columns: { secret: 'past-conversation:*' },
  },
  { name: 'golden questions', table: 'golden', key: 'id', columns: { question: 'golden:*' } },
];

export function createWordsElsewhere({ db, sql, read, write }: Connection): WordsElsewhere {
  const placeOf = (name: string): Place => {
    const found = places.find((place) => place.name === name);
    if (found === undefined) throw new Error(`There is no place called ${name}`);
    return found;
  };
  const secretsOf = ({ columns, key }: Place, row: Row) =>
    Object.entries(columns).flatMap(([column, context]) => {
      const bytes = blobOrNull(row, column);
      return bytes === null ? [] : [{ bytes, context: context.replace('*', () => text(row, key)) }];
    });

  return {
    places: places.map(({ name }) => name),
    after: (name, from, limit) =>
      read(() => {
        const place = placeOf(name);
        const wanted = [place.key, ...Object.keys(place.columns), ...(place.caseId ? [place.caseId] : [])];
        return sql(
          `SELECT ${wanted.join(', ')} FROM ${place.table} WHERE ${place.key} > ? ORDER BY ${place.key} LIMIT ?`,
        )
          .all(from, limit)
          .map((row) => {
            const about = place.caseId === undefined ? null : row[place.caseId];
            return {
              key: text(row, place.key),
              caseId: typeof about === 'string' ? about : null,
              secrets: secretsOf(place, row),
            };
          });
      }),
    remove(name, keys) {
      const { table, key, removed } = placeOf(name);
      db.exec('PRAGMA secure_delete = ON');
      try {
        write(() => {
          for (const one of keys) {
            sql(`DELETE FROM ${table} WHERE ${key} = ?`).run(one);
            if (removed !== undefined) sql(`DELETE FROM ${removed} WHERE ${key} = ?`).run(one);
          }
        });
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        db.exec('PRAGMA secure_delete = OFF');
      }
    },
  };
}
