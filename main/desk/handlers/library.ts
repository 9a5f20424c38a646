import type { DeskHandlers } from '../../../preload/contract.ts';
import { exportLibrary } from '../library/export/export.ts';
import type { Folders } from '../library/folders.ts';
import type { Library } from '../library/library.ts';
import type { LibraryModelRoom } from '../search/library-model.ts';
import type { QuickFind } from '../search/quick-find.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { found } from './found.ts';

type Calls = Exclude<
  Extract<keyof DeskHandlers, `library.${string}` | `folders.${string}`>,
  'library.preview' | 'library.previewAgain' | 'library.readAgain'
>;

/** The calls of documents and watched folders; `changed` tells that counts of the status are others now. */
export function createLibraryHandlers(
  rooms: {
    readonly store: Store;
    readonly library: Library;
    readonly folders: Folders;
    readonly search: Pick<Search, 'relearn'>;
    readonly libraryModel: Pick<LibraryModelRoom, 'catchUp'>;
    readonly quickFind: QuickFind;
  },
  changed: <T>(value: T) => T,
): Pick<DeskHandlers, Calls> {
  const { store, library, folders, search, libraryModel, quickFind } = rooms;
  return {
    'library.import': ({ paths, ...decisions }) => library.import(paths, decisions),
    'library.cancel': () => {
      folders.pauseReading();
      return library.cancel();
    },
    'library.pause': () => library.pause(),
    'library.resume': () => library.goOn(),
    'library.retry': ({ id }) => library.retry(id),
    'library.remove': ({ ids }) => changed(library.remove(ids)),
    'library.undo': ({ undo }) => {
      const undone = changed(library.undo(undo));
      search.relearn();
      libraryModel.catchUp();
      return undone;
    },
    'library.list': (query) => store.documents.list(query),
    'library.open': ({ documentId, entryId }) => found(store.documents.open(documentId, entryId), 'document'),
    'library.export': (input) => exportLibrary(store, input),
    'library.find': ({ text, limit }) => quickFind.find(text, limit),

    'folders.watch': ({ path }) => folders.watch(path),
    'folders.list': () => folders.list(),
    'folders.pause': ({ id }) => folders.pause(id),
    'folders.resume': ({ id }) => folders.resume(id),
    'folders.stop': ({ id, keepDocuments }) => changed(folders.stop(id, keepDocuments)),
  };
}
