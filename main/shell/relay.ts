import { deskCalls } from '../../preload/contract.ts';
import type { CallResult } from '../../preload/client.ts';
import { callLimits, isWithinLimits } from './payload-limits.ts';

type Answer = (call: string, input: unknown) => Promise<CallResult>;

export interface RelayDeps {
  readonly engine: Answer;
  /** Answers the shell's own calls; refuses names it does not know. */
  readonly shell: Answer;
  /** Why a call must not go on for the paths that it names; null when it may. */
  readonly refusalOfPaths: (call: string, input: unknown) => 'forbidden' | 'bad_request' | null;
  /** Calls that may wait for their answer at once; a window of ours never has more than a few. */
  readonly maxPending?: number;
}

const refusal = (code: 'forbidden' | 'bad_request' | 'busy', message: string): CallResult => ({
  ok: false,
  error: { code, message },
});

/**
 * Takes what came from a window to whoever answers it. `trusted` says whether it came from the top frame of our own
 * origin. Everything that is refused is refused here, before it costs the engine anything; never rejects.
 */
export function createRelay({ engine, shell, refusalOfPaths, maxPending = 200 }: RelayDeps) {
  let pending = 0;
  return async (trusted: boolean, call: unknown, input: unknown): Promise<CallResult> => {
    if (!trusted) return refusal('forbidden', 'Only the desk window may ask this.');
    if (typeof call !== 'string' || call.length > 100)
      return refusal('bad_request', 'A call has a short name.');
    if (!isWithinLimits(callLimits, input))
      return refusal('bad_request', 'That is more than Sidedesk takes at once.');
    const refused = refusalOfPaths(call, input);
    if (refused === 'bad_request') return refusal(refused, `Not a valid ${call}.`);
    if (refused === 'forbidden')
      return refusal(refused, 'Only files and folders that you drop or choose can be read or written.');
    if (pending >= maxPending)
      return refusal('busy', 'Sidedesk is still answering earlier calls. Please try again.');
    pending += 1;
    try {
      return await (Object.hasOwn(deskCalls, call) ? engine : shell)(call, input);
    } finally {
      pending -= 1;
    }
  };
}
