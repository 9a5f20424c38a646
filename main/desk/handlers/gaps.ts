import type { DeskHandlers } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Vault } from '../privacy/vault.ts';
import type { Store } from '../store/store.ts';

type Calls = Extract<keyof DeskHandlers, `gaps.${string}`>;

/** The calls of questions that had no good answer; `changed` tells that their number is another now. */
export function createGapHandlers(
  { store, vault, newId }: { readonly store: Store; readonly vault: Vault; readonly newId: () => string },
  changed: <T>(value: T) => T,
): Pick<DeskHandlers, Calls> {
  return {
    'gaps.note': ({ question }) => {
      const id = newId();
      store.gaps.add(vault.encrypt(question, `gap:${id}`), id);
      return changed(null);
    },
    'gaps.list': () =>
      store.gaps
        .open()
        .map(({ id, at, question }) => ({ id, at, question: vault.decrypt(question, `gap:${id}`) })),
    'gaps.close': ({ id }) => {
      if (!store.gaps.close(id)) throw new DeskFailure('not_found', 'That gap is gone.');
      return changed(null);
    },
  };
}
