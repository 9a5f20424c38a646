import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenDesk } from '../open-desk.ts';
import { openDesk } from '../open-desk.ts';
import { UsageError } from '../arguments.ts';
import { readRows } from './data-set.ts';
import { corpusRow, importCorpus, queryRow } from './retrieval-set.ts';
import { type JudgedQuestion, measureNegativeFeedback } from './negative-feedback.ts';

const ranked = 10;
/** One choice in so many points to a wrong entry. */
const wrongEvery = 10;

/**
 * Replays half of the questions (odd lines) as agents' choices of the right entry, and measures the other half before,
 * after, after undoing all, and with every tenth choice pointing to a wrong entry. Figures are MRR@10. Then the wrong
 * first answers of the odd lines are marked wrong, those of questions without an answer too; figures are how many are shown.
 */
export async function evalLearning(folder: string, dataFolder: string): Promise<Record<string, unknown>> {
  const corpus = await readRows(folder, 'corpus.jsonl', corpusRow);
  const queries = await readRows(folder, 'queries.jsonl', queryRow);
  const relevant = readRelevant(folder);
  const unanswered = existsSync(path.join(folder, 'queries_no_answer.jsonl'))
    ? (await readRows(folder, 'queries_no_answer.jsonl', queryRow)).map(({ text }): JudgedQuestion => ({
        text,
        relevant: new Set(),
      }))
    : [];
  const asked = queries.map(({ id, text }): JudgedQuestion => ({
    text,
    relevant: relevant.get(id) ?? new Set(),
  }));
  const replayed = asked.filter(({ relevant }, at) => at % 2 === 0 && relevant.size > 0);
  const unseen = asked.filter(({ relevant }, at) => at % 2 === 1 && relevant.size > 0);

  const desk = await openDesk({ dataFolder });
  try {
    await desk.api.call('vault.create', { passphrase: 'only for measuring' });
    const keys = await importCorpus(desk, corpus);
    const targets = new Map([...keys].map(([target, key]) => [key, target]));
    const all = [...targets.values()];
    const choose = async (isWrong: (at: number) => boolean): Promise<void> => {
      for (const [at, { text, relevant }] of replayed.entries()) {
        const chosen = targets.get([...relevant].toSorted()[0] ?? '');
        // Steps through the library, so that the wrong entries are spread over it and the same ones each time.
        const wrong = all[(at * 7919 + 13) % all.length];
        const target = isWrong(at) && wrong !== chosen ? wrong : chosen;
        if (target !== undefined)
          await desk.services.learning.phrasings.learn([{ question: text, target }], 'evaluation', null);
      }
    };

    const before = await mrr(desk, keys, unseen);
    await choose(() => false);
    const after = await mrr(desk, keys, unseen);
    await desk.api.call('learning.undo', { all: true });
    const undone = await mrr(desk, keys, unseen);
    await choose((at) => at % wrongEvery === 0);
    const noisyAfter = await mrr(desk, keys, unseen);
    await desk.api.call('learning.undo', { all: true });
    const half = (rest: number): readonly JudgedQuestion[] => [
      ...asked.filter(({ relevant }, at) => at % 2 === rest && relevant.size > 0),
      ...unanswered.filter((_, at) => at % 2 === rest),
    ];
    const marks = await measureNegativeFeedback(desk, keys, half(0), half(1));
    return {
      kind: 'learning',
      queries: unseen.length,
      before,
      after,
      gain: after - before,
      undone,
      noisyAfter,
      marks,
    };
  } finally {
    await desk.close();
  }
}

async function mrr(
  desk: OpenDesk,
  keys: ReadonlyMap<string, string>,
  questions: readonly JudgedQuestion[],
): Promise<number> {
  let sum = 0;
  for (const { text, relevant } of questions) {
    const { results } = await desk.services.search.findAll([{ text, context: '' }], {
      limit: ranked,
      byMeaning: true,
    });
    const at = (results[0]?.suggestions ?? []).findIndex(({ target }) =>
      relevant.has(keys.get(target) ?? ''),
    );
    if (at >= 0) sum += 1 / (at + 1);
  }
  return sum / questions.length;
}

/** `qrels.tsv`: a head line, then query, entry and how relevant it is. */
function readRelevant(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const file = path.join(folder, 'qrels.tsv');
  if (!existsSync(file)) throw new UsageError('The data set has no qrels.tsv.');
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/).slice(1)) {
    const [query, entry, grade] = line.split('\t');
    if (query === undefined || entry === undefined || !(Number(grade) > 0)) continue;
    const known = relevant.get(query) ?? new Set();
    relevant.set(query, known.add(entry));
  }
  return relevant;
}
