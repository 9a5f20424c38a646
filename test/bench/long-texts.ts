/**
 * What reads or checks a text without the model, on 200,000 characters of every kind: milliseconds of this thread's CPU, of
 * which none may need more than a second. `--random N` reads N texts besides that seeds make, `--kind W` and `--reader W`
 * choose by a word, `--seed N` says where the random ones begin, `--length N` takes shorter ones. A reading that does not end is cut off and says so.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { longTexts, randomText } from '../support/long-texts.ts';
import { textReaders } from '../support/text-readers.ts';

/** A quarter of a text is read first: where it takes less than this, the whole cannot take a second. */
const promptMs = 15;
/** For as much as anybody can paste; in proportion for less. */
const limit = { ms: 1_000, characters: 200_000 };
const cutOffMs = 30_000;

const measured = z.object({
  reader: z.string(),
  kind: z.string(),
  /** Null for a reading that has begun. */
  ms: z.number().nullable(),
  shorterMs: z.number(),
  failed: z.string().nullable(),
});
type Measured = z.infer<typeof measured>;

const options = z.object({
  kind: z.string().default(''),
  reader: z.string().default(''),
  random: z.coerce.number().int().default(0),
  seed: z.coerce.number().int().default(1),
  length: z.coerce.number().int().default(limit.characters),
});
type Options = z.infer<typeof options>;

const readersFor = ({ reader }: Options) => textReaders.filter(({ name }) => name.includes(reader));
const textsFor = ({ kind, random, seed }: Options) => [
  ...longTexts.filter((text) => text.kind.includes(kind)),
  ...Array.from({ length: random }, (_, at) => ({
    kind: `random ${seed + at}`,
    of: (characters: number) => randomText(seed + at, characters),
  })),
];

async function cpuOf(work: () => unknown): Promise<{ readonly ms: number; readonly failed: string | null }> {
  const before = process.threadCpuUsage();
  let failed: string | null = null;
  try {
    await work();
  } catch (error) {
    failed = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  }
  const { user, system } = process.threadCpuUsage(before);
  return { ms: (user + system) / 1_000, failed };
}

async function measureAll(chosen: Options, done: ReadonlySet<string>): Promise<void> {
  const tell = (found: Measured): void => parentPort?.postMessage(found);
  const readers = readersFor(chosen);
  for (const { kind, of } of textsFor(chosen)) {
    const [short, long] = [of(Math.floor(chosen.length / 4)), of(chosen.length)];
    for (const { name: reader, read } of readers) {
      if (done.has(`${reader}\n${kind}`)) continue;
      tell({ reader, kind, ms: null, shorterMs: 0, failed: null });
      const first = await cpuOf(() => read(short));
      const isPrompt = first.ms < promptMs;
      const { ms, failed } = isPrompt ? first : await cpuOf(() => read(long));
      tell({ reader, kind, ms, shorterMs: first.ms, failed });
    }
  }
}

const limitFor = ({ length }: Options): number => (limit.ms * length) / limit.characters;
const wordsFor = ({ reader, kind, ms, shorterMs }: Measured): string =>
  `${(ms ?? 0).toFixed(0)} ms (${shorterMs.toFixed(0)})`.padEnd(18) + `${reader}, ${kind}`;

/** Runs the readers in a thread of their own; one that does not end is ended with its thread, and the next goes on. */
async function watch(chosen: Options): Promise<readonly Measured[]> {
  const results: Measured[] = [];
  const done = new Set<string>();
  for (;;) {
    const ended = await new Promise<Measured | null>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { chosen, done } });
      let begun: Measured | null = null;
      let cutOff: Measured | null = null;
      let timer: NodeJS.Timeout | undefined;
      worker.on('message', (message: unknown) => {
        const found = measured.parse(message);
        clearTimeout(timer);
        begun = found;
        if (found.ms === null)
          timer = setTimeout(() => {
            cutOff = found;
            void worker.terminate();
          }, cutOffMs);
        else {
          results.push(found);
          if (found.ms > limitFor(chosen)) console.log(`slow: ${wordsFor(found)}`);
          done.add(`${found.reader}\n${found.kind}`);
        }
      });
      worker.on('error', (error) => reject(new Error(`${begun?.reader}, ${begun?.kind}`, { cause: error })));
      worker.on('exit', () => resolve(cutOff));
    });
    if (ended === null) return results;
    done.add(`${ended.reader}\n${ended.kind}`);
    results.push({ ...ended, ms: cutOffMs, failed: `cut off after ${cutOffMs / 1_000} s` });
    console.log(`cut off: ${ended.reader}, ${ended.kind}`);
  }
}

function report(results: readonly Measured[], chosen: Options): number {
  const limitMs = limitFor(chosen);
  console.log('reader'.padEnd(42), 'slowest    on');
  for (const { name } of readersFor(chosen)) {
    const own = results
      .filter(({ reader }) => reader === name)
      .toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))
      .slice(0, 3);
    const cells = own.map(
      ({ ms, shorterMs, kind, failed }) =>
        `${(ms ?? 0).toFixed(0)} ms (${shorterMs.toFixed(0)}) ${kind}${failed === null || !failed.startsWith('cut') ? '' : `, ${failed}`}`,
    );
    console.log(name.padEnd(42), cells.join('; '));
  }
  const slow = results.filter(({ ms }) => (ms ?? 0) > limitMs);
  console.log(
    `\n${results.length} readings of ${chosen.length} characters (in brackets of a quarter); ${slow.length} took more than ${limitMs} ms`,
  );
  for (const found of slow.toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))) console.log(wordsFor(found));
  return slow.length === 0 ? 0 : 1;
}

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      kind: { type: 'string' },
      reader: { type: 'string' },
      random: { type: 'string' },
      seed: { type: 'string' },
      length: { type: 'string' },
    },
  });
  const chosen = options.parse(values);
  process.exitCode = report(await watch(chosen), chosen);
} else {
  const given = z.object({ chosen: options, done: z.set(z.string()) }).parse(workerData);
  await measureAll(given.chosen, given.done);
}
