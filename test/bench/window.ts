/**
 * How quick and how large the window is, in the real app: `npm run bench window [PART]`, PART being one of the names below.
 * Each figure stands beside what it should be at most on a machine that does nothing else, and the machine's load is printed
 * with it.
 */
import { loadavg } from 'node:os';
import { quantile } from '../../main/cli/eval/quantile.ts';
import { entriesFigures } from '../support/entries-figures.ts';
import { paletteFigures } from '../support/palette-figures.ts';
import { setup as prepareSampleShop } from '../support/sample-shop-folder.ts';
import { trayFigures } from '../support/tray-figures.ts';
import { worklistFigures } from '../support/worklist-figures.ts';
import {
  findFigures,
  memoryFigures,
  startOnce,
  typingFigures,
  type MemoryOfProcess,
  type StartTimes,
} from '../support/window-figures.ts';

const row = (what: string, figure: string, bar: string): void => {
  console.log(
    `${what.padEnd(46)}${figure.padEnd(30)}${bar.padEnd(12)}load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  );
};

const quantiles = (values: readonly number[]): string =>
  `p50 ${quantile(values, 0.5).toFixed(0)}, p95 ${quantile(values, 0.95).toFixed(0)}, most ${Math.max(...values).toFixed(0)} ms`;

const total = (processes: readonly MemoryOfProcess[]): number =>
  processes.reduce((sum, { megabytes }) => sum + megabytes, 0);

const parts = {
  async start() {
    const starts: StartTimes[] = [];
    // The first one reads everything from the disk.
    for (let round = 0; round < 6; round += 1) starts.push(await startOnce());
    const median = (what: keyof StartTimes): string =>
      `${quantile(
        starts.slice(1).map((one) => one[what]),
        0.5,
      ).toFixed(0)} ms (first ${starts[0]?.[what]})`;
    row('start: window', median('window'), '≤ 700 ms');
    row('start: answers by words', median('words'), '≤ 900 ms');
    row('start: answers by meaning', median('model'), '≤ 1200 ms');
    row('  processor until then, all processes', median('work'), '');
  },
  async memory() {
    const { atOnce, later, idle } = await memoryFigures();
    row('memory after ten messages', `${total(atOnce).toFixed(0)} MB`, '≤ 480 MB');
    row('memory 45 s later', `${total(later).toFixed(0)} MB`, '');
    for (const { name, megabytes } of later) console.log(`  ${name.padEnd(44)}${megabytes.toFixed(0)} MB`);
    row('processor while nobody works', `${(100 * idle).toFixed(2)} % of a core`, '< 0.5 %');
  },
  async tray() {
    const { minute, later, back } = await trayFigures();
    row('in the tray for a minute', `${total(minute).toFixed(0)} MB`, '≤ 300 MB');
    row('in the tray for three minutes', `${total(later).toFixed(0)} MB`, '≤ 300 MB');
    for (const { name, megabytes } of later) console.log(`  ${name.padEnd(44)}${megabytes.toFixed(0)} MB`);
    row('the window is back', quantiles(back.map(({ shown }) => shown)), '≤ 1000 ms');
    row('  with its reply', quantiles(back.map(({ reply }) => reply)), '≤ 1000 ms');
  },
  async typing() {
    const { alone, importing, isWholly } = await typingFigures();
    for (const [what, { keyTimes, longFrames, work }] of [
      ['typing in the reply', alone],
      ['typing while files are imported', importing],
    ] as const) {
      row(what, quantiles(keyTimes), 'p95 ≤ 30 ms');
      row(
        '  frames over 100 ms',
        `${longFrames.filter((ms) => ms > 100).length} (longest ${Math.max(0, ...longFrames).toFixed(0)} ms)`,
        'none',
      );
      const parts = work.filter(({ ms }) => ms > 0.05).map(({ name, ms }) => `${name} ${ms.toFixed(1)}`);
      console.log(`  processor a key, ms: ${parts.join(', ')}`);
    }
    if (!isWholly) console.log('The import ended before the typing did: its figures are too good.');
  },
  async find() {
    row(
      'quick find in 10,000 entries, after the last key',
      quantiles(await findFigures(10_000, 60)),
      'p95 ≤ 100 ms',
    );
  },
  async palette() {
    const { shown, results } = await paletteFigures(10_000, 100);
    row(`palette shown, warm (${shown.length} times)`, quantiles(shown), 'p95 ≤ 100 ms');
    row(`  results after the last key (${results.length} times)`, quantiles(results), 'p95 ≤ 100 ms');
  },
  async worklist() {
    const { one, ten, all, work, failed, scrolls } = await worklistFigures(500);
    row('first ten of 500 mails dropped', `${ten.toFixed(0)} ms (one ${one.toFixed(0)})`, '≤ 1000 ms');
    row(`all of them sorted (${failed} could not be)`, `${all.toFixed(0)} ms`, '≤ 15000 ms');
    const parts = work.filter(({ seconds }) => seconds > 0.05);
    console.log(
      `  processor, s: ${parts.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)}`).join(', ')}`,
    );
    for (const [how, { empty, frames }] of Object.entries(scrolls))
      row(
        `frames with an empty place, by ${how}`,
        `${empty} of ${frames.length} (longest ${Math.max(0, ...frames).toFixed(0)} ms)`,
        'none',
      );
  },
  async entries() {
    const { wheel, keys, jumps, filtered } = await entriesFigures(50_000);
    for (const [name, { blank, frames, longest }] of Object.entries({ wheel, keys }))
      row(
        `50,000 entries by ${name}: frames with a gap`,
        `${blank} of ${frames} (longest ${longest.toFixed(0)} ms)`,
        '≤ 2 %',
      );
    row('  all rows after a jump', quantiles(jumps), '');
    row('  filtered, after the last key', quantiles(filtered), 'p50 ≤ 200 ms');
  },
};

const [wanted] = process.argv.slice(2);
await prepareSampleShop();
for (const [name, measure] of Object.entries(parts))
  if (wanted === undefined || wanted === name) await measure();
