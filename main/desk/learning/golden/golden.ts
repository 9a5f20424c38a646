import { setImmediate as turn } from 'node:timers/promises';
import type { EntryFields, GoldenOverview, GoldenPair } from '../../../../preload/contract.ts';
import { entryIdOf, passageIdOf } from '../../../../preload/shared/answer-targets.ts';
import type { ChangeCause } from '../../changes.ts';
import { DeskFailure } from '../../failure.ts';
import type { Entries } from '../../library/entries.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import type { PreparedQuestion, Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import { foldCase } from '../../store/fold-case.ts';
import type { StoredGoldenQuestion } from '../../store/golden.ts';
import type { Store } from '../../store/store.ts';
import { cosine, quantize } from '../../vectors.ts';
import {
  type GoldenRunner,
  type GoldenRunnerDeps,
  createGoldenRunner,
  isRegression,
  type RunResult,
} from './runner.ts';
import { isRevertible, type RevertibleCause, toRegression } from './change-causes.ts';
import { dryRunEntry } from './dry-run.ts';
import { compareToBaseline, rankCutoff, rankOf } from './baseline.ts';

/** Questions that must keep their answers, asked again in the background after every change. */
export interface Golden extends Pick<GoldenRunner, 'schedule' | 'whenIdle' | 'close'> {
  /** Rejects with `not_found` when the target is gone, and while no key is open. */
  add(question: string, target: string): Promise<GoldenPair>;
  overview(): GoldenOverview;
  remove(ids: readonly string[]): void;
  /** Asks all of them now. Rejects while no key is open, or without a model. */
  run(): Promise<GoldenOverview>;
  /** What is now is good: for the named ones, or all (null). A pair whose answer is gone goes. */
  acceptBaseline(ids: readonly string[] | null): GoldenOverview;
  /** Has undone what made them worse. Rejects with `bad_request` and a way out where that cannot be undone. */
  revert(undo: (cause: RevertibleCause) => Promise<unknown>): Promise<GoldenOverview>;
  /** What would be worse than now if the entry stood like this in the library. */
  dryRun(id: string | null, fields: EntryFields): Promise<readonly GoldenPair[]>;
  /** Whether a golden question would get worse if this were learned. */
  wouldRegress(candidate: { readonly target: string; readonly vector: Int8Array }): Promise<boolean>;
}

export interface GoldenDeps extends GoldenRunnerDeps {
  readonly store: Pick<Store, 'golden' | 'passages' | 'dryRun'>;
  readonly search: GoldenRunnerDeps['search'] & Pick<Search, 'rankWith' | 'apply' | 'invalidateLearned'>;
  readonly entries: Pick<Entries, 'prepareSave'>;
  /** Who adds, as the settings name them. */
  readonly agent: () => string;
  readonly newId: () => string;
  readonly now: () => number;
}

/** Cosine from which a new text may come before the golden answer. */
const mayOvertake = 0.35;
/** Pairs that one dry run asks: everything else waits for as long. */
const maxDryRun = 60;
const longestQuestion = 500;

