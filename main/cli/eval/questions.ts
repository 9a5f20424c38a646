import { z } from 'zod';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { readMessages } from './read-messages.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** The requests that are found in each text of the set. */
export async function evalQuestions({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    await desk.modelSettled;
    let requests = 0;
    const times = await readMessages(desk, rows, out, ({ questions }) => {
      requests += questions.length;
      return { questions: questions.map(({ start, end }) => ({ start, end })) };
    });
    return { kind: 'questions', mails: rows.length, requests, ...times };
  } finally {
    await desk.close();
  }
}
