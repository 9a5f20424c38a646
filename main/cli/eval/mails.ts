import { writeFile } from 'node:fs/promises';
import { openDesk } from '../open-desk.ts';
import { quantile } from './quantile.ts';
import { importCorpus, readRetrievalSet } from './retrieval-set.ts';
import type { EvalRun } from './run.ts';

/** Every row of the corpus becomes one entry; every query is read as a mail is read in the window. */
export async function evalMails({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const { corpus, queries } = await readRetrievalSet(folder);
  const desk = await openDesk({ dataFolder });
  try {
    const ids = await importCorpus(desk, corpus);
    await desk.modelSettled;
    const lines: string[] = [];
    const times: number[] = [];
    let requests = 0;
    for (const { id, text } of queries) {
      const started = performance.now();
      const { questions } = await desk.api.call('messages.read', { text });
      const ms = performance.now() - started;
      times.push(ms);
      requests += questions.length;
      const found = questions.map(({ start, end, suggestions, verdict }) => ({
        start,
        end,
        ranked: suggestions.map(({ target, confidence }) => ({
          id: ids.get(target),
          score: confidence.value,
        })),
        confidence: verdict.value,
        answered: verdict.word !== 'no good answer',
      }));
      lines.push(JSON.stringify({ id, requests: found, ms }));
    }
    await writeFile(out, lines.map((line) => `${line}\n`).join(''));
    return {
      kind: 'mails',
      entries: corpus.length,
      mails: lines.length,
      requests,
      p50ms: quantile(times, 0.5),
      p95ms: quantile(times, 0.95),
    };
  } finally {
    await desk.close();
  }
}
