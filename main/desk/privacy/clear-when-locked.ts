import type { Changes } from '../changes.ts';
import type { Vault } from './vault.ts';

/** Drops what a room keeps in the clear as soon as a person, or nobody for a while, has locked the desk. */
export function clearWhenLocked(
  changes: Pick<Changes, 'subscribe'>,
  vault: Pick<Vault, 'isShut'>,
  clear: () => void,
): void {
  changes.subscribe('vault', 'index', () => {
    if (vault.isShut()) clear();
  });
}
