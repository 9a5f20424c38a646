import { useSyncExternalStore } from 'react';
import type { Settings } from '../../preload/contract.ts';

/** Which keys do what, as the owner has it; by the key that comes with Sidedesk, so that a button needs to know of no other. */
type KeyMap = Pick<Settings['keys'], 'rebound' | 'singleKeys'>;

export const asDelivered: KeyMap = { rebound: {}, singleKeys: true };
let map: KeyMap = asDelivered;
const listeners = new Set<() => void>();

/** From now on keys are these; what shows keys is drawn anew. */
export function setKeyMap(next: KeyMap): void {
  if (next === map) return;
  map = next;
  for (const listener of listeners) listener();
}

/** A key that types a character, which a screen reader or speech input may send by itself (WCAG 2.1.4). */
export const isSingleKey = (keys: string): boolean => /^(?:Shift\+)?(?:[^+\s]|Comma)$/u.test(keys);

/** The key that stands in for one that came with Sidedesk; null where there is none, or single keys are switched off. */
export function boundKey(keys: string, { rebound, singleKeys }: KeyMap = map): string | null {
  const bound = Object.hasOwn(rebound, keys) ? (rebound[keys] ?? keys) : keys;
  return bound === '' || (!singleKeys && isSingleKey(bound)) ? null : bound;
}

/** Draws again when keys are changed. */
export const useKeyMap = (): KeyMap =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => map,
  );
