import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { detectPii } from '../../desk/privacy/pii/detect.ts';
import { readRows } from './data-set.ts';
import type { EvalRun } from './run.ts';
import { quantile } from './quantile.ts';

const row = z.object({ text: z.string() });

/** Every text of the set, as it is looked through before anything of it is stored for learning. */
export async function evalPii({ folder, out }: EvalRun): Promise<Record<string, unknown>> {
  const rows = await readRows(folder, 'test.jsonl', row);
  const times: number[] = [];
  let spans = 0;
  const lines = rows.map(({ text }) => {
    const started = performance.now();
    const found = detectPii(text);
    const ms = performance.now() - started;
    times.push(ms);
    spans += found.length;
    return JSON.stringify({ spans: found, ms });
  });
  await writeFile(out, lines.map((line) => `${line}\n`).join(''));
  return {
    kind: 'pii',
    texts: rows.length,
    spans,
    p50ms: quantile(times, 0.5),
    p95ms: quantile(times, 0.95),
  };
}
