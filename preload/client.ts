import type { CallInput, CallName, CallOutput, DeskEvents, EventName, WireError } from './contract.ts';

/** What comes back over the wire: errors cross as data. */
export type CallResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

/** What a wire can do: one request, one stream of events. */
export interface Wire {
  request(call: string, input: unknown): Promise<CallResult>;
  /** Returns the function that stops listening. */
  on(listener: (event: string, payload: unknown) => void): () => void;
}

/** What the preload script gives to a window as `window.wire`. */
export interface WindowWire extends Wire {
  /** Paths of files and folders that a person dropped; what came from elsewhere has none and is left out. */
  pathsOfDroppedFiles(files: readonly File[]): readonly string[];
}

/** Thrown by the client when a call failed; `error.code` is one of the contract's closed list. */
export class DeskError extends Error {
  readonly code: WireError['code'];
  readonly error: WireError;
  constructor(error: WireError) {
    super(error.reason === undefined ? error.code : `${error.code} (${error.reason})`);
    this.name = 'DeskError';
    this.code = error.code;
    this.error = error;
  }
}

/** All that a window, a test or a command knows of the desk. */
export interface DeskApi {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  on<Name extends EventName>(name: Name, listener: (payload: DeskEvents[Name]) => void): () => void;
}

/** The same typed client over any wire: Electron, a message port, or direct calls. */
export function createClient(wire: Wire): DeskApi {
  const listeners = new Set<(event: string, payload: unknown) => void>();
  // One for all: every part of a window listens to something, and a wire with many listeners complains.
  let stop: (() => void) | null = null;
  return {
    async call(name, input) {
      const reply = await wire.request(name, input);
      if (!reply.ok) throw new DeskError(reply.error);
      // The serving side is typed by the same contract, so the value is what the call's output says.
      return reply.value as never;
    },
    on(name, listener) {
      const forward = (event: string, payload: unknown): void => {
        if (event === name) listener(payload as never);
      };
      listeners.add(forward);
      stop ??= wire.on((event, payload) => {
        for (const each of listeners) each(event, payload);
      });
      return () => {
        listeners.delete(forward);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
