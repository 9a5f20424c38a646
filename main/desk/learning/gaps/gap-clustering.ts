import { createBackgroundTask } from '../../background/background-task.ts';
import type { Changes } from '../../changes.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import { clearWhenLocked } from '../../privacy/clear-when-locked.ts';
import { createVectorCache } from '../../privacy/vector-cache.ts';
import type { Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { StoredGap } from '../../store/gaps.ts';
import { limits } from '../../store/limits.ts';
import type { Store, VectorChange } from '../../store/store.ts';
import { bytesOf, cosine, dequantize, quantize } from '../../vectors.ts';
import { createClusters, sameTopicCosine } from './clusters.ts';
import type { createGapDecryptor } from './decrypt-gaps.ts';

/** What is done with gaps in the background: embedded, clustered, and searched for again. */
export interface GapClustering {
  /** Gaps came or went: clustered after the debounce. */
  schedule(): void;
  /** The library says something else now; null when it is not known what. */
  libraryChanged(change: VectorChange | null): void;
  isClustering(): boolean;
  /** The question of a cluster that is closest to all others of it. */
  medoid(cluster: string): string | null;
  /** Resolves when nothing is left to do. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

interface GapClusteringDeps {
  readonly store: Pick<Store, 'gaps' | 'modelVectors'>;
  readonly vault: Vault;
  readonly texts: ReturnType<typeof createGapDecryptor>;
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  readonly search: Pick<Search, 'rank' | 'isSearchActive'>;
  /** See `LibraryModelRoom.cosineScale`: bars were chosen for the model that came along. */
  readonly cosineScale: () => number;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly log: Log;
  /** Nothing is left to do. */
  readonly onIdle: () => void;
}

type EmbeddedGap = StoredGap & { readonly vector: Int8Array };

const { embedding: embeddingColumn } = encryptedTables.gaps;
/** Milliseconds without another change before clustering starts, and between two checks whether somebody still searches. */
const debounceMs = 300;
const embeddedAtOnce = 16;
/** What a change must be close to at least for its answer to become a likely one. */
const maybeAnswers = 0.4;
/** A change of more vectors than this is a new library: every gap is asked again. */
const largeChange = 3_000;

export function createGapClustering(deps: GapClusteringDeps): GapClustering {
  const { store, vault, texts, embedder, search, log } = deps;
  const decryptedVectors = createVectorCache(vault, deps.changes, embeddingColumn, 2 * limits.gaps.open);
  const straight = (bar: number): number => 1 - (1 - bar) / deps.cosineScale();
  const clusters = createClusters(deps.newId, () => straight(sameTopicCosine));
  clearWhenLocked(deps.changes, vault, () => clusters.clear());
  let modelOfClusters: number | null = null;
  /** Gaps to ask of the library again; 'all' after a change that is not known. */
  let toAsk: Set<string> | 'all' = new Set();
  let news: Int8Array[] = [];
  const { schedule, yieldIfBusy, ...work } = createBackgroundTask({
    debounceMs,
    run,
    isBusy: () => search.isSearchActive(),
    onRunEnd: (goesOn) => {
      if (!goesOn) deps.onIdle();
    },
    log,
    failureEvent: 'gaps.clustering-failed',
  });

  async function run(): Promise<void> {
    // What customers asked is read with the key alone; whoever opens it calls again.
    if (!vault.isOpen()) return;
    await embedMissing();
    const moved = await sort();
    const asked = await askAgain();
    if (moved || asked) deps.changes.publish('gaps', null);
  }

  async function embedMissing(): Promise<void> {
    const model = store.modelVectors.current();
    const missing = store.gaps.open().filter((gap) => gap.embedding === null || gap.model !== model);
    if (missing.length > 0) await embedder.load();
    for (let from = 0; from < missing.length; from += embeddedAtOnce) {
      const part = missing.slice(from, from + embeddedAtOnce).flatMap((gap) => {
        const question = texts.of(gap)?.question;
        return question === undefined ? [] : [{ id: gap.id, question }];
      });
      const vectors = await embedder.embed(
        part.map(({ question }) => question),
        'query',
      );
      if (store.modelVectors.current() !== model) return schedule();
      store.gaps.setEmbeddings(
        part.flatMap(({ id }, at) => {
          const vector = vectors[at];
          if (vector === undefined) return [];
          return [{ id, embedding: vault.encryptBytes(bytesOf(quantize(vector)), embeddingColumn, id) }];
        }),
      );
      await yieldIfBusy();
    }
  }

  /** Those that are embedded by a model and can be decrypted, newest first. */
  const openWithVectors = (model: number): readonly EmbeddedGap[] =>
    store.gaps.open().flatMap((gap) => {
      if (gap.embedding === null || gap.model !== model) return [];
      const vector = decryptedVectors.get(gap.id, gap.embedding);
      return vector === null ? [] : [{ ...gap, vector }];
    });

  /** True when a question is in another cluster than before. */
  async function sort(): Promise<boolean> {
    const model = store.modelVectors.current();
    if (modelOfClusters !== model) clusters.clear();
    modelOfClusters = model;
    const open = openWithVectors(model);
    const ids = new Set(open.map(({ id }) => id));
    for (const id of Array.from(clusters.all().keys())) if (!ids.has(id)) clusters.remove(id);
    // Oldest first: clusters grow as they would have when each came by itself.
    for (const [at, { id, vector, cluster }] of open.toReversed().entries()) {
      if (clusters.all().has(id)) continue;
      clusters.add(id, vector, cluster);
      if (at % 8 === 7) await yieldIfBusy();
    }
    await clusters.refine(yieldIfBusy);
    const before = new Map(open.map(({ id, cluster }) => [id, cluster]));
    const moved = new Map(
      [...clusters.all()].filter(([id, cluster]) => before.has(id) && before.get(id) !== cluster),
    );
    if (moved.size > 0) store.gaps.setClusters(moved);
    return moved.size > 0;
  }

  /** Gaps that something new may answer, and those that what is gone may have answered. */
  function whichToAsk(open: readonly EmbeddedGap[]): readonly EmbeddedGap[] {
    const all = toAsk === 'all';
    const asked = toAsk === 'all' ? new Set<string>() : toAsk;
    const added = news;
    toAsk = new Set();
    news = [];
    const bar = straight(maybeAnswers);
    return open.filter(({ id, vector }) => {
      return all || asked.has(id) || added.some((each) => cosine(each, vector) >= bar);
    });
  }

  async function askAgain(): Promise<boolean> {
    const model = store.modelVectors.current();
    const open = openWithVectors(model);
    const found: { id: string; answeredBy: string | null }[] = [];
    for (const gap of whichToAsk(open)) {
      const text = texts.of(gap)?.question;
      if (text === undefined) continue;
      const vector = dequantize(gap.vector);
      const [best] = search.rank({ queries: [{ text, vector, tokens: null }] }, 1);
      const isGood = best !== undefined && !best.internal && goodEnough.has(best.confidence.word);
      const answeredBy = isGood ? best.target : null;
      if (answeredBy !== gap.answeredBy) found.push({ id: gap.id, answeredBy });
      await yieldIfBusy();
    }
    if (found.length > 0) store.gaps.setAnswered(found);
    return found.length > 0;
  }

  return {
    schedule,
    libraryChanged(change) {
      if (change === null || news.length + change.added.length > largeChange) {
        toAsk = 'all';
        news = [];
      } else if (toAsk !== 'all') {
        news.push(...change.added.map(({ vector }) => vector));
        if (change.removedPassages.length > 0)
          for (const { id, answeredBy } of store.gaps.open()) if (answeredBy !== null) toAsk.add(id);
      }
      schedule();
    },
    isClustering: work.isRunning,
    medoid: (cluster) => clusters.medoid(cluster),
    whenIdle: work.whenIdle,
    close: work.close,
  };
}

/** A guess is no answer that a person would trust to have closed a gap. */
const goodEnough: ReadonlySet<string> = new Set(['sure', 'likely']);
