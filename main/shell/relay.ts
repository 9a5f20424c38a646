import { deskCalls, type WireError } from '../../preload/contract.ts';
import type { CallResult } from '../../preload/client.ts';
import { callLimits, isWithinLimits } from './payload-limits.ts';

type Answer = (call: string, input: unknown) => Promise<CallResult>;

export interface RelayDeps {
  readonly engine: Answer;
  /** Answers the shell's own calls; refuses names it does not know. */
  readonly shell: Answer;
  /** Why a call must not go on for the paths that it names; null when it may. */
  readonly refusalOfPaths: (call: string, input: unknown) => 'forbidden' | 'bad_request' | null;
  /** Whether a person wants what the call does, where it needs one. */
  readonly isWanted: (call: string, input: unknown) => boolean | Promise<boolean>;
  /** Which calls this window may make; all of them where nothing is said. */
  readonly mayCall?: (call: string) => boolean;
  /** Calls that may wait for their answer at once; a window of ours never has more than a few. */
  readonly maxPending?: number;
}

const refusal = (error: WireError): CallResult => ({ ok: false, error });

/**
 * Takes what came from a window to whoever answers it. `trusted` says whether it came from the top frame of our own
 * origin. Everything that is refused is refused here, before it costs the engine anything; never rejects.
 */
export function createRelay({
  engine,
  shell,
  refusalOfPaths,
  isWanted,
  mayCall = () => true,
  maxPending = 200,
}: RelayDeps) {
  let pending = 0;
  return async (trusted: boolean, call: unknown, input: unknown): Promise<CallResult> => {
    if (!trusted) return refusal({ code: 'forbidden', reason: 'window' });
    if (typeof call !== 'string' || call.length > 100)
      return refusal({ code: 'bad_request', reason: 'call_name' });
    if (!mayCall(call)) return refusal({ code: 'forbidden', reason: 'window' });
    if (!isWithinLimits(callLimits, input)) return refusal({ code: 'bad_request', reason: 'input_size' });
    const refused = refusalOfPaths(call, input);
    if (refused === 'bad_request') return refusal({ code: refused });
    if (refused === 'forbidden') return refusal({ code: refused, reason: 'path' });
    if (pending >= maxPending) return refusal({ code: 'busy' });
    pending += 1;
    try {
      if (!(await isWanted(call, input))) return refusal({ code: 'forbidden', reason: 'person' });
      return await (Object.hasOwn(deskCalls, call) ? engine : shell)(call, input);
    } finally {
      pending -= 1;
    }
  };
}
