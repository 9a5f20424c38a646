import type { ModelStatus, WireError } from '../../preload/contract.ts';
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
  let status: ModelStatus = { state: 'loading', name: embedder.model, error: null };
  changes.subscribe('model', 'index', ({ name }) => {
    status = { state: 'ready', name, error: null };
  });
  const settled = embedder
    .load()
    .then(
      () => {
        status = { state: 'ready', name: embedder.model, error: null };
      },
      (error: unknown) => {
        const known: WireError =
          error instanceof DeskFailure ? error.toWire() : { code: 'model_unavailable', reason: 'not_loaded' };
        status = { state: 'failed', name: embedder.model, error: known };
        log.write('error', 'model.failed', { model: embedder.model });
      },
    )
    .then(() => changes.publish('status', null));
  return { status: () => status, settled };
}
