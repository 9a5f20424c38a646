import type { DeskEvents, DeskHandlers, DeskStatus, EventName } from '../../preload/contract.ts';
import { throttle } from './throttle.ts';
import { scheduleBackups } from './backup-schedule.ts';
import { createDuplicateHandlers } from './handlers/duplicates.ts';
import { createEntryHandlers } from './handlers/entries.ts';
import { createGapHandlers, withGapDetection } from './handlers/gaps.ts';
import { createGoldenHandlers, withChangeCauses } from './handlers/golden.ts';
import { createHandoverHandlers } from './handlers/hand-overs.ts';
import { createLearningHandlers } from './handlers/learning.ts';
import { createLibraryHandlers } from './handlers/library.ts';
import { createMessageHandlers } from './handlers/messages.ts';
import { createAuditHandlers } from './handlers/audit.ts';
import { createPreviewHandlers } from './handlers/preview.ts';
import { createProposalHandlers } from './handlers/proposals.ts';
import { createQueueHandlers } from './handlers/queues.ts';
import { createReplyHandlers } from './handlers/replies.ts';
import { createSampleHandlers } from './handlers/sample.ts';
import { createSettingsHandlers } from './handlers/settings.ts';
import { createSnippetHandlers } from './handlers/snippets.ts';
import { createDuplicates } from './learning/duplicates/duplicates.ts';
import { createLearning, type Learning } from './learning/feedback/learning.ts';
import { createGaps, type Gaps } from './learning/gaps/gaps.ts';
import { modelChanged, synonymsChanged, replyLearned } from './learning/golden/change-causes.ts';
import { createGolden, type Golden } from './learning/golden/golden.ts';
import { createReview } from './learning/past-answers/review.ts';
import { createEntries } from './library/entries.ts';
import { createFolders } from './library/folders.ts';
import { pipelineVersionOf } from './library/build-content.ts';
import { createLibrary, type Library } from './library/library.ts';
import { createPackHandlers } from './library/pack/packs.ts';
import { createPreviews } from './library/preview.ts';
import { createMoodClassifier } from './messages/mood/mood-classifier.ts';
import { createQueues } from './messages/routing/queues.ts';
import { createRouter } from './messages/routing/router.ts';
import { trackModelStatus } from './model-status.ts';
import type { Ports } from './ports.ts';
import { createReplyServices } from './reply-services.ts';
import { createVault } from './privacy/vault.ts';
import { createInternalTextCache } from './replies/checks/internal-text-index.ts';
import { createSnippets } from './replies/snippets/snippets.ts';
import { createLibraryModel } from './search/library-model.ts';
import { createTitleSearch } from './search/title-search.ts';
import { createSearch, type Search } from './search/search.ts';
import { createSettings, type SettingsService } from './settings/settings.ts';
import { dedupeEmbeddings } from './dedupe-embeddings.ts';
import { openStore } from './store/open-store.ts';
import type { Store, VectorChange } from './store/store.ts';

type Listener = <Name extends EventName>(event: Name, payload: DeskEvents[Name]) => void;

export interface Desk {
  readonly handlers: DeskHandlers;
  /** Every event of the desk, until the returned function is called. */
  subscribe(listener: Listener): () => void;
  /** Ends what runs, safely: everything confirmed is on disk. */
  close(): Promise<void>;
  /** Resolves when the model is ready or has failed; never rejects. */
  readonly modelSettled: Promise<void>;
  /** For the command line and for measuring, which go past the wire. */
  readonly services: {
    readonly store: Store;
    readonly library: Library;
    readonly search: Search;
    readonly learning: Learning;
    readonly gaps: Gaps;
    readonly golden: Golden;
  };
}

/** Milliseconds between two events of the same kind, and between two checks for what another program changed. */
const eventThrottleMs = 200;
const pollIntervalMs = 2_000;

