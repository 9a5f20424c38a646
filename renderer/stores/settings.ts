import { createStore, type StoreApi } from 'zustand/vanilla';
import { DeskError, type DeskApi } from '../../preload/client.ts';
import type { Settings } from '../../preload/contract.ts';

interface SettingsState {
  /** Null until loaded. */
  readonly settings: Settings | null;
  /** Why the last change was not kept. */
  readonly problem: string | null;
  readonly change: (part: Partial<Settings>) => Promise<void>;
  /** Creates the key or opens it, as the vault's state asks; resolves to a sentence when it did not work. */
  readonly giveKey: (call: 'vault.create' | 'vault.unlock', passphrase: string) => Promise<string | null>;
  readonly start: () => () => void;
}

export type SettingsStore = StoreApi<SettingsState>;

export const sentenceOf = (error: unknown): string =>
  error instanceof DeskError ? error.message : 'Something went wrong in the window itself.';

/** What the owner set: loaded once, followed after. */
export function createSettingsStore(api: DeskApi): SettingsStore {
  return createStore<SettingsState>()((set) => ({
    settings: null,
    problem: null,
    async change(part) {
      try {
        set({ settings: await api.call('settings.change', part), problem: null });
      } catch (error) {
        set({ problem: sentenceOf(error) });
      }
    },
    async giveKey(call, passphrase) {
      try {
        await api.call(call, { passphrase });
        return null;
      } catch (error) {
        return sentenceOf(error);
      }
    },
    start() {
      const load = async () => {
        try {
          set({ settings: await api.call('settings.get', {}) });
        } catch (error) {
          set({ problem: sentenceOf(error) });
        }
      };
      const stops = [
        api.on('settings.changed', (settings) => {
          set({ settings });
        }),
        api.on('engine.changed', ({ state }) => {
          if (state === 'ready') void load();
        }),
      ];
      void load();
      return () => {
        for (const stop of stops) stop();
      };
    },
  }));
}
