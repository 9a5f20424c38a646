import type { ModelStatus } from '../../preload/contract.ts';
import { DeskFailure } from './failure.ts';
import type { Embedder, Log } from './ports.ts';

/** Loads the library's model and knows how far it is. */
export interface ModelStatusTracker {
  status(): ModelStatus;
  /** Resolves when the model is ready or has failed; never rejects. */
  readonly settled: Promise<void>;
  /** Another model has replaced it, ready. */
  replaced(name: string): void;
}

export function trackModelStatus(embedder: Pick<Embedder, 'model' | 'load'>, log: Log): ModelStatusTracker {
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
    replaced(name) {
      status = { state: 'ready', name, message: null };
    },
  };
}
