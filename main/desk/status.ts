import type { DeskStatus } from '../../preload/contract.ts';
import type { LibraryRooms } from './open-library.ts';
import type { Storage } from './open-storage.ts';

/** The state of the desk as the window shows it, counted anew at each call. */
export function createStatus(
  version: string,
  storage: Storage,
  { model, libraryModel, library }: Pick<LibraryRooms, 'model' | 'libraryModel' | 'library'>,
): () => DeskStatus {
  const { store, vault, session } = storage;
  return () => ({
    version,
    model: model.status(),
    libraryModel: libraryModel.status(),
    ...store.documents.counts(),
    gaps: store.gaps.count(),
    sample: store.documents.hasSample(),
    vault: vault.status(),
    session: session.status(),
    importing: library.progress(),
    notices: storage.notices(),
  });
}
