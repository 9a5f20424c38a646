import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { quantile } from './quantile.ts';
import type { EvalRun } from './run.ts';

const row = z.object({ text: z.string() });

/** Every text of the set, read as a message is read in the window. */
export async function evalMood({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const desk = await openDesk({ dataFolder });
  try {
    await desk.modelSettled;
    const lines: string[] = [];
    const times: number[] = [];
    const counts = { negative: 0, neutral: 0, positive: 0, untold: 0 };
    for (const { text } of rows) {
      const asked = performance.now();
      const { mood: read } = await desk.api.call('messages.read', { text });
      const ms = performance.now() - asked;
      times.push(ms);
      counts[read?.mood ?? 'untold']++;
      const mood = read?.mood ?? 'neutral';
      const evidence = read?.evidence.map(({ start, end, kind }) => ({ start, end, kind })) ?? [];
      lines.push(JSON.stringify({ mood, frustration: read?.frustration ?? 0, evidence, ms }));
    }
    await writeFile(out, lines.map((line) => `${line}\n`).join(''));
    return {
      kind: 'mood',
      texts: rows.length,
      ...counts,
      p50ms: quantile(times, 0.5),
      p95ms: quantile(times, 0.95),
    };
  } finally {
    await desk.close();
  }
}
