/** Ratios against the bare model in the same run, at 1,000 and 10,000 passages. Absolute times say little about code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evalScale } from '../../main/cli/eval/scale.ts';

console.log(
  'passages   indexing ÷ model   search p95 ÷ query p50   message p95 ÷ query p50   mail of 5 p95 (budget)   resident   opens',
);
for (const passages of [1_000, 10_000]) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    const figures = await evalScale({ passages, dataFolder });
    const cells = [
      String(passages).padEnd(9),
      `${(figures.rawEmbedSeconds / figures.indexSeconds).toFixed(2)} ×`.padEnd(17),
      `${(figures.searchP95ms / figures.rawQueryP50ms).toFixed(2)} ×`.padEnd(23),
      `${(figures.readP95ms / figures.rawQueryP50ms).toFixed(2)} ×`.padEnd(24),
      `${figures.mailP95ms.toFixed(1)} ms (${figures.mailBudgetMs.toFixed(1)} ms)`.padEnd(23),
      `${figures.rssMB} MB`.padEnd(9),
      `${figures.openMs} ms`,
    ];
    console.log(cells.join('  '));
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
