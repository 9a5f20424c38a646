import { writeFile } from 'node:fs/promises';
import { openDesk } from '../open-desk.ts';
import { misspell } from './misspell.ts';
import type { EvalRun } from './run.ts';
import { quantile } from './quantile.ts';
import { importCorpus, readRetrievalSet } from './retrieval-set.ts';

const ranked = 10;

/**
 * Every row of the corpus becomes one entry; every query is searched as a question of a message would be, with
 * `withTypos` after two of its words were misspelt.
 */
export async function evalRetrieval(
  { folder, out, dataFolder }: EvalRun,
  withTypos = false,
): Promise<Record<string, unknown>> {
  const { corpus, queries } = await readRetrievalSet(folder);
  const desk = await openDesk({ dataFolder });
  try {
    const ids = await importCorpus(desk, corpus);
    await desk.services.calibration.whenIdle();
    const lines: string[] = [];
    const times: number[] = [];
    let answered = 0;
    for (const { id, text: written } of queries) {
      const text = withTypos ? misspell(written, id) : written;
      const started = performance.now();
      const { results } = await desk.services.search.findAll([{ text, context: '' }], {
        limit: ranked,
        byMeaning: true,
      });
      const ms = performance.now() - started;
      const verdict = results[0]?.verdict;
      const suggestions = results[0]?.suggestions ?? [];
      const isAnswered = verdict !== undefined && verdict.word !== 'no good answer';
      times.push(ms);
      if (isAnswered) answered++;
      lines.push(
        JSON.stringify({
          id,
          ranked: suggestions.map(({ target, confidence }) => ({
            id: ids.get(target),
            score: confidence.value,
          })),
          confidence: verdict?.value ?? 0,
          answered: isAnswered,
          ms,
        }),
      );
    }
    await writeFile(out, `${lines.join('\n')}\n`);
    return {
      kind: 'retrieval',
      entries: corpus.length,
      queries: lines.length,
      answered,
      p50ms: quantile(times, 0.5),
      p95ms: quantile(times, 0.95),
    };
  } finally {
    await desk.close();
  }
}
