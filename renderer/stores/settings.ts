import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { ModelDescription, Settings, VaultStatus } from '../../preload/contract.ts';
import { problemText } from './problem.ts';
import { createResource, stopAll } from './resource.ts';

interface SettingsState {
  /** Null until loaded. */
  readonly settings: Settings | null;
  /** Why the last change was not kept. */
  readonly problem: string | null;
  /** True when it was saved; otherwise `problem` says why not. */
  readonly change: (part: Partial<Settings>) => Promise<boolean>;
  /** Creates the key or opens it, as the vault's state asks; resolves to a sentence when it did not work. */
  readonly openVault: (call: 'vault.create' | 'vault.unlock', passphrase: string) => Promise<string | null>;
  /** Tries again what did not open, or makes a new key; resolves to a sentence when it did not work. */
  readonly recoverKey: (call: 'vault.retry' | 'vault.startAnew') => Promise<VaultStatus | string>;
  /** Lets a person choose a folder and inspects the model in it: a description, a sentence why not, or null for neither. */
  readonly pickModel: () => Promise<ModelDescription | string | null>;
  /** Resolves to a sentence when the change could not begin. */
  readonly changeModel: (folder: string | null) => Promise<string | null>;
  readonly cancelModel: () => Promise<string | null>;
  readonly start: () => () => void;
}

export type SettingsStore = StoreApi<SettingsState>;

/** What the owner set: loaded once, followed after. */
export function createSettingsStore(api: DeskApi): SettingsStore {
  return createStore<SettingsState>()((set) => {
    const resource = createResource<Settings>({
      api,
      fetch: () => api.call('settings.get', {}),
      apply: (settings) => set({ settings }),
      set,
    });
    return {
      settings: null,
      problem: null,
      change: (part) =>
        resource.succeeds(async () => resource.accept(await api.call('settings.change', part))),
      openVault: (call, passphrase) => whyNot(api.call(call, { passphrase })),
      recoverKey: (call) => api.call(call, {}).catch(problemText),
      async pickModel() {
        try {
          const [folder] = await api.call('shell.pick', { what: 'folder' });
          return folder === undefined ? null : await api.call('models.inspect', { folder });
        } catch (error) {
          return problemText(error);
        }
      },
      changeModel: (folder) => whyNot(api.call('models.use', { folder })),
      cancelModel: () => whyNot(api.call('models.cancel', {})),
      start: () => stopAll(api.on('settings.changed', resource.accept), resource.start()),
    };
  });
}

/** A sentence when it did not work. */
const whyNot = (work: Promise<unknown>): Promise<string | null> => work.then(() => null, problemText);
