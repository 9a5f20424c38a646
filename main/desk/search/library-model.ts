import { z } from 'zod';
import type { LibraryModel, ModelDescription } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import { evidenceOf } from '../library/evidence-texts.ts';
import type { Embedder, Log } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { toBytes } from '../store/vector-bytes.ts';

/** The model that the library is searched by, as the other rooms use it, and how it is changed. */
export interface LibraryModelRoom {
  /** Always the present model; it changes only when the library is embedded whole by the next one. */
  readonly embedder: Embedder;
  /**
   * What turns this model's cosines into those that the weights of the search were fitted on: 1 - (1 - cosine) * spread.
   * Models differ in how close they find texts that have nothing to do with each other.
   */
  spread(): number;
  status(): LibraryModel;
  /** Describes the model in a folder. Rejects with `model_unavailable`. */
  check(folder: string): Promise<ModelDescription>;
  /** Begins to change to the model of a folder, or back to the one that came along (null). Rejects as `check` does. */
  use(folder: string | null): Promise<void>;
  cancel(): void;
  /** Takes up a change that an earlier end interrupted, and embeds what the present model has not. */
  resume(): void;
  /** Embeds what the present model has not embedded yet, such as documents that came back from an undo. */
  catchUp(): void;
  close(): Promise<void>;
}

export interface LibraryModelDeps {
  readonly store: Pick<Store, 'models' | 'meta'>;
  /** The model that came along. */
  readonly shipped: Embedder;
  /** The model of a folder, described and not loaded yet. Rejects with `model_unavailable`. */
  readonly open: (folder: string) => Promise<Embedder>;
  readonly log: Log;
  /** Progress or a change of the status. */
  readonly onStatus: () => void;
  /** Other vectors are to be searched from now on. */
  readonly onChanged: () => void;
}

/** What is remembered between two starts, in the store's meta table. */
const remembered = z.object({
  /** Null is the model that came along. */
  folder: z.string().nullable(),
  model: z.string(),
  spread: z.number().positive(),
  /** The folder that the library was being embedded by; undefined when no change was under way. */
  next: z.string().nullable().optional(),
});
type Remembered = z.infer<typeof remembered>;

const metaKey = 'library.model';
const passagesAtOnce = 32;
/** Pairs of texts by which two models are compared. */
const comparedTexts = 400;

