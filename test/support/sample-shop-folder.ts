import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { lazy } from '../../preload/shared/lazy.ts';
import { discardOldEmbeddings, withKeptEmbeddings } from './kept-embeddings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, '.cache', 'test');

/** Of everything that the folder could depend on, so that it is never an older version's. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const folder of ['main', 'preload', 'models/manifest.json'])
    for (const file of filesBelow(path.join(root, folder))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(start: string): readonly string[] {
  if (start.endsWith('.json')) return [start];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Found once in each process: all sources are read for it. */
const prepared = lazy(() => path.join(cache, `sample-shop-${fingerprint()}`));

/** Runs once before the contract and the end-to-end tests: reads the sample shop with the real model, unless this version's is there. */
export async function setup(): Promise<void> {
  discardOldEmbeddings();
  const target = prepared();
  if (existsSync(target)) return;
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache))
    if (name.startsWith('sample-shop-')) rmSync(path.join(cache, name), { recursive: true, force: true });
  // Whoever only copies what was read loads nothing of the product.
  const { openDesk } = await import('../../main/cli/open-desk.ts');
  const { builtParsers } = await import('./parse-worker.ts');
  const folder = mkdtempSync(path.join(cache, 'preparing-'));
  const desk = await openDesk({
    dataFolder: folder,
    embedder: withKeptEmbeddings,
    startParser: builtParsers,
  });
  await desk.modelSettled;
  await desk.api.call('sample.add', {});
  // What is done behind an import is done here once, and not at the start of each test.
  await desk.services.library.whenIdle();
  await desk.services.calibration.whenIdle();
  await desk.services.similarEntries.whenIdle();
  const { rows } = await desk.api.call('library.list', {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 100,
  });
  await desk.close();
  const unread = rows.flatMap((row) => (row.type === 'document' && row.state !== 'ready' ? [row.name] : []));
  // A machine that is busy with other things lets a file time out.
  if (unread.length > 0) throw new Error(`The sample shop was not read whole: ${unread.join(', ')}.`);
  try {
    renameSync(folder, target);
  } catch (error) {
    // Another run was as quick.
    if (!existsSync(target)) throw error;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills an empty data folder with the sample shop, as `sample.add` leaves it once everything is read. */
export function copySampleShop(folder: string): void {
  cpSync(prepared(), folder, { recursive: true });
}
