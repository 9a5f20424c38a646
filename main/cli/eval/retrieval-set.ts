import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { OpenDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { importEntries } from './import-entries.ts';

export const corpusRow = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  variants: z.array(z.string()).optional(),
});
export const queryRow = z.object({ id: z.string(), text: z.string() });

type CorpusRow = z.output<typeof corpusRow>;
type QueryRow = z.output<typeof queryRow>;

/** The corpus of a retrieval set, and its queries: those that it answers, then those that it does not. */
export async function readRetrievalSet(
  folder: string,
): Promise<{ readonly corpus: readonly CorpusRow[]; readonly queries: readonly QueryRow[] }> {
  const corpus = await readRows(folder, 'corpus.jsonl', corpusRow);
  const queries = await readRows(folder, 'queries.jsonl', queryRow);
  const noAnswer = existsSync(path.join(folder, 'queries_no_answer.jsonl'))
    ? await readRows(folder, 'queries_no_answer.jsonl', queryRow)
    : [];
  return { corpus, queries: [...queries, ...noAnswer] };
}

/** Every row of the corpus becomes one entry. Returns the set's id for each target that a search can name. */
export const importCorpus = (
  desk: OpenDesk,
  corpus: readonly CorpusRow[],
): Promise<ReadonlyMap<string, string>> =>
  importEntries(
    desk,
    corpus.map(({ id, title, text, variants = [] }) => ({
      key: id,
      question: title,
      answer: text,
      variants,
    })),
  );
