import { z } from 'zod';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { readMessages } from './read-messages.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** The mood of every text of the set. */
export async function evalMood({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    await desk.modelSettled;
    const counts = { negative: 0, neutral: 0, positive: 0, untold: 0 };
    const times = await readMessages(desk, rows, out, ({ mood }) => {
      counts[mood?.mood ?? 'untold']++;
      const evidence = mood?.evidence.map(({ start, end, kind }) => ({ start, end, kind })) ?? [];
      return { mood: mood?.mood ?? 'neutral', frustration: mood?.frustration ?? 0, evidence };
    });
    return { kind: 'mood', texts: rows.length, ...counts, ...times };
  } finally {
    await desk.close();
  }
}
