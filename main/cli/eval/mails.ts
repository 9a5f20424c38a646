import { openDesk } from '../open-desk.ts';
import { readMessages } from './read-messages.ts';
import { importCorpus, readRetrievalSet } from './retrieval-set.ts';
import type { EvalRun } from './run.ts';

/** Every row of the corpus becomes one entry; every query is read as a mail. */
export async function evalMails({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const { corpus, queries } = await readRetrievalSet(folder);
  const desk = await openDesk({ dataFolder });
  try {
    const ids = await importCorpus(desk, corpus);
    await desk.modelSettled;
    await desk.services.calibration.whenIdle();
    let requests = 0;
    const times = await readMessages(desk, queries, out, ({ questions }, { id }) => {
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
      return { id, requests: found };
    });
    return { kind: 'mails', entries: corpus.length, mails: queries.length, requests, ...times };
  } finally {
    await desk.close();
  }
}
