import type { DeskHandlers } from '../../../preload/contract.ts';
import { exportLibrary } from '../library/export/export-library.ts';
import type { Folders } from '../library/folders.ts';
import type { Library } from '../library/library.ts';
import type { SearchActivity } from '../ports.ts';
import type { TitleSearch } from '../search/title-search.ts';
import type { Changes } from '../changes.ts';
import type { Store } from '../store/store.ts';
import { orNotFound } from './not-found.ts';

type Calls = Exclude<
  Extract<keyof DeskHandlers, `library.${string}` | `folders.${string}`>,
  'library.preview' | 'library.previewDocument' | 'library.reimport'
>;

/** The calls of documents and watched folders. */
export function createLibraryHandlers(rooms: {
  readonly store: Store;
  readonly library: Library;
  readonly folders: Folders;
  readonly titleSearch: TitleSearch;
  readonly searchActivity: SearchActivity;
  readonly changes: Changes;
}): Pick<DeskHandlers, Calls> {
  const { store, library, folders, titleSearch, searchActivity, changes } = rooms;
  return {
    'library.import': ({ paths, ...options }) => library.import(paths, options),
    'library.cancel': () => {
      folders.pauseImporting();
      return library.cancel();
    },
    'library.pause': () => library.pauseImport(),
    'library.resume': () => library.resumeImport(),
    'library.retry': ({ id }) => library.readAgain(id),
    'library.setAudience': ({ ids, audience }) => {
      store.audiences.choose(ids, audience);
      changes.publish('library', { vectors: null, cause: null });
      return null;
    },
    'library.remove': ({ ids }) => library.remove(ids),
    'library.undo': ({ undo }) => library.undo(undo),
    'library.list': (query) => store.documents.list(query),
    'library.open': ({ documentId, entryId }) =>
      orNotFound(store.documents.open(documentId, entryId), 'document'),
    'library.export': (input) => exportLibrary(store, input),
    'library.quickFind': ({ text, limit }) => searchActivity.during(() => titleSearch.find(text, limit)),

    'folders.watch': ({ path }) => folders.watch(path),
    'folders.list': () => folders.list(),
    'folders.pause': ({ id }) => folders.pause(id),
    'folders.resume': ({ id }) => folders.resume(id),
    'folders.stop': ({ id, keepDocuments }) => folders.stop(id, keepDocuments),
  };
}
