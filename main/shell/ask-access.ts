import type { CallResult } from '../../preload/client.ts';
import type { SessionStatus } from '../../preload/contract.ts';
import type { Access } from '../../preload/roles.ts';
import { toFailure } from '../desk/failure.ts';

/**
 * What whoever is at the desk may do, as the engine says at this moment: the shell keeps no opinion of its own that could be an
 * old one. Rejects with what the engine failed with.
 */
export const askAccess =
  ({ request }: { readonly request: (call: string, input: unknown) => Promise<CallResult> }) =>
  async (): Promise<Access> => {
    const reply = await request('people.session', {});
    if (!reply.ok) throw toFailure(reply.error);
    // The engine is ours, and typed by the same contract.
    return (reply.value as SessionStatus).access;
  };
