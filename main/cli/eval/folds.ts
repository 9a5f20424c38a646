import { z } from 'zod';
import { spansOutsideFolds } from '../../desk/messages/sentences.ts';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { readMessages } from './read-messages.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** What is left of every mail of the set when the folds are closed. */
export async function evalFolds({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    let folded = 0;
    const times = await readMessages(desk, rows, out, ({ text, folds }) => {
      if (folds.length > 0) folded++;
      const visible = spansOutsideFolds(text, folds)
        .map(({ start, end }) => text.slice(start, end))
        .join('\n');
      return { visible };
    });
    return { kind: 'folds', texts: rows.length, folded, ...times };
  } finally {
    await desk.close();
  }
}
