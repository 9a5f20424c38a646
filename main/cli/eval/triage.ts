import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { createQueueClassifier, type QueueClass } from '../../desk/messages/routing/queue-classifier.ts';
import type { Embedder } from '../../desk/ports.ts';
import { openDesk } from '../open-desk.ts';
import { readRows } from './data-set.ts';
import { quantile } from './quantile.ts';
import type { EvalRun } from './run.ts';

const labelledRow = z.object({ text: z.string(), label: z.string() });
type LabelledRow = z.infer<typeof labelledRow>;
const outOfScope = 'oos';

/** The first `shots` examples of each label (all when null) become a queue; every test row is classified. */
export async function evalTriage(
  { folder, out, dataFolder }: EvalRun,
  shots: number | null,
): Promise<Record<string, unknown>> {
  const queues = queuesOf(await readRows(folder, 'train.jsonl', labelledRow), shots ?? Infinity);
  const rows = await readRows(folder, 'test.jsonl', labelledRow);
  let embedder: Embedder | null = null;
  const desk = await openDesk({ dataFolder, embedder: (real) => (embedder = real) });
  try {
    if (!embedder) throw new Error('The desk asked for no model');
    const classifier = createQueueClassifier({ embedder });
    const started = performance.now();
    await classifier.train(queues);
    const trainSeconds = (performance.now() - started) / 1000;
    const lines: string[] = [];
    const times: number[] = [];
    let sorted = 0;
    for (const { text } of rows) {
      const asked = performance.now();
      const { queue, best, confidence } = await classifier.classify(text);
      const ms = performance.now() - asked;
      times.push(ms);
      if (queue !== null) sorted++;
      lines.push(JSON.stringify({ predicted: queue, best, confidence, ms }));
    }
    await writeFile(out, `${lines.join('\n')}\n`);
    return {
      kind: 'triage',
      queues: queues.length,
      messages: lines.length,
      sorted,
      trainSeconds,
      p50ms: quantile(times, 0.5),
      p95ms: quantile(times, 0.95),
    };
  } finally {
    await desk.close();
  }
}

function queuesOf(rows: readonly LabelledRow[], shots: number): readonly QueueClass[] {
  const examples = new Map<string, string[]>();
  for (const { text, label } of rows) {
    if (label === outOfScope) continue;
    const known = examples.get(label) ?? [];
    if (known.length < shots) known.push(text);
    examples.set(label, known);
  }
  return [...examples].map(([name, texts]) => ({ id: name, name, description: '', examples: texts }));
}
