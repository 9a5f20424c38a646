import { setImmediate as turn } from 'node:timers/promises';
import type { EntryFields, GoldenOverview, GoldenPair } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { Entries } from '../../library/entries.ts';
import { maskToLearn } from '../../privacy/find/mask.ts';
import type { Prepared, Search } from '../../search/search.ts';
import { fold } from '../../store/fold.ts';
import type { StoredGolden } from '../../store/golden.ts';
import type { Store } from '../../store/store.ts';
import { toBytes } from '../../store/vector-bytes.ts';
import { type Asking, type AskingDeps, createAsking, isBad, type Result, secretOf } from './asking.ts';
import { newsOf } from './causes.ts';
import { rehearseEntry } from './rehearsal.ts';
import { compare, firstOnes, placeOf } from './standards.ts';

/** Questions that must keep their answers, asked again in the background after every change. */
export interface Golden extends Pick<Asking, 'changed' | 'libraryChanged' | 'covered' | 'idle' | 'close'> {
  /** Rejects with `not_found` when the target is gone, and while no key is open. */
  add(question: string, target: string): Promise<GoldenPair>;
  overview(): GoldenOverview;
  remove(ids: readonly string[]): void;
  /** Asks all of them now. Rejects while no key is open, or without a model. */
  run(): Promise<GoldenOverview>;
  /** What is now is good: for the named ones, or all (null). A pair whose answer is gone goes. */
  keep(ids: readonly string[] | null): GoldenOverview;
  /** Undoes what made them worse. Rejects with `bad_request` and a way out where that cannot be undone. */
  takeBack(): Promise<GoldenOverview>;
  /** What would be worse than now if the entry stood like this in the library. */
  check(id: string | null, fields: EntryFields): Promise<readonly GoldenPair[]>;
  /** Whether a golden question would get worse if this were learned. */
  worsens(candidate: { readonly target: string; readonly vector: Int8Array }): Promise<boolean>;
}

export interface GoldenDeps extends AskingDeps {
  readonly store: Pick<Store, 'golden' | 'passages' | 'rehearse'>;
  readonly search: AskingDeps['search'] & Pick<Search, 'placeWith' | 'apply' | 'relearn'>;
  readonly entries: Pick<Entries, 'ready'>;
  /** Who adds, as the settings name them. */
  readonly agent: () => string;
  readonly newId: () => string;
  readonly now: () => number;
}

/** Cosine from which a new text may come before the golden answer. */
const mayOvertake = 0.35;
/** Pairs that one rehearsal asks: everything else waits for as long. */
const mostRehearsed = 60;
const longestQuestion = 500;

