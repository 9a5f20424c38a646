import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, VaultWays } from '../../preload/contract.ts';
import { problemText } from './problem.ts';

type WaysCall =
  | 'vault.makeNewKey'
  | 'vault.setPassphrase'
  | 'vault.setPin'
  | 'vault.setKeyStore'
  | 'vault.confirmRecoveryKey';

interface VaultState {
  /** How it opens; null until loaded. */
  readonly ways: VaultWays | null;
  /** Who has a passphrase of her own; empty where nobody is told apart. */
  readonly names: readonly { readonly id: string; readonly name: string }[];
  readonly load: () => Promise<void>;
  /** Unlocks it; resolves to a sentence when it did not work. */
  readonly unlock: (passphrase: string) => Promise<string | null>;
  readonly unlockAs: (person: string, passphrase: string) => Promise<string | null>;
  readonly open: (way: CallInput<'vault.open'>) => Promise<string | null>;
  /** Changes how it opens; resolves to a sentence when it did not work. */
  readonly change: <Call extends WaysCall>(call: Call, input: CallInput<Call>) => Promise<string | null>;
  /** A recovery key to write down; null with a sentence when there is none. */
  readonly makeRecoveryKey: () => Promise<{ readonly key: string } | string>;
}

export type VaultStore = StoreApi<VaultState>;

/** How what customers wrote is opened. What is typed for it is never kept here. */
export function createVaultStore(api: DeskApi): VaultStore {
  return createStore<VaultState>()((set) => ({
    ways: null,
    names: [],
    async load() {
      try {
        set({ ways: await api.call('vault.ways', {}), names: await api.call('people.names', {}) });
      } catch {
        // Asked again when the section is opened the next time.
      }
    },
    unlock: (passphrase) => api.call('vault.unlock', { passphrase }).then(() => null, problemText),
    unlockAs: (person, passphrase) =>
      api.call('people.unlock', { person, passphrase }).then(() => null, problemText),
    async open(way) {
      const problem = await api.call('vault.open', way).then(() => null, problemText);
      if (problem !== null) set({ ways: await api.call('vault.ways', {}).catch(() => null) });
      return problem;
    },
    async change(call, input) {
      try {
        set({ ways: await api.call(call, input) });
        return null;
      } catch (error) {
        return problemText(error);
      }
    },
    makeRecoveryKey: () => api.call('vault.makeRecoveryKey', {}).catch(problemText),
  }));
}