export function createGolden(deps: GoldenDeps): Golden {
  const { store, vault, embedder, search, changes } = deps;
  const publishChange = (): void => changes.publish('golden', null);
  const runner = createGoldenRunner(deps);
  const { results, currentRank } = runner;
  const isIdle = (): boolean => !vault.isOpen() || store.golden.count() === 0;

  function pairOf(
    pair: StoredGoldenQuestion,
    result: Pick<RunResult, 'state' | 'current'> | undefined,
  ): GoldenPair {
    const { id, at, by, target, baseline } = pair;
    return {
      id,
      at,
      by,
      question: runner.questionText(pair),
      target,
      title: search.titlesOf([target]).get(target) ?? null,
      state: result?.state ?? 'not run',
      baseline,
      current: result?.current ?? null,
    };
  }

  const blamed = (): readonly ChangeCause[] => [
    ...new Set([...results.values()].flatMap(({ causes }) => causes)),
  ];

  function overview(): GoldenOverview {
    const pairs = store.golden.list();
    const bad = pairs.filter(({ id }) => isRegression(results.get(id)?.state));
    return {
      pairs: [...bad, ...pairs.filter((pair) => !bad.includes(pair))].map((pair) =>
        pairOf(pair, results.get(pair.id)),
      ),
      regression: bad.length === 0 ? null : toRegression(bad.length, blamed()),
      running: runner.isRunning(),
    };
  }

  async function run(): Promise<GoldenOverview> {
    vault.requireOpen();
    await embedder.load();
    await runner.runNow();
    return overview();
  }

  return {
    schedule: () => runner.schedule(),
    whenIdle: () => runner.whenIdle(),
    close: () => runner.close(),
    overview,
    run,
    async add(given, target) {
      const question = maskForLearning(given.slice(0, longestQuestion)).trim();
      if (!search.titlesOf([target]).has(target)) throw new DeskFailure('not_found', { reason: 'answer' });
      const known = store.golden
        .list()
        .find(
          (pair) =>
            pair.target === target && foldCase(runner.questionText(pair) ?? '') === foldCase(question),
        );
      if (known !== undefined) return pairOf(known, results.get(known.id));
      const id = deps.newId();
      const secret = vault.encrypt(question, encryptedTables.goldenQuestions.columns.question, id);
      await embedder.load();
      const [asked] = await search.prepare([question]);
      if (asked === undefined) throw new RangeError('No question was made ready');
      const passageId = passageIdOf(target);
      const [passage] = passageId === null ? [] : store.passages.get([passageId]);
      const where = { target, documentId: passage?.documentId ?? null, heading: passage?.heading ?? null };
      const baseline = rankOf(where, search.rank(asked, rankCutoff));
      const pair = { id, by: deps.agent(), question: secret, ...where, baseline };
      store.golden.add(pair);
      runner.accept(id, baseline);
      publishChange();
      return pairOf({ ...pair, at: deps.now() }, results.get(id));
    },
    remove(ids) {
      store.golden.remove(ids);
      for (const id of ids) runner.remove(id);
      publishChange();
    },
    acceptBaseline(ids) {
      for (const { id } of store.golden.list()) {
        const result = results.get(id);
        if (result === undefined || (ids !== null && !ids.includes(id))) continue;
        if (result.state === 'gone') {
          store.golden.remove([id]);
          runner.remove(id);
        } else if (result.current !== null) {
          store.golden.setBaseline(id, result.current);
          runner.accept(id, result.current);
        }
      }
      publishChange();
      return overview();
    },
    async revert(undo) {
      const { regression } = overview();
      if (regression === null || !regression.canRevert)
        throw new DeskFailure('bad_request', {
          reason: regression === null ? 'golden_none_worse' : 'golden_not_undoable',
        });
      // The last one first: what came later may stand on what came before.
      for (const cause of blamed().toReversed()) if (isRevertible(cause)) await undo(cause);
      runner.clearCauses();
      return run();
    },
    async dryRun(id, fields) {
      if (isIdle()) return [];
      const pairs = await runner.prepareAll();
      const reranked = await dryRunEntry(
        id,
        fields,
        ({ added }, entryId) =>
          pairs
            .filter(([{ target }, question]) => entryIdOf(target) === entryId || isNear(question, added))
            .slice(0, maxDryRun)
            .map(([pair, question]) => ({ pair, question, current: currentRank(pair, question) })),
        deps,
      );
      return (reranked ?? []).flatMap(({ pair, question, current }) => {
        const baseline = currentRank(pair, question);
        if (compareToBaseline(baseline, current) !== 'worse') return [];
        return [{ ...pairOf(pair, { state: 'worse', current }), baseline }];
      });
    },
    async wouldRegress(candidate) {
      if (isIdle()) return false;
      const near = (await runner.prepareAll()).filter(([, question]) => isNear(question, [candidate]));
      if (near.length === 0) return false;
      const withIt = search.rankWith([{ ...candidate, at: deps.now(), isStale: false }]);
      for (const [pair, question] of near) {
        if (compareToBaseline(currentRank(pair, question), currentRank(pair, question, withIt)) === 'worse')
          return true;
        await turn();
      }
      return false;
    },
  };
}

/** Whether one of the vectors may come before what answers the question now. */
function isNear({ queries }: PreparedQuestion, vectors: readonly { readonly vector: Int8Array }[]): boolean {
  const asked = queries[0]?.vector ?? null;
  if (asked === null) return true;
  const bytes = quantize(asked);
  return vectors.some(({ vector }) => cosine(bytes, vector) >= mayOvertake);
}
