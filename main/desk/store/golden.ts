import type { ConfidenceWord } from '../../../preload/contract.ts';
import { blob, number, text, textOrNull, word } from './columns.ts';
import type { Connection } from './connection.ts';

const confidenceWords = ['sure', 'likely', 'a guess', 'no good answer'] as const;

/** How an answer comes: its place among the first ones (1 is the best), the word, and what comes first. */
interface GoldenStandard {
  readonly place: number | null;
  readonly word: ConfidenceWord;
  readonly best: { readonly title: string; readonly text: string };
}

export interface StoredGolden {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  /** Encrypted. */
  readonly question: Uint8Array;
  readonly target: string;
  /** Of a passage, which has another number once its document was read again. */
  readonly documentId: string | null;
  readonly heading: string | null;
  readonly before: GoldenStandard;
}

/** Questions that must keep their answers. A pair stays when its answer goes: that is what it is there to tell. */
export interface GoldenTable {
  add(pair: Omit<StoredGolden, 'at'>): void;
  /** Newest first. */
  list(): readonly StoredGolden[];
  setStandard(id: string, standard: GoldenStandard): void;
  remove(ids: readonly string[]): number;
  count(): number;
}

export function createGoldenTable(
  { sql, read, write }: Connection,
  { now }: { readonly now: () => number },
): GoldenTable {
  return {
    add: ({ id, by, question, target, documentId, heading, before: { place, word: said, best } }) => {
      write(() => {
        sql(`INSERT INTO golden
            (id, at, by, question, target, document_id, heading, place, word, best_title, best_text)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
          id,
          now(),
          by,
          question,
          target,
          documentId,
          heading,
          place,
          said,
          best.title,
          best.text,
        );
      });
    },
    list: () =>
      read(() =>
        sql('SELECT * FROM golden ORDER BY at DESC, id DESC')
          .all()
          .map((row) => ({
            id: text(row, 'id'),
            at: number(row, 'at'),
            by: text(row, 'by'),
            question: blob(row, 'question'),
            target: text(row, 'target'),
            documentId: textOrNull(row, 'document_id'),
            heading: textOrNull(row, 'heading'),
            before: {
              place: row['place'] === null ? null : number(row, 'place'),
              word: word(row, 'word', confidenceWords),
              best: { title: text(row, 'best_title'), text: text(row, 'best_text') },
            },
          })),
      ),
    setStandard: (id, { place, word: said, best }) => {
      write(() => {
        sql('UPDATE golden SET place = ?, word = ?, best_title = ?, best_text = ? WHERE id = ?').run(
          place,
          said,
          best.title,
          best.text,
          id,
        );
      });
    },
    remove: (ids) =>
      write(() =>
        Number(
          sql('DELETE FROM golden WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids))
            .changes,
        ),
      ),
    count: () => read(() => number(sql('SELECT count(*) AS n FROM golden').get() ?? {}, 'n')),
  };
}
