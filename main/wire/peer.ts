import type { WireError } from '../../preload/contract.ts';
import type { CallResult, Wire } from '../../preload/client.ts';

/** The two things that every kind of message port can do; adapters of one line each live where the port is made. */
export interface PostPort {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

type Frame =
  | { readonly kind: 'request'; readonly id: number; readonly call: string; readonly input: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: CallResult }
  | { readonly kind: 'event'; readonly event: string; readonly payload: unknown };

export interface Peer extends Wire {
  emit(event: string, payload: unknown): void;
  /** Ends every pending request with the error; later ones fail at once. */
  close(error: WireError): void;
}

const isFrame = (message: unknown): message is Frame =>
  typeof message === 'object' && message !== null && 'kind' in message && typeof message.kind === 'string';

/**
 * One end of a port. Both ends may ask and answer: the window's calls go to the engine, the engine asks the shell for
 * the clipboard and the key store. `answer` never rejects: errors are data.
 */
export function createPeer(
  port: PostPort,
  answer: (call: string, input: unknown) => Promise<CallResult>,
): Peer {
  const pending = new Map<number, (reply: CallResult) => void>();
  const listeners = new Set<(event: string, payload: unknown) => void>();
  let nextId = 1;
  let closed: WireError | null = null;

  const unavailable = (error: WireError): CallResult => ({ ok: false, error });

  port.listen((message) => {
    if (closed !== null || !isFrame(message)) return;
    switch (message.kind) {
      case 'request':
        void answer(message.call, message.input).then((reply) => {
          if (closed === null) port.post({ kind: 'reply', id: message.id, reply } satisfies Frame);
        });
        return;
      case 'reply':
        pending.get(message.id)?.(message.reply);
        pending.delete(message.id);
        return;
      case 'event':
        for (const listener of listeners) listener(message.event, message.payload);
    }
  });

  return {
    request(call, input) {
      if (closed !== null) return Promise.resolve(unavailable(closed));
      const id = nextId++;
      return new Promise((resolve) => {
        pending.set(id, resolve);
        port.post({ kind: 'request', id, call, input } satisfies Frame);
      });
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event, payload) {
      if (closed === null) port.post({ kind: 'event', event, payload } satisfies Frame);
    },
    close(error) {
      closed = error;
      for (const resolve of pending.values()) resolve(unavailable(error));
      pending.clear();
    },
  };
}
