import { z } from 'zod';
import type { LibraryModel, ModelDescription, WireError } from '../../../preload/contract.ts';
import { createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure, toFailure } from '../failure.ts';
import { embedStoredPassages, embedWithTokens } from '../library/embed-with-tokens.ts';
import type { Embedder, Log, SearchActivity } from '../ports.ts';
import { joinTokens, packTokens } from '../store/token-bytes.ts';
import type { Store } from '../store/store.ts';
import { cosine, quantize } from '../vectors.ts';
import { makeMissingTokens } from './missing-tokens.ts';
import { dictionariesVersion } from './word-translation.ts';

/** The model that the library is searched by, as the other rooms use it, and how it is changed. */
export interface LibraryModelRoom {
  /** Always the present model; it changes only when the library is embedded whole by the next one. */
  readonly embedder: Embedder;
  /**
   * What turns this model's cosines into those that the weights of the search were fitted on: 1 - (1 - cosine) * scale.
   * Models differ in how close they find texts that have nothing to do with each other.
   */
  cosineScale(): number;
  status(): LibraryModel;
  /** Describes the model in a folder. Rejects with `model_unavailable`. */
  check(folder: string): Promise<ModelDescription>;
  /** Begins to change to the model of a folder, or back to the one that came along (null). Rejects as `check` does. */
  use(folder: string | null): Promise<void>;
  cancel(): void;
  /** Takes up a change that an earlier end interrupted, and embeds what the present model has not. */
  resume(): void;
  close(): Promise<void>;
}

export interface LibraryModelDeps {
  readonly store: Pick<Store, 'modelVectors' | 'passageTokens' | 'meta'>;
  /** The model that came along. */
  readonly bundled: Embedder;
  /** The model of a folder, described and not loaded yet. Rejects with `model_unavailable`. */
  readonly open: (folder: string) => Promise<Embedder>;
  readonly changes: Changes;
  readonly searchActivity: Pick<SearchActivity, 'isActive'>;
  readonly log: Log;
}

/** What is remembered between two starts, in the store's meta table. */
const stateSchema = z.object({
  /** Null is the model that came along. */
  folder: z.string().nullable(),
  model: z.string(),
  spread: z.number().positive(),
  /** The folder that the library was being embedded by; undefined when no change was under way. */
  next: z.string().nullable().optional(),
});
type SavedState = z.infer<typeof stateSchema>;

const metaKey = 'library.model';
const dictionariesKey = 'library.dictionaries';
const passagesAtOnce = 32;
/** Pairs of texts by which two models are compared. */
const comparedTexts = 400;

