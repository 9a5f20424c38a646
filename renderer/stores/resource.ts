import { DeskError, type DeskApi } from '../../preload/client.ts';
import type { EventName } from '../../preload/contract.ts';
import { problemText } from './problem.ts';

/** Every store that asks the desk for something keeps what went wrong last; null when nothing did. */
type SetProblem = (change: { readonly problem: string | null }) => void;

export interface Actions {
  /** Resolves to what `work` does, or to null when it failed; then `problem` says why. */
  readonly attempt: <Result>(work: () => Promise<Result>) => Promise<Result | null>;
  /** True when `work` was done; otherwise `problem` says why. */
  readonly succeeds: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** What a person does in a store: what went wrong stays as its `problem` until something works. */
export function createActions(set: SetProblem): Actions {
  const attempt: Actions['attempt'] = async (work) => {
    try {
      const result = await work();
      set({ problem: null });
      return result;
    } catch (error) {
      set({ problem: problemText(error) });
      return null;
    }
  };
  return {
    attempt,
    succeeds: async (work) => (await attempt(() => work().then(() => true))) === true,
  };
}

/** Calls `reload` on these events and when the engine is back; returns the function that stops. */
export function followEvents(api: DeskApi, events: readonly EventName[], reload: () => void): () => void {
  return stopAll(
    ...events.map((event) => api.on(event, reload)),
    api.on('engine.changed', ({ state }) => {
      if (state === 'ready') reload();
    }),
  );
}

/** Loads what changed while somebody looks at it; what changes meanwhile is loaded once it is shown again, or first. */
export function createShown(load: () => void): {
  readonly changed: () => void;
  readonly setShown: (isShown: boolean) => void;
} {
  let isNowShown = false;
  let isStale = true;
  return {
    changed() {
      if (isNowShown) load();
      else isStale = true;
    },
    setShown(isShown) {
      isNowShown = isShown;
      if (!isShown || !isStale) return;
      isStale = false;
      load();
    },
  };
}

/** One function that stops all of these. */
export const stopAll =
  (...stops: readonly (() => void)[]): (() => void) =>
  () => {
    for (const stop of stops) stop();
  };

export interface Resource<Value> extends Actions {
  /** Fetches again; resolves once what was asked for after this call is there. One at a time: an import reports often. */
  readonly load: () => Promise<void>;
  /** An action after which all is fetched again. True when it was done; otherwise `problem` says why. */
  readonly change: (work: () => Promise<unknown>) => Promise<boolean>;
  /** Takes in what came with an event or as the answer to an action. What is being fetched meanwhile is older and dropped. */
  readonly accept: (value: Value) => void;
  /** Loads and follows; returns the function that stops. */
  readonly start: () => () => void;
}

/** Something of the desk that a store shows: loaded once, and again on `events` and when the engine is back. */
export function createResource<Value>(deps: {
  readonly api: DeskApi;
  readonly events?: readonly EventName[];
  readonly fetch: () => Promise<Value>;
  readonly apply: (value: Value) => void;
  /** Called when it could not be fetched; without it, what was there stays. */
  readonly clear?: () => void;
  readonly set: SetProblem;
}): Resource<Value> {
  const { api, events = [], fetch, apply, set } = deps;
  /** Raised by whatever is accepted, so that an older answer is known. */
  let version = 0;
  let isStale = false;
  let loading: Promise<void> | null = null;
  let hasFailed = false;

  async function fetchUntilFresh(): Promise<void> {
    while (isStale) {
      isStale = false;
      const asked = version;
      try {
        const value = await fetch();
        if (asked !== version) continue;
        // What went wrong in an action is not mended by loading.
        if (hasFailed) set({ problem: null });
        hasFailed = false;
        apply(value);
      } catch (error) {
        if (asked !== version) continue;
        deps.clear?.();
        // What somebody may not see is not there for her, and nothing went wrong.
        if (error instanceof DeskError && error.code === 'not_allowed') continue;
        hasFailed = true;
        set({ problem: problemText(error) });
      }
    }
    loading = null;
  }

  function load(): Promise<void> {
    isStale = true;
    loading ??= fetchUntilFresh();
    return loading;
  }

  const actions = createActions(set);
  return {
    ...actions,
    load,
    async change(work) {
      const isDone = await actions.succeeds(work);
      if (isDone) await load();
      return isDone;
    },
    accept(value) {
      version += 1;
      apply(value);
    },
    start() {
      const stop = followEvents(api, events, () => void load());
      void load();
      return stop;
    },
  };
}
