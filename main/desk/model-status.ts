import type { ModelStatus } from '../../preload/contract.ts';
import type { Changes } from './changes.ts';
import { DeskFailure } from './failure.ts';
import type { Embedder, Log } from './ports.ts';

/** Loads the library's model and knows how far it is. */
export interface ModelStatusTracker {
  status(): ModelStatus;
  /** Resolves when the model is ready or has failed; never rejects. */
  readonly settled: Promise<void>;
}

export function trackModelStatus(
  embedder: Pick<Embedder, 'model' | 'load'>,
  changes: Changes,
  log: Log,
): ModelStatusTracker {
  let status: ModelStatus = { state: 'loading', name: embedder.model, message: null };
  changes.subscribe('model', 'index', ({ name }) => {
    status = { state: 'ready', name, message: null };
  });
  const settled = embedder
    .load()
    .then(
      () => {
        status = { state: 'ready', name: embedder.model, message: null };
      },
      (error: unknown) => {
        const message = error instanceof DeskFailure ? error.message : 'The language model did not load.';
        status = { state: 'failed', name: embedder.model, message };
        log.write('error', 'model.failed', { model: embedder.model });
      },
    )
    .then(() => changes.publish('status', null));
  return { status: () => status, settled };
}
