import { createBackgroundTask } from '../../background/background-task.ts';
import type { Changes } from '../../changes.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { LearnedVectors } from '../../search/learned-vectors.ts';
import type { Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { Store } from '../../store/store.ts';
import { bytesOf, quantize } from '../../vectors.ts';

/** Once a key is open: embeds what was learned and has no embedding of the present model, and decrypts all for the search. */
export interface LearnedEmbedding {
  schedule(): void;
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

const embeddedAtOnce = 16;
const debounceMs = 300;
const { learnedPhrasings, negativeFeedback } = encryptedTables;

export function createLearnedEmbedding({
  store,
  vault,
  embedder,
  search,
  learnedVectors,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'learnedEmbeddings' | 'modelVectors'>;
  readonly vault: Vault;
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  readonly search: Pick<Search, 'isSearchActive'>;
  readonly learnedVectors: Pick<LearnedVectors, 'warm'>;
  readonly changes: Changes;
  readonly log: Log;
}): LearnedEmbedding {
  const { schedule, yieldIfBusy, whenIdle, close } = createBackgroundTask({
    debounceMs,
    run,
    isBusy: () => search.isSearchActive(),
    log,
    failureEvent: 'learning.not-embedded',
  });

  async function run(): Promise<void> {
    // Whoever opens it calls again.
    if (!vault.isOpen()) return;
    let embedded = 0;
    for (const table of [learnedPhrasings, negativeFeedback]) embedded += await embedTable(table);
    if (embedded > 0) changes.publish('learned', { cause: null });
    await learnedVectors.warm(yieldIfBusy);
  }

  async function embedTable({
    table,
    columns,
    embedding: column,
  }: typeof learnedPhrasings | typeof negativeFeedback): Promise<number> {
    let count = 0;
    for (let after = ''; ;) {
      const model = store.modelVectors.current();
      const rows = store.learnedEmbeddings.missing(table, after, embeddedAtOnce);
      const last = rows.at(-1);
      if (last === undefined) return count;
      after = last.id;
      const phrases = rows.flatMap(({ id, phrase }) => {
        const text = vault.decryptIfReadable(phrase, columns.phrase, id);
        // Damaged: it is shown as such, and not searched by.
        return text === null ? [] : [{ id, text }];
      });
      await embedder.load();
      const vectors = await embedder.embed(
        phrases.map(({ text }) => text),
        'query',
      );
      if (store.modelVectors.current() !== model) {
        schedule();
        return count;
      }
      const made = phrases.flatMap(({ id }, at) => {
        const vector = vectors[at];
        return vector === undefined
          ? []
          : [{ id, embedding: vault.encryptBytes(bytesOf(quantize(vector)), column, id) }];
      });
      store.learnedEmbeddings.set(table, model, made);
      count += made.length;
      await yieldIfBusy();
    }
  }

  for (const name of ['vault', 'model', 'reload'] as const)
    changes.subscribe(name, 'derive', () => schedule());
  changes.subscribe('library', 'derive', ({ cause }) => {
    if (cause?.kind === 'restored') schedule();
  });

  return { schedule, whenIdle, close };
}
