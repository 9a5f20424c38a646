import type { GoldenPair, GoldenRank } from '../../../../preload/contract.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Synonyms } from '../../search/query-expansion.ts';
import type { Ranker, PreparedQuestion, Search } from '../../search/search.ts';
import type { StoredGoldenQuestion } from '../../store/golden.ts';
import type { Store, VectorChange } from '../../store/store.ts';
import { createBackgroundTask } from '../background-task.ts';
import type { ChangeCause } from './change-causes.ts';
import { compareToBaseline, rankCutoff, rankOf } from './baseline.ts';

/** What came of asking a pair last. */
export interface RunResult {
  readonly state: GoldenPair['state'];
  readonly current: GoldenRank | null;
  /** What was done since it was good; empty while it is. */
  readonly causes: readonly ChangeCause[];
}

export interface GoldenRunnerDeps {
  readonly store: Pick<Store, 'golden' | 'passages'>;
  readonly vault: Vault;
  readonly embedder: Pick<Embedder, 'load' | 'model'>;
  readonly search: Pick<Search, 'prepare' | 'rank' | 'titlesOf' | 'isSearchActive'>;
  readonly glossary: () => readonly Synonyms[];
  readonly log: Log;
  readonly onChanged: () => void;
}

/** Runs the golden questions in the background, debounced after changes. */
export interface GoldenRunner {
  /** Null while locked, or when it is damaged. */
  questionText(pair: Pick<StoredGoldenQuestion, 'id' | 'question'>): string | null;
  /** Pairs that can be read, each ready to be asked. Rejects with `model_unavailable`. */
  prepareAll(): Promise<readonly (readonly [StoredGoldenQuestion, PreparedQuestion])[]>;
  readonly currentRank: (pair: StoredGoldenQuestion, question: PreparedQuestion, rank?: Ranker) => GoldenRank;
  readonly results: Map<string, RunResult>;
  /** Something changed: all are run again after the debounce. A cause is left out while work `withCause` runs. */
  schedule(cause: ChangeCause | null): void;
  /** The library changed: the document is the cause, unless a better one is given. */
  libraryChanged(change: VectorChange): void;
  /** While `work` runs, what changes has the cause that it names at its end. */
  withCause<Done>(work: () => Promise<Done> | Done, cause: (done: Done) => ChangeCause | null): Promise<Done>;
  /** Drops the causes so far: what is asked now has none. */
  clearCauses(): void;
  isRunning(): boolean;
  /** Asks at once. */
  runNow(): Promise<void>;
  /** Resolves when nothing is left to ask. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds without another change before they run: an import reports every file. */
const debounceMs = 800;
export const secretContext = (id: string): string => `golden:${id}`;
export const isRegression = (state: GoldenPair['state'] | undefined): boolean =>
  state === 'worse' || state === 'gone';

export function createGoldenRunner(deps: GoldenRunnerDeps): GoldenRunner {
  const { store, vault, embedder, search, log } = deps;
  const results = new Map<string, RunResult>();
  let prepared = new Map<string, PreparedQuestion>();
  let preparedBy = '';
  let causes: ChangeCause[] = [];
  let openCauses = 0;
  const { schedule, yieldIfBusy, ...work } = createBackgroundTask({
    debounceMs,
    busyPollMs: debounceMs / 4,
    run: runAll,
    isBusy: () => search.isSearchActive(),
    // Notified only now: whoever asks then sees that nothing runs any more.
    onRunEnd: () => {
      if (store.golden.count() > 0) deps.onChanged();
    },
    log,
    failureEvent: 'golden.run-failed',
  });

  const currentRank: GoldenRunner['currentRank'] = (pair, question, rank = search.rank) =>
    rankOf(pair, rank(question, rankCutoff));

  function questionText({ id, question }: Pick<StoredGoldenQuestion, 'id' | 'question'>): string | null {
    try {
      return vault.decrypt(question, secretContext(id));
    } catch {
      // Locked, or damaged: the pair is listed without its words.
      return null;
    }
  }

  async function prepareAll(): ReturnType<GoldenRunner['prepareAll']> {
    await embedder.load();
    const by = `${embedder.model} ${JSON.stringify(deps.glossary())}`;
    if (preparedBy !== by) prepared = new Map();
    preparedBy = by;
    const pairs = store.golden.list();
    const fresh = pairs.flatMap((pair) => {
      const text = prepared.has(pair.id) ? null : questionText(pair);
      return text === null ? [] : [{ id: pair.id, text }];
    });
    const made = fresh.length === 0 ? [] : await search.prepare(fresh.map(({ text }) => text));
    for (const [at, { id }] of fresh.entries()) {
      const one = made[at];
      if (one !== undefined) prepared.set(id, one);
    }
    return pairs.flatMap((pair) => {
      const one = prepared.get(pair.id);
      return one === undefined ? [] : [[pair, one] as const];
    });
  }

  async function runAll(): Promise<void> {
    const since = causes;
    causes = [];
    if (vault.status().state !== 'open' || store.golden.count() === 0) return;
    for (const [pair, question] of await prepareAll()) {
      const current = currentRank(pair, question);
      const isGone = current.rank === null && !search.titlesOf([pair.target]).has(pair.target);
      const state = isGone ? 'gone' : compareToBaseline(pair.baseline, current);
      const known = results.get(pair.id);
      // What came after it had got worse is not to blame.
      const blamed = known?.state === state ? known.causes : since;
      results.set(pair.id, { state, current, causes: isRegression(state) ? blamed : [] });
      await yieldIfBusy();
    }
  }

  return {
    questionText,
    prepareAll,
    currentRank,
    results,
    schedule(cause) {
      if (cause !== null && openCauses === 0) causes.push(cause);
      schedule();
    },
    libraryChanged({ added, removedPassages }) {
      if (openCauses === 0 && store.golden.count() > 0) {
        const [first] = added;
        const document = first && store.passages.get([first.passageId])[0];
        if (document !== undefined) causes.push(changedDocument(document.documentName));
        else if (removedPassages.length > 0)
          causes.push({ description: 'something left the library', undo: null });
      }
      schedule();
    },
    async withCause(act, cause) {
      openCauses += 1;
      try {
        const done = await act();
        const named = cause(done);
        if (named !== null) causes.push(named);
        return done;
      } finally {
        openCauses -= 1;
      }
    },
    clearCauses() {
      causes = [];
    },
    isRunning: work.isRunning,
    runNow: work.runNow,
    whenIdle: work.whenIdle,
    close: work.close,
  };
}

const changedDocument = (name: string): ChangeCause => ({
  description: `“${name}” was changed`,
  undo: null,
  cannotUndoReason: `“${name}” says something else now, and Sidedesk never changes your files: correct it there, or keep this.`,
});
