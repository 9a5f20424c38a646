import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Embedder } from '../../main/desk/ports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache', 'test');
/** Everything that a vector depends on besides its text: another model, or another way of running it, makes others. */
const makers = [
  'models/manifest.json',
  'main/adapters/embedder.ts',
  'main/adapters/embedder-model.ts',
  'main/adapters/embedding-queue.ts',
  'node_modules/@huggingface/transformers/package.json',
  'node_modules/onnxruntime-node/package.json',
];
/** Texts with a number of their own in them are never asked for again: what is larger is begun anew. */
const mostBytes = 64 * 2 ** 20;

interface KeptVectors {
  find(key: string): Float32Array | undefined;
  keep(key: string, vector: Float32Array): void;
}

/**
 * The model, and what it made of texts before, in this run or in an earlier one: hundreds of tests read the same sample shop and ask
 * it the same questions, and the vector of a text depends on nothing else. So that it does not depend on what a text was embedded
 * together with either (a quantized model rounds a batch by the largest number in it), each goes through the model alone, as a
 * query does in the app. Tests of the model and of its queue are on the model itself (test/unit/embedder).
 */
export function withKeptEmbeddings(real: Embedder): Embedder {
  let kept: KeptVectors | null = null;
  // One at a time: what waits together would be run together.
  let last: Promise<unknown> = Promise.resolve();
  const embedOne = (text: string, purpose: 'query' | 'passage'): Promise<Float32Array> => {
    const key = createHash('sha256').update(`${real.model}\n${purpose}\n${text}`).digest('base64');
    const vectors = (kept ??= openKeptVectors());
    const known = vectors.find(key);
    if (known !== undefined) return Promise.resolve(known);
    const made = last.then(async () => {
      const [vector] = await real.embed([text], purpose);
      if (vector === undefined) throw new Error('The model returned no vector');
      vectors.keep(key, vector);
      return vector;
    });
    last = made.catch(() => undefined);
    return made;
  };
  return {
    ...real,
    // Copies: nobody can change what another test gets.
    embed: async (texts, purpose) =>
      Promise.all(texts.map(async (text) => (await embedOne(text, purpose)).slice())),
  };
}

/** One file for each model and way of running it. */
function fileOfVectors(): string {
  const hash = createHash('sha256');
  for (const maker of makers) hash.update(readFileSync(path.join(root, maker)));
  return path.join(folder, `embeddings-${hash.digest('hex').slice(0, 16)}.db`);
}

/** Before a run: what no text can be found in any more goes. */
export function discardOldEmbeddings(): void {
  mkdirSync(folder, { recursive: true });
  const file = fileOfVectors();
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const old = readdirSync(folder).filter(
    (name) => name.startsWith('embeddings-') && (size > mostBytes || !name.startsWith(path.basename(file))),
  );
  for (const name of old) rmSync(path.join(folder, name), { force: true });
}

/** Of two workers at once, which wait for each other; lost with the machine, for it can be made again. */
function openKeptVectors(): KeptVectors {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(fileOfVectors(), { timeout: 20_000 });
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID;
  `);
  const select = db.prepare('SELECT vector FROM vectors WHERE key = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO vectors VALUES (?, ?)');
  const read = new Map<string, Float32Array>();
  return {
    find(key) {
      const known = read.get(key);
      if (known !== undefined) return known;
      const bytes = select.get(key)?.['vector'];
      if (!(bytes instanceof Uint8Array)) return undefined;
      const vector = new Float32Array(bytes.slice().buffer);
      read.set(key, vector);
      return vector;
    },
    keep(key, vector) {
      read.set(key, vector);
      insert.run(key, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    },
  };
}
