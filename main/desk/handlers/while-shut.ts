import { deskCalls, type DeskHandlers } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Vault } from '../privacy/vault.ts';

type Handler = (input: never) => unknown;

/**
 * While the desk is locked on purpose, every call is refused but those that anyone may make before it is unlocked, and so is the
 * answer of one that came before.
 */
export function refuseWhileShut(handlers: DeskHandlers, vault: Pick<Vault, 'isShut'>): DeskHandlers {
  const requireUnlocked = (): void => {
    if (vault.isShut()) throw new DeskFailure('vault_locked', { reason: 'shut' });
  };
  const guarded = (handler: Handler): Handler => {
    return async (input) => {
      requireUnlocked();
      const answer = await handler(input);
      requireUnlocked();
      return answer;
    };
  };
  const all = Object.entries(handlers) as [keyof DeskHandlers, Handler][];
  const answered = all.map(([name, handler]) => [
    name,
    deskCalls[name].access === 'anyone' ? handler : guarded(handler),
  ]);
  // The same names with the same inputs and answers.
  return Object.fromEntries(answered) as DeskHandlers;
}
