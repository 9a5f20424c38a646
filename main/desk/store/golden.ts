import type { GoldenRank } from '../../../preload/contract.ts';
import { blob, number, text, textOrNull, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';

const confidenceWords = ['sure', 'likely', 'a guess', 'no good answer'] as const;

export interface StoredGoldenQuestion {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  /** Encrypted. */
  readonly question: Uint8Array;
  readonly target: string;
  /** Of a passage, which has another number once its document was read again. */
  readonly documentId: string | null;
  readonly heading: string | null;
  readonly baseline: GoldenRank;
}

/** Questions that must keep their answers. A pair stays when its answer goes: that is what it is there to show. */
export interface GoldenTable {
  add(pair: Omit<StoredGoldenQuestion, 'at'>): void;
  /** Newest first. */
  list(): readonly StoredGoldenQuestion[];
  setBaseline(id: string, baseline: GoldenRank): void;
  remove(ids: readonly string[]): number;
  count(): number;
}

export function createGoldenTable(
  { sql, read, write }: Connection,
  { now }: { readonly now: () => number },
): GoldenTable {
  return {
    add: ({ id, by, question, target, documentId, heading, baseline: { rank, confidence, best } }) => {
      write(() => {
        sql(`INSERT INTO golden_questions
            (id, at, by, question, target, document_id, heading, rank, confidence, best_title, best_text)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
          id,
          now(),
          by,
          question,
          target,
          documentId,
          heading,
          rank,
          confidence,
          best.title,
          best.text,
        );
      });
    },
    list: () =>
      read(() =>
        sql('SELECT * FROM golden_questions ORDER BY at DESC, id DESC')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            by: text(row, 'by'),
            question: blob(row, 'question'),
            target: text(row, 'target'),
            documentId: textOrNull(row, 'document_id'),
            heading: textOrNull(row, 'heading'),
            baseline: {
              rank: row['rank'] === null ? null : number(row, 'rank'),
              confidence: oneOf(row, 'confidence', confidenceWords),
              best: { title: text(row, 'best_title'), text: text(row, 'best_text') },
            },
          })),
      ),
    setBaseline: (id, { rank, confidence, best }) => {
      write(() => {
        sql(
          'UPDATE golden_questions SET rank = ?, confidence = ?, best_title = ?, best_text = ? WHERE id = ?',
        ).run(rank, confidence, best.title, best.text, id);
      });
    },
    remove: (ids) =>
      write(() =>
        Number(
          sql('DELETE FROM golden_questions WHERE id IN (SELECT value FROM json_each(?))').run(
            JSON.stringify(ids),
          ).changes,
        ),
      ),
    count: () => read(() => number(sql('SELECT count(*) AS n FROM golden_questions').get() ?? {}, 'n')),
  };
}
