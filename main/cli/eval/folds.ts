import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { spansOutsideFolds } from '../../desk/messages/sentences.ts';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { quantile } from './quantile.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** Every mail of the set, read as in the window: what is left of it when the folds are closed. */
export async function evalFolds({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    const lines: string[] = [];
    const times: number[] = [];
    let folded = 0;
    for (const mail of rows) {
      const asked = performance.now();
      const { text, folds } = await desk.api.call('messages.read', { text: mail.text });
      const ms = performance.now() - asked;
      times.push(ms);
      if (folds.length > 0) folded++;
      const visible = spansOutsideFolds(text, folds)
        .map(({ start, end }) => text.slice(start, end))
        .join('\n');
      lines.push(JSON.stringify({ visible, ms }));
    }
    await writeFile(out, lines.map((line) => `${line}\n`).join(''));
    return {
      kind: 'folds',
      texts: rows.length,
      folded,
      p50ms: quantile(times, 0.5),
      p95ms: quantile(times, 0.95),
    };
  } finally {
    await desk.close();
  }
}
