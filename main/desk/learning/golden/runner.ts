import { isDeepStrictEqual } from 'node:util';
import type { GoldenPair, GoldenRank } from '../../../../preload/contract.ts';
import { createBackgroundTask } from '../../background/background-task.ts';
import type { ChangeCause, Changes } from '../../changes.ts';
import type { Embedder, Log } from '../../ports.ts';
import { clearWhenLocked } from '../../privacy/clear-when-locked.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Ranker, PreparedQuestion, Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { StoredGoldenQuestion } from '../../store/golden.ts';
import type { Store } from '../../store/store.ts';
import { compareToBaseline, rankCutoff, rankOf } from './baseline.ts';

/** What came of asking a pair last. */
export interface RunResult {
  readonly state: GoldenPair['state'];
  readonly current: GoldenRank | null;
  /** What was done since it was good; empty while it is. */
  readonly causes: readonly ChangeCause[];
  /** Causes that had come by then, in number: only later ones can have made it worse. */
  readonly causesHeard: number;
}

export interface GoldenRunnerDeps {
  readonly store: Pick<Store, 'golden' | 'passages'>;
  readonly vault: Vault;
  readonly embedder: Pick<Embedder, 'load'>;
  readonly search: Pick<Search, 'prepare' | 'rank' | 'titlesOf' | 'isSearchActive'>;
  readonly changes: Changes;
  readonly log: Log;
}

/** Runs the golden questions in the background, debounced after changes. */
export interface GoldenRunner {
  /** Null while locked, or when it is damaged. */
  questionText(pair: Pick<StoredGoldenQuestion, 'id' | 'question'>): string | null;
  /** Pairs that can be read, each ready to be asked. Rejects with `model_unavailable`. */
  prepareAll(): Promise<readonly (readonly [StoredGoldenQuestion, PreparedQuestion])[]>;
  readonly currentRank: (pair: StoredGoldenQuestion, question: PreparedQuestion, rank?: Ranker) => GoldenRank;
  readonly results: ReadonlyMap<string, RunResult>;
  /** As it ranks now is good. */
  accept(id: string, current: GoldenRank): void;
  remove(id: string): void;
  /** All are run after the debounce, as after every change that answers may be worse by. */
  schedule(): void;
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
export const isRegression = (state: GoldenPair['state'] | undefined): boolean =>
  state === 'worse' || state === 'gone';

export function createGoldenRunner(deps: GoldenRunnerDeps): GoldenRunner {
  const { store, vault, embedder, search, changes, log } = deps;
  const results = new Map<string, RunResult>();
  let prepared = new Map<string, PreparedQuestion>();
  /** Those that some pair was not asked after, and how many came before them. */
  let causes: ChangeCause[] = [];
  let droppedCauses = 0;
  const causesHeard = (): number => droppedCauses + causes.length;
  const dropCausesBefore = (heard: number): void => {
    causes = causes.slice(Math.max(0, heard - droppedCauses));
    droppedCauses = heard;
  };
  const { schedule, yieldIfBusy, ...work } = createBackgroundTask({
    debounceMs,
    busyPollMs: debounceMs / 4,
    run: runAll,
    isBusy: () => search.isSearchActive(),
    // Notified only now: whoever asks then sees that nothing runs any more.
    onRunEnd: () => {
      if (store.golden.count() > 0) changes.publish('golden', null);
    },
    log,
    failureEvent: 'golden.run-failed',
  });

  function changed(cause: ChangeCause | null): void {
    if (cause !== null) causes.push(cause);
    schedule();
  }
  /** The same, where the questions themselves are searched in another way. */
  function changedQuestions(cause: ChangeCause): void {
    prepared = new Map();
    changed(cause);
  }
  changes.subscribe('library', 'derive', ({ vectors, cause }) => {
    if (vectors !== null) changed(cause);
  });
  changes.subscribe('learned', 'derive', ({ cause }) => changed(cause));
  changes.subscribe('model', 'derive', ({ isAnother }) => {
    if (isAnother) changedQuestions({ kind: 'model_changed' });
    else changed(null);
  });
  changes.subscribe('settings', 'derive', ({ before, after }) => {
    if (!isDeepStrictEqual(before.glossary, after.glossary)) changedQuestions({ kind: 'glossary_changed' });
  });
  changes.subscribe('calibration', 'derive', schedule);
  changes.subscribe('vault', 'derive', schedule);
  clearWhenLocked(changes, vault, () => (prepared = new Map()));
  changes.subscribe('reload', 'derive', schedule);

  const currentRank: GoldenRunner['currentRank'] = (pair, question, rank = search.rank) =>
    rankOf(pair, rank(question, rankCutoff));

  function questionText({ id, question }: Pick<StoredGoldenQuestion, 'id' | 'question'>): string | null {
    // Locked, or damaged: the pair is listed without its words.
    return vault.decryptIfReadable(question, encryptedTables.goldenQuestions.columns.question, id);
  }

  async function prepareAll(): ReturnType<GoldenRunner['prepareAll']> {
    await embedder.load();
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
    const heardBefore = causesHeard();
    if (vault.isOpen() && store.golden.count() > 0) await askAll();
    // All were asked after these.
    dropCausesBefore(heardBefore);
  }

  async function askAll(): Promise<void> {
    for (const [pair, question] of await prepareAll()) {
      const current = currentRank(pair, question);
      const isGone = current.rank === null && !search.titlesOf([pair.target]).has(pair.target);
      const state = isGone ? 'gone' : compareToBaseline(pair.baseline, current);
      const known = results.get(pair.id);
      // What came after it had got worse is not to blame.
      const since = causes.slice(Math.max(0, (known?.causesHeard ?? 0) - droppedCauses));
      const blamed = known?.state === state ? known.causes : since;
      results.set(pair.id, {
        state,
        current,
        causes: isRegression(state) ? blamed : [],
        causesHeard: causesHeard(),
      });
      await yieldIfBusy();
    }
  }

  return {
    questionText,
    prepareAll,
    currentRank,
    results,
    schedule,
    accept(id, current) {
      results.set(id, { state: 'as before', current, causes: [], causesHeard: causesHeard() });
    },
    remove: (id) => void results.delete(id),
    clearCauses: () => dropCausesBefore(causesHeard()),
    isRunning: work.isRunning,
    runNow: work.runNow,
    whenIdle: work.whenIdle,
    close: work.close,
  };
}
