import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { quantile } from './quantile.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** The requests that are found in each text of the set, read as a mail is read in the window. */
export async function evalQuestions({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    await desk.modelSettled;
    const lines: string[] = [];
    const times: number[] = [];
    let requests = 0;
    for (const { text } of rows) {
      const started = performance.now();
      const { questions } = await desk.api.call('messages.read', { text });
      const ms = performance.now() - started;
      times.push(ms);
      requests += questions.length;
      lines.push(JSON.stringify({ questions: questions.map(({ start, end }) => ({ start, end })), ms }));
    }
    await writeFile(out, lines.map((line) => `${line}\n`).join(''));
    return {
      kind: 'questions',
      mails: rows.length,
      requests,
      p50ms: quantile(times, 0.5),
      p95ms: quantile(times, 0.95),
    };
  } finally {
    await desk.close();
  }
}
