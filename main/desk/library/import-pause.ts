import type { MetaTable } from '../store/store.ts';

export interface ImportPause {
  /** Also after a restart: what a person paused stays paused until they go on. */
  readonly isPaused: () => boolean;
  readonly set: (paused: boolean) => void;
  /** Resolves at once, or when the pause ends. Work that is in hand keeps what it has made so far. */
  readonly whenResumed: () => Promise<void>;
  /** Lets everything that waits go on, so that it can find out that it is not wanted any more. */
  readonly release: () => void;
}

const key = 'import.paused';

/** The pause of an import. */
export function createImportPause(meta: MetaTable): ImportPause {
  let isPaused = meta.get(key) === 'yes';
  const waiting = new Set<() => void>();
  const release = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  return {
    isPaused: () => isPaused,
    set(paused) {
      if (paused === isPaused) return;
      meta.set(key, paused ? 'yes' : 'no');
      isPaused = paused;
      if (!paused) release();
    },
    whenResumed: () =>
      isPaused
        ? new Promise((resolve) => {
            waiting.add(resolve);
          })
        : Promise.resolve(),
    release,
  };
}