export function createGolden(deps: GoldenDeps): Golden {
  const { store, vault, embedder, search, onChanged } = deps;
  const asking = createAsking(deps);
  const { results, placeNow } = asking;
  const isIdle = (): boolean => vault.status().state !== 'open' || store.golden.count() === 0;

  function pairOf(pair: StoredGolden, result: Pick<Result, 'state' | 'now'> | undefined): GoldenPair {
    const { id, at, by, target, before } = pair;
    return {
      id,
      at,
      by,
      question: asking.textOf(pair),
      target,
      title: search.titlesOf([target]).get(target) ?? null,
      state: result?.state ?? 'not run',
      before,
      now: result?.now ?? null,
    };
  }

  const blamed = () => [...new Set([...results.values()].flatMap(({ causes }) => causes))];

  function overview(): GoldenOverview {
    const pairs = store.golden.list();
    const bad = pairs.filter(({ id }) => isBad(results.get(id)?.state));
    return {
      pairs: [...bad, ...pairs.filter((pair) => !bad.includes(pair))].map((pair) =>
        pairOf(pair, results.get(pair.id)),
      ),
      news: bad.length === 0 ? null : newsOf(bad.length, blamed()),
      running: asking.isRunning(),
    };
  }

  async function run(): Promise<GoldenOverview> {
    // Throws, in the vault's own words, when there is no open key.
    vault.encrypt('', 'golden');
    await embedder.load();
    await asking.now();
    return overview();
  }

  return {
    changed: (cause) => {
      asking.changed(cause);
    },
    libraryChanged: (change) => {
      asking.libraryChanged(change);
    },
    covered: (work, cause) => asking.covered(work, cause),
    idle: () => asking.idle(),
    close: () => asking.close(),
    overview,
    run,
    async add(given, target) {
      const question = maskToLearn(given.slice(0, longestQuestion)).trim();
      if (!search.titlesOf([target]).has(target))
        throw new DeskFailure('not_found', 'That answer is no longer in the library.');
      const known = store.golden
        .list()
        .find((pair) => pair.target === target && fold(asking.textOf(pair) ?? '') === fold(question));
      if (known !== undefined) return pairOf(known, results.get(known.id));
      const id = deps.newId();
      const secret = vault.encrypt(question, secretOf(id));
      await embedder.load();
      const [asked] = await search.prepare([question]);
      if (asked === undefined) throw new RangeError('No question was made ready');
      const [passage] = target.startsWith('p:') ? store.passages.get([Number(target.slice(2))]) : [];
      const where = { target, documentId: passage?.documentId ?? null, heading: passage?.heading ?? null };
      const before = placeOf(where, search.place(asked, firstOnes));
      const pair = { id, by: deps.agent(), question: secret, ...where, before };
      store.golden.add(pair);
      results.set(id, { state: 'as before', now: before, causes: [] });
      onChanged();
      return pairOf({ ...pair, at: deps.now() }, results.get(id));
    },
    remove(ids) {
      store.golden.remove(ids);
      for (const id of ids) results.delete(id);
      onChanged();
    },
    keep(ids) {
      for (const { id } of store.golden.list()) {
        const result = results.get(id);
        if (result === undefined || (ids !== null && !ids.includes(id))) continue;
        if (result.state === 'gone') {
          store.golden.remove([id]);
          results.delete(id);
        } else if (result.now !== null) {
          store.golden.setStandard(id, result.now);
          results.set(id, { state: 'as before', now: result.now, causes: [] });
        }
      }
      onChanged();
      return overview();
    },
    async takeBack() {
      const { news } = overview();
      if (news === null || !news.canTakeBack)
        throw new DeskFailure('bad_request', news?.whyNot ?? 'No golden question is worse than it was.');
      // The last one first: what came later may stand on what came before.
      for (const { undo } of blamed().toReversed()) await undo?.();
      asking.forgetCauses();
      return run();
    },
    async check(id, fields) {
      if (isIdle()) return [];
      const pairs = await asking.ready();
      const rehearsed = await rehearseEntry(
        id,
        fields,
        ({ added }, entryId) =>
          pairs
            .filter(([{ target }, question]) => target === `e:${entryId}` || isNear(question, added))
            .slice(0, mostRehearsed)
            .map(([pair, question]) => ({ pair, question, after: placeNow(pair, question) })),
        deps,
      );
      return (rehearsed ?? []).flatMap(({ pair, question, after }) => {
        const before = placeNow(pair, question);
        if (compare(before, after) !== 'worse') return [];
        return [{ ...pairOf(pair, { state: 'worse', now: after }), before }];
      });
    },
    async worsens(candidate) {
      if (isIdle()) return false;
      const near = (await asking.ready()).filter(([, question]) => isNear(question, [candidate]));
      if (near.length === 0) return false;
      const withIt = search.placeWith([{ ...candidate, at: deps.now(), isFaded: false }]);
      for (const [pair, question] of near) {
        if (compare(placeNow(pair, question), placeNow(pair, question, withIt)) === 'worse') return true;
        await turn();
      }
      return false;
    },
  };
}

/** Whether one of the vectors may come before what answers the question now. */
function isNear({ wordings }: Prepared, vectors: readonly { readonly vector: Int8Array }[]): boolean {
  const asked = wordings[0]?.vector ?? null;
  if (asked === null) return true;
  const bytes = toBytes(asked);
  return vectors.some(({ vector }) => cosine(bytes, vector) >= mayOvertake);
}

function cosine(one: Int8Array, other: Int8Array): number {
  let product = 0;
  for (let at = 0; at < one.length; at++) product += (one[at] ?? 0) * (other[at] ?? 0);
  return product / (127 * 127);
}