/** Opens with the model that was used last; when it cannot be, with the one that came along, and says so. */
export async function createLibraryModel(deps: LibraryModelDeps): Promise<LibraryModelRoom> {
  const { store, shipped, log } = deps;
  const shippedState: Remembered = { folder: null, model: shipped.model, spread: 1 };
  let problem: string | null = null;
  let state = recall() ?? shippedState;
  let present = await reopened();
  let change: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  let next: (ModelDescription & { readonly number: number }) | null = null;

  function recall(): Remembered | null {
    const found = store.meta.get(metaKey);
    return found === null ? null : (remembered.safeParse(JSON.parse(found)).data ?? null);
  }
  function remember(now: Remembered): void {
    state = now;
    store.meta.set(metaKey, JSON.stringify(now));
  }

  /** The vectors of a model that is away stay where they are: the folder may be back at the next start. */
  async function reopened(): Promise<Embedder> {
    if (state.folder === null) return shipped;
    try {
      const found = await deps.open(state.folder);
      if (found.model === state.model) return found;
      problem = 'The model in the chosen folder is another one now. Choose it again to use it.';
    } catch (error) {
      problem = error instanceof DeskFailure ? error.message : 'The chosen model could not be opened.';
    }
    log.write('warn', 'library-model.away', { model: state.model });
    const refuse = () => Promise.reject(new DeskFailure('model_unavailable', problem ?? ''));
    return { ...shipped, model: state.model, load: refuse, embed: refuse, close: () => Promise.resolve() };
  }

  const describe = (model: Embedder, folder: string | null): ModelDescription => ({
    name: model.model,
    folder,
    languages: model.languages,
  });

  async function fill(model: Embedder, number: number, signal: AbortSignal): Promise<void> {
    for (let after = 0; ;) {
      signal.throwIfAborted();
      const missing = store.models.missing(number, after, passagesAtOnce);
      const last = missing.at(-1);
      // Once more from the beginning, as passages may have come meanwhile; done when none is found there.
      if (last === undefined && after === 0) return;
      after = last?.id ?? 0;
      const texts = missing.map((passage) => evidenceOf(passage));
      const vectors = await model.embed(
        texts.flat().map(({ text }) => text),
        'passage',
      );
      let at = 0;
      const made = missing.map(({ id }, index) => ({
        id,
        vectors: (texts[index] ?? []).map(({ field }) => {
          const vector = vectors[at++];
          if (!vector) throw new RangeError('The model returned fewer vectors than texts');
          return { field, vector: toBytes(vector) };
        }),
      }));
      store.models.put(number, made);
      deps.onStatus();
    }
  }

  async function changeTo(model: Embedder, folder: string | null, signal: AbortSignal): Promise<void> {
    const number = numberOf(model, folder);
    next = { ...describe(model, folder), number };
    try {
      await model.load();
      do await fill(model, number, signal);
      while (!store.models.use(number));
      const before = present;
      const spread =
        folder === null ? 1 : state.spread * spreadBetween(numberOf(before, state.folder), number);
      present = model;
      remember({ folder, model: model.model, spread });
      problem = null;
      log.write('info', 'library-model.changed', { model: model.model });
      deps.onChanged();
      if (before !== shipped) await before.close();
    } catch (error) {
      if (model !== shipped && model !== present) await model.close();
      if (signal.aborted) return;
      problem =
        error instanceof DeskFailure
          ? error.message
          : 'The change to another model failed; the present one stays.';
      log.write('error', 'library-model.not-changed', { model: model.model });
    } finally {
      next = null;
      change = null;
      deps.onStatus();
    }
  }

  const numberOf = (model: Embedder, folder: string | null): number =>
    folder === null ? 0 : store.models.numberOf(model.model);

  /** How far apart unrelated texts are for one model, against the other: both see the same texts in the same order. */
  function spreadBetween(one: number, other: number): number {
    const pairs = store.models.pairs(one, other, comparedTexts);
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
    change = { stop, done: changeTo(model, folder, stop.signal) };
  }
  async function stopChange(): Promise<void> {
    change?.stop.abort();
    await change?.done;
  }
  async function openAnother(folder: string | null): Promise<Embedder> {
    return folder === null ? shipped : deps.open(folder);
  }

  async function use(folder: string | null): Promise<void> {
    const model = await openAnother(folder);
    await stopChange();
    if (model.model === present.model && folder === state.folder) return;
    remember({ ...state, next: folder });
    begin(model, folder);
  }

  const room: LibraryModelRoom = {
    embedder: {
      // What a document was made by. Vectors of another model are kept beside, so no file is read again for them.
      model: shipped.model,
      get dimensions() {
        return present.dimensions;
      },
      get maxTokens() {
        return present.maxTokens;
      },
      get languages() {
        return present.languages;
      },
      load: () => present.load(),
      embed: (texts, purpose) => present.embed(texts, purpose),
      countTokens: (text) => present.countTokens(text),
      // Whoever lent the model closes it; what was opened here is closed below.
      close: () => Promise.resolve(),
    },
    spread: () => state.spread,
    status: () => ({
      ...describe(present, state.folder),
      next: next === null ? null : { ...next, ...store.models.progress(next.number) },
      problem,
    }),
    check: async (folder) => {
      const model = await deps.open(folder);
      await model.close();
      return describe(model, folder);
    },
    use,
    resume() {
      if (state.next === undefined) room.catchUp();
      else
        use(state.next).catch(() => log.write('warn', 'library-model.not-resumed', { model: state.model }));
    },
    cancel() {
      remember({ folder: state.folder, model: state.model, spread: state.spread });
      void stopChange();
    },
    catchUp() {
      const number = store.models.current();
      if (change !== null || store.models.missing(number, 0, 1).length === 0) return;
      const stop = new AbortController();
      const done = fill(present, number, stop.signal).then(
        () => deps.onChanged(),
        () => log.write('warn', 'library-model.not-caught-up', { model: present.model }),
      );
      change = { stop, done: done.finally(() => (change = null)) };
    },
    async close() {
      await stopChange();
      if (present !== shipped) await present.close();
    },
  };
  return room;
}

function cosine(one: Int8Array, other: Int8Array): number {
  let product = 0;
  for (const [at, value] of one.entries()) product += value * (other[at] ?? 0);
  return product / (127 * 127);
}
