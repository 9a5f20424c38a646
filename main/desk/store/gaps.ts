import { type Row, blob, blobOrNull, number, text, textOrNull } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { keepWithin, limits, newestFirst } from './limits.ts';

/** A question that had no good answer and is not closed. Question and answer are encrypted. */
export interface StoredGap {
  readonly id: string;
  readonly at: number;
  readonly question: Uint8Array;
  readonly caseId: string | null;
  readonly queue: string | null;
  /** What an agent answered it with. */
  readonly answer: Uint8Array | null;
  /** Encrypted; null until the question was embedded. */
  readonly embedding: Uint8Array | null;
  /** Number of the model that made the embedding; see models. */
  readonly model: number | null;
  readonly cluster: string | null;
  /** The target that the library answers it with by now. */
  readonly answeredBy: string | null;
}

/** The message that a question stood in, and its number there. */
export interface GapSource {
  readonly caseId: string;
  readonly questionIndex: number;
  readonly queue: string | null;
}

interface NewGap {
  readonly id: string;
  readonly question: Uint8Array;
  readonly origin: 'noted' | 'found';
  /** A question of a message is stored once. */
  readonly from?: GapSource;
  readonly answer?: Uint8Array | null;
}

export interface GapTable {
  /** False, and nothing written, for a question of a message that is stored already. */
  add(gap: NewGap): boolean;
  /** Those that are not closed, newest first. */
  open(): readonly StoredGap[];
  /** The gap of a question of a message, open or closed; null when there is none. */
  idOf(caseId: string, questionIndex: number): string | null;
  setAnswer(id: string, answer: Uint8Array): void;
  /** Encrypted embeddings of the model that is searched by now. */
  setEmbeddings(gaps: readonly { readonly id: string; readonly embedding: Uint8Array }[]): void;
  setClusters(clusters: ReadonlyMap<string, string>): void;
  setAnswered(gaps: readonly { readonly id: string; readonly answeredBy: string | null }[]): void;
  /** How many of them were open. */
  close(ids: readonly string[]): number;
  reopen(ids: readonly string[]): void;
  /** Open ones that the library does not answer by now. */
  count(): number;
}

const listed = 'IN (SELECT value FROM json_each(?))';

export function createGapTable(connection: Connection, { now }: { readonly now: () => number }): GapTable {
  const { sql, read, write } = connection;
  const gapOf = (row: Row): StoredGap => ({
    id: text(row, 'id'),
    at: number(row, 'at'),
    question: blob(row, 'question'),
    caseId: textOrNull(row, 'case_id'),
    queue: textOrNull(row, 'queue_id'),
    answer: blobOrNull(row, 'answer'),
    embedding: blobOrNull(row, 'embedding'),
    model: row['model'] === null ? null : number(row, 'model'),
    cluster: textOrNull(row, 'cluster'),
    answeredBy: textOrNull(row, 'answered_by'),
  });

  return {
    add: ({ id, question, origin, from, answer = null }) =>
      write(() => {
        const isAdded =
          sql(`INSERT INTO gaps (id, at, question, origin, case_id, question_index, queue_id, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`).run(
            id,
            now(),
            question,
            origin,
            from?.caseId ?? null,
            from?.questionIndex ?? null,
            from?.queue ?? null,
            answer,
          ).changes === 1;
        keepWithin(connection, {
          table: 'gaps',
          where: 'closed_at IS NULL',
          order: newestFirst,
          most: limits.gaps.open,
        });
        return isAdded;
      }),
    open: () =>
      read(() =>
        sql('SELECT * FROM gaps WHERE closed_at IS NULL ORDER BY at DESC, id DESC').all().map(gapOf),
      ),
    idOf: (caseId, questionIndex) =>
      read(() => {
        const row = sql('SELECT id FROM gaps WHERE case_id = ? AND question_index = ?').get(
          caseId,
          questionIndex,
        );
        return row === undefined ? null : text(row, 'id');
      }),
    setAnswer: (id, answer) => {
      write(() => {
        sql('UPDATE gaps SET answer = ? WHERE id = ?').run(answer, id);
      });
    },
    setEmbeddings: (gaps) => {
      write(() => {
        for (const { id, embedding } of gaps)
          sql('UPDATE gaps SET embedding = ?, model = (SELECT number FROM current_model) WHERE id = ?').run(
            embedding,
            id,
          );
      });
    },
    setClusters: (clusters) => {
      write(() => {
        for (const [id, cluster] of clusters)
          sql('UPDATE gaps SET cluster = ? WHERE id = ? AND cluster IS NOT ?').run(cluster, id, cluster);
      });
    },
    setAnswered: (gaps) => {
      write(() => {
        for (const { id, answeredBy } of gaps)
          sql('UPDATE gaps SET answered_by = ? WHERE id = ?').run(answeredBy, id);
      });
    },
    close: (ids) =>
      write(() => {
        const closed = sql(`UPDATE gaps SET closed_at = ? WHERE closed_at IS NULL AND id ${listed}`).run(
          now(),
          JSON.stringify(ids),
        );
        keepWithin(connection, {
          table: 'gaps',
          where: 'closed_at IS NOT NULL',
          order: 'closed_at DESC, rowid DESC',
          most: limits.gaps.closed,
        });
        return Number(closed.changes);
      }),
    reopen: (ids) => {
      write(() => {
        sql(`UPDATE gaps SET closed_at = NULL WHERE id ${listed}`).run(JSON.stringify(ids));
      });
    },
    count: () =>
      read(() =>
        number(
          sql('SELECT count(*) AS n FROM gaps WHERE closed_at IS NULL AND answered_by IS NULL').get() ?? {},
          'n',
        ),
      ),
  };
}
