import type { VaultWays } from '../../../preload/contract.ts';

/** Ways that somebody types or presses where the desk is locked. */
export type Way = 'key store' | 'pin' | 'passphrase' | 'person' | 'recovery';
const inOrder: readonly Way[] = ['person', 'pin', 'passphrase', 'key store', 'recovery'];

/** Those that can open it, the first one first. Where nobody has a name, people are no way as long as there is another. */
export function unlockMethods(
  { slots, hasKeyStore, pinTriesLeft }: Pick<VaultWays, 'slots' | 'hasKeyStore' | 'pinTriesLeft'>,
  names: readonly unknown[],
): readonly Way[] {
  const possible = inOrder.filter(
    (way) =>
      slots.some(({ kind }) => kind === way) &&
      (way !== 'pin' || (hasKeyStore && pinTriesLeft > 0)) &&
      (way !== 'key store' || hasKeyStore),
  );
  return names.length > 0 || possible.length < 2 ? possible : possible.filter((way) => way !== 'person');
}

/** Whether nobody can be chosen although people have ways in: the list of them is older than these, or damaged. */
export const isListLost = ({ slots }: Pick<VaultWays, 'slots'>, names: readonly unknown[]): boolean =>
  names.length === 0 &&
  slots.some(({ kind }) => kind === 'person') &&
  slots.every(({ kind }) => kind === 'person' || kind === 'recovery');
