/**
 * Contradictions found in the libraries of the sets: `node test/sets/measure-contradictions.ts [--show]`. In `mails/contradictions*`
 * pairs are planted; in the shops' own libraries and the sample shop none is, so each one found there is a false alarm.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { openDesk } from '../../main/cli/open-desk.ts';
import type { EntryPair } from '../../preload/contract.ts';

const library = z.object({
  entries: z.array(z.object({ id: z.string(), question: z.string(), answer: z.string() })),
  pairs: z.array(z.tuple([z.string(), z.string()])),
});

const isShown = process.argv.includes('--show');
const show = (word: string, pair: EntryPair): void => {
  const lines = [pair.a, pair.b].map(({ entry }) => `  ${entry.question} | ${entry.answer}`);
  if (isShown) console.error([`${word}: ${pair.about.join(', ')}`, ...lines].join('\n'));
};

/** The contradictions of a library in a folder or a file. */
async function contradictionsIn(documents: string, folder: string): Promise<readonly EntryPair[]> {
  const desk = await openDesk({ dataFolder: mkdtempSync(path.join(folder, 'data-')) });
  try {
    await desk.services.library.import([documents]);
    await desk.services.library.whenIdle();
    await desk.modelSettled;
    do await wait(1_500);
    while ((await desk.api.call('review.counts', {})).comparing);
    const page = { kind: 'contradiction', offset: 0, limit: 200 } as const;
    return (await desk.api.call('similarEntries.list', page)).rows;
  } finally {
    await desk.close();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-sets-'));
try {
  for (const name of ['contradictions', 'contradictions-b']) {
    const [counts, file] = [{ entries: 0, planted: 0, found: 0, wrong: 0 }, path.join(folder, 'library.csv')];
    for (const line of readFileSync(path.join(import.meta.dirname, 'mails', `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')) {
      const { entries, pairs } = library.parse(JSON.parse(line));
      const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const rows = entries.map(({ question, answer }) => `${cell(question)},${cell(answer)}`);
      writeFileSync(file, ['question,answer', ...rows].join('\n'));
      const idOf = new Map(entries.map(({ id, question }) => [question, id]));
      const planted = new Set(pairs.map((pair) => pair.toSorted().join(' ')));
      const found = new Set<string>();
      for (const pair of await contradictionsIn(file, folder)) {
        const key = [pair.a, pair.b].map(({ entry }) => idOf.get(entry.question) ?? '').sort().join(' ');
        if (planted.has(key)) found.add(key);
        else show('wrong', pair);
        counts.wrong += planted.has(key) ? 0 : 1;
      }
      counts.entries += entries.length;
      counts.planted += planted.size;
      counts.found += found.size;
    }
    console.log(name, counts);
  }
  for (const shop of [...'bakery bicycles cosmetics software rooms kleidung gite tienda'.split(' '), 'sample-shop']) {
    const documents = [
      path.join(import.meta.dirname, shop, 'library'),
      path.join(import.meta.dirname, '../../main', shop, 'library'),
    ].find((each) => existsSync(each));
    const found = documents === undefined ? [] : await contradictionsIn(documents, folder);
    for (const pair of found) show(shop, pair);
    console.log(shop, { wrong: found.length });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