/** Opens with the model that was used last; when it cannot be, with the one that came along, and says so. */
export async function createLibraryModel(deps: LibraryModelDeps): Promise<LibraryModelRoom> {
  const { store, bundled, changes, log } = deps;
  const shippedState: SavedState = { folder: null, model: bundled.model, spread: 1 };
  let problem: WireError | null = null;
  let state = loadState() ?? shippedState;
  let current = await reopened();
  let change: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  let next: (ModelDescription & { readonly number: number }) | null = null;

  function loadState(): SavedState | null {
    const found = store.meta.get(metaKey);
    return found === null ? null : (stateSchema.safeParse(JSON.parse(found)).data ?? null);
  }
  function saveState(now: SavedState): void {
    state = now;
    store.meta.set(metaKey, JSON.stringify(now));
  }

  /** The vectors of a model that is away stay where they are: the folder may be back at the next start. */
  async function reopened(): Promise<Embedder> {
    if (state.folder === null) return bundled;
    try {
      const found = await deps.open(state.folder);
      if (found.model === state.model) return found;
      problem = { code: 'model_unavailable', reason: 'other_model' };
    } catch (error) {
      problem =
        error instanceof DeskFailure ? error.toWire() : { code: 'model_unavailable', reason: 'not_opened' };
    }
    log.write('warn', 'library-model.unavailable', { model: state.model });
    const refuse = () => Promise.reject(toFailure(problem ?? { code: 'model_unavailable' }));
    const away = { load: refuse, embed: refuse, tokenModel: undefined, embedTokens: undefined };
    return { ...bundled, ...away, model: state.model, close: () => Promise.resolve() };
  }

  /** Other vectors are searched from now on. */
  function publishVectors(isAnother: boolean): void {
    changes.publish('model', { name: current.model, isAnother });
  }
  function publishStatus(): void {
    changes.publish('status', null);
  }

  const describe = (model: Embedder, folder: string | null): ModelDescription => ({
    name: model.model,
    folder,
    languages: model.languages,
  });

  async function embedPassages(
    model: Embedder,
    number: number,
    passages: ReturnType<typeof store.modelVectors.unembedded>,
  ): Promise<void> {
    const embedded = await embedStoredPassages(model, passages);
    const made = embedded.map(({ id, texts }) => ({
      id,
      vectors: texts.map(({ field, made: { vector, tokens } }) => ({
        field,
        vector: quantize(vector),
        tokens: tokens && packTokens(tokens),
      })),
    }));
    store.modelVectors.put(number, made);
    if (model.tokenModel !== undefined)
      store.passageTokens.put(
        made.map(({ id, vectors }) => ({ id, tokens: joinTokens(vectors.map(({ tokens }) => tokens)) })),
      );
  }

  /** `beforeEach` part: throws to give up. */
  async function embedAll(
    model: Embedder,
    number: number,
    beforeEach: () => void | Promise<void>,
  ): Promise<void> {
    for (let after = 0; ;) {
      await beforeEach();
      const missing = store.modelVectors.unembedded(number, after, passagesAtOnce);
      const last = missing.at(-1);
      // Once more from the beginning, as passages may have come meanwhile; done when none is found there.
      if (last === undefined && after === 0) return;
      after = last?.id ?? 0;
      await embedPassages(model, number, missing);
      publishStatus();
    }
  }

  async function switchTo(model: Embedder, folder: string | null, signal: AbortSignal): Promise<void> {
    const number = numberOf(model, folder);
    next = { ...describe(model, folder), number };
    try {
      await model.load();
      do await embedAll(model, number, () => signal.throwIfAborted());
      while (!store.modelVectors.switchTo(number));
      const before = current;
      const cosineScale =
        folder === null ? 1 : state.spread * cosineScaleBetween(numberOf(before, state.folder), number);
      current = model;
      saveState({ folder, model: model.model, spread: cosineScale });
      problem = null;
      log.write('info', 'library-model.changed', { model: model.model });
      publishVectors(true);
      if (isWithoutTokens()) catchUp.schedule();
      if (before !== bundled) await before.close();
    } catch (error) {
      if (model !== bundled && model !== current) await model.close();
      if (signal.aborted) return;
      problem =
        error instanceof DeskFailure ? error.toWire() : { code: 'model_unavailable', reason: 'not_switched' };
      log.write('error', 'library-model.not-changed', { model: model.model });
    } finally {
      next = null;
      change = null;
      publishStatus();
    }
  }

  const numberOf = (model: Embedder, folder: string | null): number =>
    folder === null ? 0 : store.modelVectors.numberOf(model.model);

  /** How far apart unrelated texts are for one model, against the other: both see the same texts in the same order. */
  function cosineScaleBetween(one: number, other: number): number {
    const pairs = store.modelVectors.pairs(one, other, comparedTexts);
    const apart = (side: 0 | 1): number => {
      let sum = 0;
      for (const [at, pair] of pairs.entries()) {
        const far = pairs[(at + Math.ceil(pairs.length / 2)) % pairs.length];
        if (far !== undefined) sum += 1 - cosine(pair[side], far[side]);
      }
      return sum / pairs.length;
    };
    return pairs.length < 2 || apart(1) <= 0 ? 1 : apart(0) / apart(1);
  }

  function begin(model: Embedder, folder: string | null): void {
    const stop = new AbortController();
    change = { stop, done: switchTo(model, folder, stop.signal) };
  }
  async function stopChange(): Promise<void> {
    change?.stop.abort();
    await change?.done;
  }
  async function openAnother(folder: string | null): Promise<Embedder> {
    return folder === null ? bundled : deps.open(folder);
  }

  async function use(folder: string | null): Promise<void> {
    const model = await openAnother(folder);
    await stopChange();
    if (model.model === current.model && folder === state.folder) return;
    saveState({ ...state, next: folder });
    begin(model, folder);
    publishStatus();
  }

  /** Embeds anew what is embedded word by word in English, when the dictionaries are others than at the last start. */
  async function embedTranslated(): Promise<void> {
    const languages = bundled.translatedLanguages ?? [];
    const now = String(dictionariesVersion);
    if (languages.length === 0 || store.meta.get(dictionariesKey) === now) return;
    let last: number | null = null;
    for (;;) {
      const part = store.modelVectors.inLanguages(languages, last ?? 0, passagesAtOnce);
      if (part.length === 0) break;
      await catchUp.yieldIfBusy();
      await embedPassages(bundled, 0, part);
      last = part.at(-1)?.id ?? last;
    }
    store.meta.set(dictionariesKey, now);
    if (last !== null && current === bundled) publishVectors(false);
  }

  async function embedOlder(): Promise<void> {
    await embedTranslated();
    await embedMissing();
    // What is found may stand in another order now: golden questions are asked again.
    if (current === bundled && (await makeMissingTokens(store, bundled, catchUp.yieldIfBusy)))
      publishVectors(false);
  }

  /** Embeds what the present model has not embedded yet, such as documents that came back. */
  async function embedMissing(): Promise<void> {
    const number = store.modelVectors.current();
    if (change !== null || store.modelVectors.unembedded(number, 0, 1).length === 0) return;
    await embedAll(current, number, async () => {
      await catchUp.yieldIfBusy();
      // The next model embeds all of it.
      if (change !== null) throw new DeskFailure('cancelled');
    });
    publishVectors(false);
  }
  const isWithoutTokens = (): boolean =>
    current === bundled && bundled.tokenModel !== undefined && store.passageTokens.isAnyMissing();
  const catchUp = createBackgroundTask({
    debounceMs: 0,
    busyPollMs: 250,
    run: embedOlder,
    isBusy: () => deps.searchActivity.isActive(),
    log,
    failureEvent: 'library-model.not-embedded',
  });
  changes.subscribe('library', 'derive', ({ cause }) => {
    if (cause?.kind === 'restored' || isWithoutTokens()) catchUp.schedule();
  });

  return {
    embedder: {
      // What a document was made by. Vectors of another model are kept beside, so no file is read again for them.
      model: bundled.model,
      get dimensions() {
        return current.dimensions;
      },
      get maxTokens() {
        return current.maxTokens;
      },
      get languages() {
        return current.languages;
      },
      get translatedLanguages() {
        return current.translatedLanguages ?? [];
      },
      get tokenModel() {
        return current.tokenModel;
      },
      load: () => current.load(),
      embedTokens: (texts, purpose) => embedWithTokens(current, texts, purpose),
      embed: (texts, purpose) => current.embed(texts, purpose),
      countTokens: (text) => current.countTokens(text),
      // The caller's model is closed by the caller; what was opened here is closed below.
      close: () => Promise.resolve(),
    },
    cosineScale: () => state.spread,
    status: () => ({
      ...describe(current, state.folder),
      next: next === null ? null : { ...next, ...store.modelVectors.progress(next.number) },
      problem,
    }),
    check: async (folder) => {
      const model = await deps.open(folder);
      await model.close();
      return describe(model, folder);
    },
    use,
    resume() {
      if (state.next === undefined) catchUp.schedule();
      else
        use(state.next).catch(() => log.write('warn', 'library-model.not-resumed', { model: state.model }));
    },
    cancel() {
      saveState({ folder: state.folder, model: state.model, spread: state.spread });
      void stopChange();
    },
    async close() {
      await stopChange();
      await catchUp.close();
      if (current !== bundled) await current.close();
    },
  };
}
