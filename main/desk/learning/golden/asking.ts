import type { GoldenPair, GoldenPlace } from '../../../../preload/contract.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { SameWords } from '../../search/glossary.ts';
import type { Place, Prepared, Search } from '../../search/search.ts';
import type { StoredGolden } from '../../store/golden.ts';
import type { Store, VectorChange } from '../../store/store.ts';
import { createQuietWork } from '../quiet-work.ts';
import type { Cause } from './causes.ts';
import { compare, firstOnes, placeOf } from './standards.ts';

/** What came of asking a pair last. */
export interface Result {
  readonly state: GoldenPair['state'];
  readonly now: GoldenPlace | null;
  /** What was done since it was good; empty while it is. */
  readonly causes: readonly Cause[];
}

export interface AskingDeps {
  readonly store: Pick<Store, 'golden' | 'passages'>;
  readonly vault: Vault;
  readonly embedder: Pick<Embedder, 'load' | 'model'>;
  readonly search: Pick<Search, 'prepare' | 'place' | 'titlesOf' | 'isAsked'>;
  readonly glossary: () => readonly SameWords[];
  readonly log: Log;
  readonly onChanged: () => void;
}

/** Asks the golden questions, behind everybody's back, once it has been quiet after a change. */
export interface Asking {
  /** Null while locked, or when it is damaged. */
  textOf(pair: Pick<StoredGolden, 'id' | 'question'>): string | null;
  /** Pairs that can be read, each ready to be asked. Rejects with `model_unavailable`. */
  ready(): Promise<readonly (readonly [StoredGolden, Prepared])[]>;
  readonly placeNow: (pair: StoredGolden, question: Prepared, place?: Place) => GoldenPlace;
  readonly results: Map<string, Result>;
  /** Something changed: all are asked again soon. A cause is left out while `covered` work runs. */
  changed(cause: Cause | null): void;
  /** The library changed: the document is the cause, where nobody tells a better one. */
  libraryChanged(change: VectorChange): void;
  /** While `work` runs, what changes has the cause that is told at its end. */
  covered<Done>(work: () => Promise<Done> | Done, cause: (done: Done) => Cause | null): Promise<Done>;
  /** Drops what was told so far: what is asked now has no cause. */
  forgetCauses(): void;
  isRunning(): boolean;
  /** Asks at once. */
  now(): Promise<void>;
  /** Resolves when nothing is left to ask. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds without news before they are asked: an import tells of every file. */
const quiet = 800;
export const secretOf = (id: string): string => `golden:${id}`;
export const isBad = (state: GoldenPair['state'] | undefined): boolean =>
  state === 'worse' || state === 'gone';

export function createAsking(deps: AskingDeps): Asking {
  const { store, vault, embedder, search, log } = deps;
  const results = new Map<string, Result>();
  let prepared = new Map<string, Prepared>();
  let preparedBy = '';
  let causes: Cause[] = [];
  let covering = 0;
  const { soon, pause, ...work } = createQuietWork({
    quiet,
    busyCheck: quiet / 4,
    run: ask,
    isBusy: () => search.isAsked(),
    // Told only now: whoever asks is told that nothing runs any more.
    onEnd: () => {
      if (store.golden.count() > 0) deps.onChanged();
    },
    log,
    failure: 'golden.not-asked',
  });

  const placeNow: Asking['placeNow'] = (pair, question, place = search.place) =>
    placeOf(pair, place(question, firstOnes));

  function textOf({ id, question }: Pick<StoredGolden, 'id' | 'question'>): string | null {
    try {
      return vault.decrypt(question, secretOf(id));
    } catch {
      // Locked, or damaged: the pair is listed without its words.
      return null;
    }
  }

  async function ready(): ReturnType<Asking['ready']> {
    await embedder.load();
    const by = `${embedder.model} ${JSON.stringify(deps.glossary())}`;
    if (preparedBy !== by) prepared = new Map();
    preparedBy = by;
    const pairs = store.golden.list();
    const fresh = pairs.flatMap((pair) => {
      const text = prepared.has(pair.id) ? null : textOf(pair);
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

  async function ask(): Promise<void> {
    const since = causes;
    causes = [];
    if (vault.status().state !== 'open' || store.golden.count() === 0) return;
    for (const [pair, question] of await ready()) {
      const now = placeNow(pair, question);
      const isGone = now.place === null && !search.titlesOf([pair.target]).has(pair.target);
      const state = isGone ? 'gone' : compare(pair.before, now);
      const known = results.get(pair.id);
      // What came after it had got worse is not to blame.
      const blamed = known?.state === state ? known.causes : since;
      results.set(pair.id, { state, now, causes: isBad(state) ? blamed : [] });
      await pause();
    }
  }

  return {
    textOf,
    ready,
    placeNow,
    results,
    changed(cause) {
      if (cause !== null && covering === 0) causes.push(cause);
      soon();
    },
    libraryChanged({ added, removedPassages }) {
      if (covering === 0 && store.golden.count() > 0) {
        const [first] = added;
        const document = first && store.passages.get([first.passageId])[0];
        if (document !== undefined) causes.push(changedDocument(document.documentName));
        else if (removedPassages.length > 0) causes.push({ what: 'something left the library', undo: null });
      }
      soon();
    },
    async covered(act, cause) {
      covering += 1;
      try {
        const done = await act();
        const told = cause(done);
        if (told !== null) causes.push(told);
        return done;
      } finally {
        covering -= 1;
      }
    },
    forgetCauses() {
      causes = [];
    },
    isRunning: work.isRunning,
    now: work.now,
    idle: work.idle,
    close: work.close,
  };
}

const changedDocument = (name: string): Cause => ({
  what: `“${name}” was changed`,
  undo: null,
  whyNot: `“${name}” says something else now, and Sidedesk never changes your files: correct it there, or keep this.`,
});
