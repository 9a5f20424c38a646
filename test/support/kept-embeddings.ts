import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { embedWithTokens } from '../../main/desk/library/embed-with-tokens.ts';
import type { Embedder, Embedding, TokenVectors } from '../../main/desk/ports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache', 'test');
/** Everything that a vector depends on besides its text: another model, or another way of running it, makes others. */
const makers = [
  'models/manifest.json',
  'main/adapters/embedder.ts',
  'main/adapters/embedder-model.ts',
  'main/adapters/embedding-queue.ts',
  'main/adapters/token-projection.ts',
  'models/heads/tokens.json',
  'node_modules/@huggingface/transformers/package.json',
  'node_modules/onnxruntime-node/package.json',
];
/** Texts with a number of their own in them are never asked for again: what is larger is begun anew. */
const mostBytes = 64 * 2 ** 20;

interface KeptEmbeddings {
  find(key: string): Embedding | undefined;
  keep(key: string, embedding: Embedding): void;
}

/**
 * The model, and what it made of texts before, in this run or in an earlier one: hundreds of tests read the same sample shop and ask
 * it the same questions, and the vector of a text depends on nothing else. So that it does not depend on what a text was embedded
 * together with either (a quantized model rounds a batch by the largest number in it), each goes through the model alone, as a
 * query does in the app. Tests of the model and of its queue are on the model itself (test/unit/embedder).
 */
export function withKeptEmbeddings(real: Embedder): Embedder {
  let kept: KeptEmbeddings | null = null;
  // One at a time: what waits together would be run together.
  let last: Promise<unknown> = Promise.resolve();
  const embedOne = (text: string, purpose: 'query' | 'passage'): Promise<Embedding> => {
    const key = createHash('sha256').update(`${real.model}\n${purpose}\n${text}`).digest('base64');
    const embeddings = (kept ??= openKeptEmbeddings());
    const known = embeddings.find(key);
    if (known !== undefined) return Promise.resolve(known);
    const made = last.then(async () => {
      const [embedding] = await embedWithTokens(real, [text], purpose);
      if (embedding === undefined) throw new Error('The model returned no vector');
      embeddings.keep(key, embedding);
      return embedding;
    });
    last = made.catch(() => undefined);
    return made;
  };
  return {
    ...real,
    // Copies: nobody can change what another test gets.
    embed: async (texts, purpose) =>
      Promise.all(texts.map(async (text) => (await embedOne(text, purpose)).vector.slice())),
    embedTokens:
      real.embedTokens &&
      (async (texts, purpose) =>
        Promise.all(texts.map(async (text) => structuredClone(await embedOne(text, purpose))))),
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
function openKeptEmbeddings(): KeptEmbeddings {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(fileOfVectors(), { timeout: 20_000 });
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS embeddings (key TEXT PRIMARY KEY, vector BLOB NOT NULL, tokens BLOB, words TEXT);
  `);
  const select = db.prepare('SELECT vector, tokens, words FROM embeddings WHERE key = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO embeddings VALUES (?, ?, ?, ?)');
  const read = new Map<string, Embedding>();
  return {
    find(key) {
      const known = read.get(key);
      if (known !== undefined) return known;
      const { vector, tokens, words } = select.get(key) ?? {};
      if (!(vector instanceof Uint8Array)) return undefined;
      const embedding = {
        vector: new Float32Array(vector.slice().buffer),
        tokens:
          tokens instanceof Uint8Array
            ? {
                packed: new Int8Array(tokens.slice().buffer),
                words: JSON.parse(String(words)) as TokenVectors['words'],
              }
            : null,
      };
      read.set(key, embedding);
      return embedding;
    },
    keep(key, { vector, tokens }) {
      // Those of tokens are made when they are read, of states that would be kept until then.
      read.set(key, { vector, tokens });
      insert.run(
        key,
        new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength),
        tokens && new Uint8Array(tokens.packed.buffer),
        tokens && JSON.stringify(tokens.words),
      );
    },
  };
}
