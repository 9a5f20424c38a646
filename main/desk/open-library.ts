import type { Changes } from './changes.ts';
import { dedupeEmbeddings } from './dedupe-embeddings.ts';
import { pipelineVersionOf } from './library/build-content.ts';
import { createEntries } from './library/entries.ts';
import { createFolders } from './library/folders.ts';
import { createLibrary } from './library/library.ts';
import { createStoredMailMasking } from './library/mask-stored-mail.ts';
import { createPreviews } from './library/preview.ts';
import { trackModelStatus } from './model-status.ts';
import { createNewKey } from './privacy/new-key.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';
import { clearWhenLocked } from './privacy/clear-when-locked.ts';
import { createLibraryModel } from './search/library-model.ts';
import { createLearnedVectors } from './search/learned-vectors.ts';
import { createSearch } from './search/search.ts';
import { translatingEmbedder } from './search/translating-embedder.ts';
import { createTitleSearch } from './search/title-search.ts';
import { createRareWordFilter } from './search/uncommon-words.ts';

export type LibraryRooms = Awaited<ReturnType<typeof openLibrary>>;

/** What the shop knows, how it comes in, and how it is found again. Nothing is read or embedded until `start`. */
export async function openLibrary(ports: Ports, { store, settings, vault }: Storage, changes: Changes) {
  const { paths, startParser, searchActivity, now, newId, log } = ports;
  const bundledEmbedder = dedupeEmbeddings(ports.embedder);
  const libraryModel = await createLibraryModel({
    store,
    bundled: translatingEmbedder(bundledEmbedder),
    open: ports.openModel,
    searchActivity,
    changes,
    log,
  });
  const { embedder } = libraryModel;
  const learnedVectors = createLearnedVectors(store, vault, changes);
  const search = createSearch({
    store,
    embedder,
    learned: () => learnedVectors.read(),
    changes,
    searchActivity,
    log,
    cosineScale: () => libraryModel.cosineScale(),
    glossary: () => settings.get().glossary,
  });
  const newKey = createNewKey({ store, vault, isBusy: () => search.isSearchActive(), changes, log });
  const titleSearch = createTitleSearch(store.passages, changes);
  const rareWords = createRareWordFilter(store.passages, changes, vault);
  const model = trackModelStatus(embedder, changes, log);
  const library = createLibrary({
    store,
    embedder,
    paths,
    startParser,
    now,
    newId,
    changes,
    log,
  });
  const entries = createEntries({ entries: store.entries, embedder, newId, changes, log });
  const mailMasking = createStoredMailMasking({
    store,
    embedder,
    newId,
    isBusy: () => search.isSearchActive(),
    changes,
    log,
  });
  const previews = createPreviews({ store, startParser, log, now });
  // A mail that was read may still be in their memory.
  clearWhenLocked(changes, vault, () => {
    library.endIdleParsers();
    previews.endIdleParsers();
  });
  const folders = createFolders({
    store,
    library,
    log,
    watches: ports.watchFolders,
    pipelineVersion: pipelineVersionOf(embedder),
    changes,
  });
  return {
    bundledEmbedder,
    embedder,
    libraryModel,
    model,
    search,
    learnedVectors,
    newKey,
    titleSearch,
    rareWords,
    searchActivity,
    library,
    mailMasking,
    entries,
    previews,
    folders,
    start() {
      newKey.schedule();
      void entries.complete();
      library.recoverImports();
      mailMasking.schedule();
      libraryModel.resume();
      folders.start();
    },
  };
}
