/**
 * The audit of a library, and of a file before its import, at 2,500 and 10,000 entries: processor time, and how much more the
 * larger one takes. Four times the entries may take four times the work, and no more. The model's own work is left out.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createDesk } from '../../main/desk/desk.ts';
import { createSearchActivity } from '../../main/desk/search-activity.ts';
import { createDirectWire, createDispatch } from '../../main/wire/dispatch.ts';
import { createClient, type DeskApi } from '../../preload/client.ts';
import { deskCalls } from '../../preload/contract.ts';
import { fakeEmbedder } from '../contract/support/fake-embedder.ts';
import { keyStore } from '../contract/support/key-store.ts';
import { silent } from '../contract/support/store.ts';
import { parsersOf, parseWorker } from '../support/parse-worker.ts';
import { t } from '../support/i18n.ts';

const sizes = process.argv.slice(2).map(Number);
const asked = 200;
const topics = ['delivery', 'returns', 'payment', 'opening hours', 'gift cards', 'allergens', 'orders'];
const csvOf = (count: number, mark: string): string =>
  [
    'question,answer,tags',
    ...Array.from({ length: count }, (_, at) => {
      const topic = topics[at % topics.length] ?? '';
      return `"What should I know about ${topic} for ${mark} number ${at}?","For ${topic} of ${mark} ${at} please look at slip ${at % 977} in your parcel.",${topic}`;
    }),
  ].join('\n');

/** Milliseconds of processor of one run, after one that warms up. */
async function work(run: () => Promise<unknown>): Promise<number> {
  await run();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function settled(api: DeskApi): Promise<void> {
  do await delay(500);
  while (
    (await api.call('desk.status', {})).importing.running ||
    (await api.call('review.counts', {})).comparing
  );
}

const rows: { readonly size: number; readonly library: number; readonly file: number }[] = [];
for (const size of sizes.length > 0 ? sizes : [2_500, 10_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    let ids = 0;
    const never = (): never => {
      throw new Error('There is no model here.');
    };
    const model = { model: 'none', dimensions: 384, maxTokens: 256, languages: ['en'] };
    const desk = await createDesk({
      version: '0.0.0',
      seed: 'nothing',
      watchFolders: false,
      now: Date.now,
      keyStore,
      log: silent,
      t,
      newId: () => `id-${ids++}`,
      embedder: fakeEmbedder({ ...model, load: never, embed: never, countTokens: () => 0, close: never }),
      paths: { data: folder, sampleShop: folder },
      startParser: parsersOf(parseWorker, pathToFileURL(`${folder}/`)),
      openModel: never,
      searchActivity: createSearchActivity(),
      clipboard: { write: () => Promise.resolve() },
      mail: { open: () => Promise.resolve(), reply: () => Promise.resolve() },
    });
    const api = createClient(
      createDirectWire(createDispatch(deskCalls, desk, silent), (listener) => desk.subscribe(listener)),
    );
    const [library, file] = [path.join(folder, 'library.csv'), path.join(folder, 'more.csv')];
    writeFileSync(library, csvOf(size, 'bread'));
    writeFileSync(file, csvOf(500, 'cake'));
    await api.call('library.import', { paths: [library] });
    for (let at = 0; at < asked; at++)
      await api.call('messages.read', {
        text: `Hello, what should I know about ${topics[at % 7] ?? ''} for bread number ${at}?`,
      });
    await settled(api);
    rows.push({
      size,
      library: await work(() => api.call('dataAudit.library', {})),
      file: await work(() => api.call('dataAudit.files', { paths: [file] })),
    });
    await desk.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log('entries   library    a file of 500');
for (const { size, library, file } of rows)
  console.log(`${String(size).padEnd(10)}${`${Math.round(library)} ms`.padEnd(11)}${Math.round(file)} ms`);
const [small, large] = rows;
if (small !== undefined && large !== undefined)
  console.log(
    `${large.size / small.size} × the entries take ${(large.library / small.library).toFixed(1)} × and ${(large.file / small.file).toFixed(1)} × the work`,
  );