/** The product: opens what is stored, joins the rooms, answers the calls. Throws DeskFailure when it cannot be opened. */
export async function createDesk(ports: Ports): Promise<Desk> {
  const listeners = new Set<Listener>();
  const emit: Listener = (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  };
  const { paths, now, newId, log } = ports;
  const opened = openStore({ folder: paths.data, now, newId, log });
  const { store } = opened;
  const settings = await createSettings({ folder: paths.data, log });
  const vault = await createVault({ folder: paths.data, keyStore: ports.keyStore, log });
  const titleSearch = createTitleSearch(store.passages);
  const bundledEmbedder = dedupeEmbeddings(ports.embedder);
  const libraryModel = await createLibraryModel({
    store,
    bundled: bundledEmbedder,
    open: ports.openModel,
    log,
    onStatus: () => emitStatus(),
    onVectorsChanged: () => {
      model.replaced(libraryModel.status().name);
      search.reload();
      gaps.libraryChanged(null);
      golden.schedule(modelChanged);
      emitStatus();
    },
  });
  const { embedder } = libraryModel;
  const search = createSearch({
    store,
    embedder,
    log,
    cosineScale: () => libraryModel.cosineScale(),
    glossary: () => settings.get().glossary,
  });

  const router = createRouter({ embedder, settings, store, vault, newId, log });

  const model = trackModelStatus(embedder, log);
  void model.settled.then(() => emit('desk.changed', status()));

  // An import of small files makes dozens of changes a second; nobody can read more than a few.
  const emitStatus = throttle(eventThrottleMs, () => emit('desk.changed', status()));
  const emitLibraryChanged = throttle(eventThrottleMs, () => emit('library.changed', null));
  const onVectors = (change: VectorChange): void => {
    search.apply(change);
    titleSearch.invalidate();
    internal.invalidate();
    duplicates.schedule();
    gaps.libraryChanged(change);
    golden.libraryChanged(change);
  };
  const internal = createInternalTextCache(store);
  const onChanged = (): void => {
    internal.invalidate();
    emitLibraryChanged();
  };
  const onProgress = (): void => emitStatus();
  const library = createLibrary({
    store,
    embedder,
    paths,
    now,
    newId,
    log,
    onVectors,
    onProgress,
    onChanged,
  });
  const entries = createEntries({ entries: store.entries, embedder, newId, onVectors, onChanged });
  const duplicates = createDuplicates({
    store,
    questions: () => search.questions(),
    cosineScale: () => libraryModel.cosineScale(),
    isBusy: () => search.isSearchActive(),
    log,
    onChanged: () => emit('review.changed', null),
  });
  duplicates.schedule();
  const gaps = createGaps({
    store,
    vault,
    embedder,
    search,
    now,
    newId,
    log,
    cosineScale: () => libraryModel.cosineScale(),
    onChanged: () => {
      emit('gaps.changed', null);
      emitStatus();
    },
  });
  gaps.schedule();
  const golden = createGolden({
    store,
    vault,
    embedder,
    search,
    entries,
    now,
    newId,
    log,
    glossary: () => settings.get().glossary,
    agent: () => settings.get().agentName,
    onChanged: () => emit('golden.changed', null),
  });
  golden.schedule(null);
  const review = createReview({
    store,
    vault,
    embedder,
    search,
    entries,
    parseWorker: paths.parseWorker,
    newId,
    log,
    onChanged: throttle(eventThrottleMs, () => emit('review.changed', null)),
  });
  review.pastAnswers.resume();
  const previews = createPreviews({ store, paths, log, now });
  const emitFoldersChanged = throttle(eventThrottleMs, () => emit('folders.changed', null));

  const status = (): DeskStatus => ({
    version: ports.version,
    model: model.status(),
    libraryModel: libraryModel.status(),
    ...store.documents.counts(),
    gaps: store.gaps.count(),
    sample: store.documents.hasSample(),
    vault: vault.status(),
    importing: library.progress(),
    notices: [...opened.notices, ...settings.notices, ...vault.notices],
  });
  const withStatusEvent = <T>(value: T): T => {
    emit('desk.changed', status());
    return value;
  };
  const withReviewEvent = <T>(value: T): T => {
    emit('review.changed', null);
    return value;
  };
  const reloadAll = (): void => {
    router.invalidate();
    internal.invalidate();
    search.reload();
    titleSearch.invalidate();
    duplicates.schedule();
    gaps.libraryChanged(null);
    golden.schedule(null);
    emitLibraryChanged();
    emitStatus();
  };
  // The `desk` command may change the library while the window is open.
  const externalChangePoll = setInterval(() => {
    if (store.changedByOtherProcess()) reloadAll();
  }, pollIntervalMs).unref();

  library.recoverImports();
  libraryModel.resume();
  const folders = createFolders({
    store,
    library,
    log,
    watches: ports.watchFolders,
    pipelineVersion: pipelineVersionOf(embedder),
    onChanged: () => emitFoldersChanged(),
  });
  const changeSettings: SettingsService['change'] = async (part) => {
    const before = settings.get();
    const after = await settings.change(part);
    auditLog.recordSettingsChange(before, after);
    snippets.reindex();
    if (part.glossary !== undefined) golden.schedule(synonymsChanged);
    emit('settings.changed', after);
    return after;
  };
  const queues = createQueues({
    get: () => settings.get(),
    change: changeSettings,
    router,
    store,
    newId,
    sampleShop: paths.sampleShop,
  });
  const snippets = createSnippets({
    get: () => settings.get(),
    change: changeSettings,
    embedder,
    isBusy: () => search.isSearchActive(),
    newId,
    now,
    sampleShop: paths.sampleShop,
  });
  void model.settled.then(() => snippets.reindex());
  const sample = createSampleHandlers({ library, queues, snippets }, withStatusEvent);
  addSampleOnce(ports, store, async () => sample['sample.add']({}));
  const stopBackups = scheduleBackups(store, library, log);

  const region = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US';
  const reading = {
    search,
    router,
    mood: createMoodClassifier({ embedder: bundledEmbedder, log }),
    get languages() {
      return embedder.languages;
    },
    now,
    region,
    shop: () => ({ orderNumbers: settings.get().orderNumbers, products: titleSearch.productNames() }),
  };
  const { cases, pseudonyms, writer, auditLog, drafts, replyChecker, committing } = createReplyServices({
    ports,
    store,
    vault,
    settings,
    search,
    snippets,
    internal,
    reading,
  });

  const learning = createLearning({
    store,
    search,
    embedder,
    vault,
    newId,
    now,
    log,
    proposals: review.proposals,
    settings: () => settings.get(),
    wouldRegress: (candidate) => golden.wouldRegress(candidate),
    onChanged: () => {
      golden.schedule(replyLearned);
      emit('learning.changed', null);
    },
    onProposed: () => emit('review.changed', null),
  });

  const contentHandlers = {
    ...createLibraryHandlers({ store, library, folders, search, libraryModel, titleSearch }, withStatusEvent),
    ...createEntryHandlers(entries, withStatusEvent),
    ...createLearningHandlers(learning, auditLog),
    ...createDuplicateHandlers(duplicates, entries, withReviewEvent),
    ...createProposalHandlers({ ...review, duplicates }, withReviewEvent),
  };
  const commitHandlers = {
    ...createReplyHandlers({ committing, drafts, replyChecker, cases, learning, reading, settings }),
    ...createHandoverHandlers({ committing, cases, reading, search, settings, mail: ports.mail }),
  };

  const handlers: DeskHandlers = {
    'desk.status': status,

    ...contentHandlers,
    ...withChangeCauses(contentHandlers, { golden, entries, library }),
    ...createPreviewHandlers(previews, library, store),

    ...createPackHandlers({
      store,
      embedder,
      now,
      newId,
      onVectors,
      onChanged,
      folder: paths.data,
      settings: { get: () => settings.get(), change: changeSettings },
    }),

    ...sample,

    ...createMessageHandlers({ library, reading, drafts, search, settings, auditLog, newId }),
    ...commitHandlers,
    ...withGapDetection(commitHandlers, { gaps, cases, log }),
    ...createSnippetHandlers({ snippets, cases }),
    ...createQueueHandlers(queues, router, reading),
    ...createAuditHandlers({
      store,
      vault,
      writer,
      pseudonyms,
      settings,
      now,
      onErased: () => {
        reloadAll();
        emit('learning.changed', null);
        emit('review.changed', null);
      },
    }),

    ...createGapHandlers(gaps),
    ...createGoldenHandlers(golden),

    ...createSettingsHandlers(
      {
        settings: { get: () => settings.get(), change: changeSettings },
        libraryModel,
        vault,
        onUnlocked: () => {
          review.pastAnswers.resume();
          gaps.schedule();
          golden.schedule(null);
          emit('review.changed', null);
        },
      },
      withStatusEvent,
    ),
  };

  return {
    handlers,
    modelSettled: model.settled,
    services: { store, library, search, learning, gaps, golden },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(externalChangePoll);
      emitStatus.cancel();
      emitLibraryChanged.cancel();
      emitFoldersChanged.cancel();
      await folders.close();
      await duplicates.close();
      await gaps.close();
      await golden.close();
      await review.pastAnswers.close();
      await library.close();
      await previews.close();
      await libraryModel.close();
      await model.settled;
      await stopBackups();
      await ports.embedder.close();
      writer.flush();
      store.close();
    },
  };
}

/** The sample shop comes once, into a library that never held anything; removed, it stays away. */
function addSampleOnce(
  { seed, log }: Ports,
  { documents, meta }: Store,
  addSample: () => Promise<unknown>,
): void {
  if (seed === 'nothing' || meta.get('sample_offered') !== null) return;
  meta.set('sample_offered', 'yes');
  if (documents.counts().documents > 0) return;
  addSample().catch(() => log.write('error', 'sample.not-added'));
}
