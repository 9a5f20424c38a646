import { z } from 'zod';
import { openDesk } from '../open-desk.ts';
import { statementText } from '../i18n.ts';
import { readRows } from './data-set.ts';
import { readMessages } from './read-messages.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** Which mails of the set are warned of, and why. */
export async function evalScam({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    await desk.modelSettled;
    let warned = 0;
    const times = await readMessages(desk, rows, out, ({ scam }) => {
      if (scam !== null) warned++;
      const why = scam === null ? '' : statementText('why.scam', ...scam.reasons);
      return { scam: scam !== null, why };
    });
    return { kind: 'scam', mails: rows.length, warned, ...times };
  } finally {
    await desk.close();
  }
}
