import type { DeskHandlers } from '../../../preload/contract.ts';
import type { LibraryModelRoom } from '../search/library-model.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `models.${string}` | `settings.${string}`>;

/** The calls of settings and the library's model. */
export function createSettingsHandlers(rooms: {
  readonly settings: Pick<SettingsService, 'get' | 'change'>;
  readonly libraryModel: LibraryModelRoom;
}): Pick<DeskHandlers, Calls> {
  const { settings, libraryModel } = rooms;
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
  };
}
