import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import type { LibraryModelRoom } from '../search/library-model.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `models.${string}` | `settings.${string}` | `vault.${string}`>;

/** The calls of settings, the library's model and the key; `notifyChanged` says that the status is another now. */
export function createSettingsHandlers(
  rooms: {
    readonly settings: Pick<SettingsService, 'get' | 'change'>;
    readonly libraryModel: LibraryModelRoom;
    readonly vault: Vault;
    /** What was locked can be read from now on. */
    readonly onUnlocked: () => void;
  },
  notifyChanged: <T>(value: T) => T,
): Pick<DeskHandlers, Calls> {
  const { settings, libraryModel, vault, onUnlocked } = rooms;
  return {
    'models.inspect': ({ folder }) => libraryModel.check(folder),
    'models.use': async ({ folder }) => {
      await libraryModel.use(folder);
      return notifyChanged(null);
    },
    'models.cancel': () => {
      libraryModel.cancel();
      return notifyChanged(null);
    },
    'settings.get': () => settings.get(),
    'settings.change': (part) => settings.change(part),
    'vault.create': async ({ passphrase }) => notifyChanged(await vault.create(passphrase)),
    'vault.unlock': async ({ passphrase }) => {
      const unlocked = notifyChanged(await vault.unlock(passphrase));
      onUnlocked();
      return unlocked;
    },
  };
}
