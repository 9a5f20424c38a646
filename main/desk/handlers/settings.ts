import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import type { LibraryModelRoom } from '../search/library-model.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `models.${string}` | `settings.${string}` | `vault.${string}`>;

/** The calls of settings, the library's model and the key. */
export function createSettingsHandlers(rooms: {
  readonly settings: Pick<SettingsService, 'get' | 'change'>;
  readonly libraryModel: LibraryModelRoom;
  readonly vault: Vault;
  /** Erases all that customers wrote. */
  readonly eraseTexts: () => Promise<unknown>;
}): Pick<DeskHandlers, Calls> {
  const { settings, libraryModel, vault, eraseTexts } = rooms;
  return {
    'models.inspect': ({ folder }) => libraryModel.check(folder),
    'models.use': async ({ folder }) => {
      await libraryModel.use(folder);
      return null;
    },
    'models.cancel': () => {
      libraryModel.cancel();
      return null;
    },
    'settings.get': () => settings.get(),
    'settings.change': (part) => settings.change(part),
    'vault.create': ({ passphrase }) => vault.create(passphrase),
    'vault.retry': () => vault.retry(),
    'vault.startAnew': () => vault.startAnew(eraseTexts),
    'vault.unlock': ({ passphrase }) => vault.unlock(passphrase),
  };
}
