import { createStore, type StoreApi } from 'zustand/vanilla';
import { DeskError, type DeskApi } from '../../preload/client.ts';
import type { ModelDescription, Settings } from '../../preload/contract.ts';

interface SettingsState {
  /** Null until loaded. */
  readonly settings: Settings | null;
  /** Why the last change was not kept. */
  readonly problem: string | null;
  readonly change: (part: Partial<Settings>) => Promise<void>;
  /** Creates the key or opens it, as the vault's state asks; resolves to a sentence when it did not work. */
  readonly openVault: (call: 'vault.create' | 'vault.unlock', passphrase: string) => Promise<string | null>;
  /** Lets a person choose a folder and inspects the model in it: a description, a sentence why not, or null for neither. */
  readonly pickModel: () => Promise<ModelDescription | string | null>;
  /** Resolves to a sentence when the change could not begin. */
  readonly changeModel: (folder: string | null) => Promise<string | null>;
  readonly cancelModel: () => Promise<string | null>;
  readonly start: () => () => void;
}

export type SettingsStore = StoreApi<SettingsState>;

export const errorMessage = (error: unknown): string =>
  error instanceof DeskError ? error.message : 'Something went wrong in the window itself.';

async function errorMessageOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return errorMessage(error);
  }
}

/** What the owner set: loaded once, followed after. */
export function createSettingsStore(api: DeskApi): SettingsStore {
  return createStore<SettingsState>()((set) => ({
    settings: null,
    problem: null,
    async change(part) {
      try {
        set({ settings: await api.call('settings.change', part), problem: null });
      } catch (error) {
        set({ problem: errorMessage(error) });
      }
    },
    openVault: (call, passphrase) => errorMessageOf(api.call(call, { passphrase })),
    async pickModel() {
      try {
        const [folder] = await api.call('shell.pick', { what: 'folder' });
        return folder === undefined ? null : await api.call('models.inspect', { folder });
      } catch (error) {
        return errorMessage(error);
      }
    },
    changeModel: (folder) => errorMessageOf(api.call('models.use', { folder })),
    cancelModel: () => errorMessageOf(api.call('models.cancel', {})),
    start() {
      const load = async () => {
        try {
          set({ settings: await api.call('settings.get', {}) });
        } catch (error) {
          set({ problem: errorMessage(error) });
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
