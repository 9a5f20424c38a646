import { writeFile } from 'node:fs/promises';
import type { Reading } from '../../../preload/contract.ts';
import type { OpenDesk } from '../open-desk.ts';
import { quantile } from './quantile.ts';

/**
 * Reads every text as a message is read in the window, and writes to `out` a line for each: what `lineOf` makes of the
 * reading, and the milliseconds. Returns quantiles of these.
 */
export async function readMessages<Row extends { readonly text: string }>(
  desk: OpenDesk,
  rows: readonly Row[],
  out: string,
  lineOf: (reading: Reading, row: Row) => object,
): Promise<{ readonly p50ms: number; readonly p95ms: number }> {
  const lines: string[] = [];
  const times: number[] = [];
  for (const row of rows) {
    const started = performance.now();
    const reading = await desk.api.call('messages.read', { text: row.text });
    const ms = performance.now() - started;
    times.push(ms);
    lines.push(`${JSON.stringify({ ...lineOf(reading, row), ms })}\n`);
  }
  await writeFile(out, lines.join(''));
  return { p50ms: quantile(times, 0.5), p95ms: quantile(times, 0.95) };
}
