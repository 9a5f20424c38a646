import type { ModelStatus } from '../../preload/contract.ts';
import { DeskFailure } from './failure.ts';
import type { Embedder, Log } from './ports.ts';

/** Loads the library's model and knows how far it is. */
export interface ModelWatch {
  status(): ModelStatus;
  /** Resolves when the model is ready or has failed; never rejects. */
  readonly settled: Promise<void>;
  /** Another model has taken its place, ready. */
  swapped(name: string): void;
}

export function watchModel(embedder: Pick<Embedder, 'model' | 'load'>, log: Log): ModelWatch {
  let status: ModelStatus = { state: 'loading', name: embedder.model, message: null };
  const settled = embedder.load().then(
    () => {
      status = { state: 'ready', name: embedder.model, message: null };
    },
    (error: unknown) => {
      const message = error instanceof DeskFailure ? error.message : 'The language model did not load.';
      status = { state: 'failed', name: embedder.model, message };
      log.write('error', 'model.failed', { model: embedder.model });
    },
  );
  return {
    status: () => status,
    settled,
    swapped(name) {
      status = { state: 'ready', name, message: null };
    },
  };
}
