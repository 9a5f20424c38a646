import type { Wire } from '../../preload/client.ts';
import { toFailure } from '../desk/failure.ts';
import type { Clipboard, KeyStore, MailProgram } from '../desk/ports.ts';
import type { serviceCalls } from './engine-contract.ts';

type ServiceCall = keyof typeof serviceCalls;

async function request(wire: Wire, call: ServiceCall, input: unknown): Promise<unknown> {
  const reply = await wire.request(call, input);
  if (!reply.ok) throw toFailure(reply.error);
  return reply.value;
}

async function requestBytes(wire: Wire, call: ServiceCall, input: unknown): Promise<Uint8Array> {
  const value = await request(wire, call, input);
  if (!(value instanceof Uint8Array)) throw new Error(`${call} answered with something else than bytes`);
  return value;
}

/** The shell's clipboard, used from the engine. Rejects with what the shell rejected with. */
export function createRemoteClipboard(wire: Wire): Clipboard {
  return {
    write: async (content) => {
      await request(wire, 'clipboard.write', content);
    },
  };
}

/** The person's mail program, used from the engine through the shell. */
export function createRemoteMailProgram(wire: Wire): MailProgram {
  return {
    open: async (url) => {
      await request(wire, 'mail.open', { url });
    },
    reply: async (given) => {
      await request(wire, 'mail.reply', given);
    },
  };
}

/** The operating system's key store, used from the engine through the shell; null where there is none. */
export async function openRemoteKeyStore(wire: Wire): Promise<KeyStore | null> {
  if ((await request(wire, 'keys.areKept', {})) !== true) return null;
  return {
    wrap: (key) => requestBytes(wire, 'keys.wrap', { key }),
    unwrap: (wrapped) => requestBytes(wire, 'keys.unwrap', { wrapped }),
  };
}
