/**
 * How quick a search stays while an import runs in a large library, how quick the import stays while somebody searches, and
 * what opening such a library takes.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { quantile } from '../../main/cli/eval/quantile.ts';
import { scaleEntries, scaleMessages } from '../../main/cli/eval/synthetic-texts.ts';
import { importEntries } from '../../main/cli/eval/import-entries.ts';
import { openDesk, type OpenDesk } from '../../main/cli/open-desk.ts';
import { fakeEmbedder } from '../contract/support/fake-embedder.ts';

const [count = 50_000, searches = 200] = process.argv.slice(2).map(Number);
const aloneMs = 5_000;
const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
try {
  const data = path.join(folder, 'data');
  // How quick a search is depends on the number of vectors, not on what they say.
  const filled = await openDesk({ dataFolder: data, embedder: fakeEmbedder });
  await importEntries(filled, scaleEntries(count));
  await filled.close();

  const shop = path.join(folder, 'shop');
  mkdirSync(shop);
  const texts = scaleEntries(60_000, 23);
  for (let file = 0; file < 600; file++) {
    const rows = texts
      .slice(file * 100, file * 100 + 100)
      .map((each) => `"${each.question}","${each.answer}"`);
    writeFileSync(path.join(shop, `${file}.csv`), `question,answer\n${rows.join('\n')}\n`);
  }

  const opening = performance.now();
  const desk = await openDesk({ dataFolder: data });
  const openMs = performance.now() - opening;
  await desk.modelSettled;
  await times(desk, 20);
  const rss = process.memoryUsage.rss();
  // Before and after, so that whatever else the machine does falls on both sides.
  const before = await times(desk, searches / 2);
  await desk.api.call('library.import', { paths: [shop] });
  await delay(2_000);
  // While nobody searches, before and after: the queue makes room for three seconds after a search.
  const aloneBefore = await rateDuring(desk, () => delay(aloneMs));
  let busy: readonly number[] = [];
  const searchedRate = await rateDuring(desk, async () => {
    busy = await times(desk, searches);
  });
  await delay(4_000);
  const aloneRate = (aloneBefore + (await rateDuring(desk, () => delay(aloneMs)))) / 2;
  const stillBusy = desk.services.library.progress().running;
  await desk.api.call('library.cancel', {});
  await desk.services.library.whenIdle();
  const idle = [...before, ...(await times(desk, searches / 2))];
  const busyRss = process.memoryUsage.rss();
  await desk.close();

  if (!stillBusy) console.error('The import ended before the searches did: its figures are too good.');
  console.log(
    'entries   idle p50/p95   importing p50/p95   p95 ratio   imported alone   while searching   ratio    opens   resident',
  );
  console.log(
    [
      String(count).padEnd(8),
      `${pair(idle)} ms`.padEnd(13),
      `${pair(busy)} ms`.padEnd(18),
      `${(quantile(busy, 0.95) / quantile(idle, 0.95)).toFixed(2)} ×`.padEnd(10),
      `${aloneRate.toFixed(0)}/s`.padEnd(15),
      `${searchedRate.toFixed(0)}/s`.padEnd(16),
      `${(searchedRate / aloneRate).toFixed(2)} ×`.padEnd(7),
      `${openMs.toFixed(0)} ms`.padEnd(6),
      `${megabytes(rss)}, importing ${megabytes(busyRss)} MB`,
    ].join('  '),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Passages a second that are imported while `work` runs. */
async function rateDuring(desk: OpenDesk, work: () => Promise<void>): Promise<number> {
  const passages = () => desk.services.library.progress().passages;
  const [before, began] = [passages(), performance.now()];
  await work();
  return (1000 * (passages() - before)) / (performance.now() - began);
}

/** Milliseconds of each search, asked at the pace of a quick typist. */
async function times(desk: OpenDesk, rounds: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (const text of scaleMessages(rounds, 31)) {
    const asked = performance.now();
    await desk.api.call('messages.search', { text });
    taken.push(performance.now() - asked);
    await delay(25);
  }
  return taken;
}

function pair(values: readonly number[]): string {
  return `${quantile(values, 0.5).toFixed(0)}/${quantile(values, 0.95).toFixed(0)}`;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
