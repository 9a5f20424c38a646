import type { DeskEvents, DeskHandlers, DeskStatus, EventName } from '../../preload/contract.ts';
import { atMostEvery } from './at-most.ts';
import { keepBackups } from './backups.ts';
import { createDuplicateHandlers } from './handlers/duplicates.ts';
import { createEntryHandlers } from './handlers/entries.ts';
import { createGapHandlers, notingGaps } from './handlers/gaps.ts';
import { createGoldenHandlers, tellingGolden } from './handlers/golden.ts';
import { createHandOverHandlers } from './handlers/hand-overs.ts';
import { createLearningHandlers } from './handlers/learning.ts';
import { createLibraryHandlers } from './handlers/library.ts';
import { createMessageHandlers } from './handlers/messages.ts';
import { createOversightHandlers } from './handlers/oversight.ts';
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
import { anotherModel, otherWords, somethingLearned } from './learning/golden/causes.ts';
import { createGolden, type Golden } from './learning/golden/golden.ts';
import { createReview } from './learning/past-answers/review.ts';
import { createEntries } from './library/entries.ts';
import { createFolders } from './library/folders.ts';
import { madeBy } from './library/intake.ts';
import { createLibrary, type Library } from './library/library.ts';
import { createPackHandlers } from './library/pack/packs.ts';
import { createPreviews } from './library/preview.ts';
import { createMoodReader } from './messages/mood/mood.ts';
import { createQueues } from './messages/topics/queues.ts';
import { createTopics } from './messages/topics/topics.ts';
import { watchModel } from './model-status.ts';
import type { Ports } from './ports.ts';
import { createReplyRooms } from './reply-rooms.ts';
import { createVault } from './privacy/vault.ts';
import { createInternalTexts } from './replies/checks/internal-words.ts';
import { createSnippets } from './replies/snippets/snippets.ts';
import { createLibraryModel } from './search/library-model.ts';
import { createQuickFind } from './search/quick-find.ts';
import { createSearch, type Search } from './search/search.ts';
import { createSettings, type SettingsRoom } from './settings/settings.ts';
import { sharingQueries } from './shared-queries.ts';
import { openStore } from './store/open.ts';
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
  readonly rooms: {
    readonly store: Store;
    readonly library: Library;
    readonly search: Search;
    readonly learning: Learning;
    readonly gaps: Gaps;
    readonly golden: Golden;
  };
}

/** Milliseconds between two events of the same kind, and between two looks for what another program changed. */
const newsEvery = 200;
const lookEvery = 2_000;

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
  const vault = await createVault({ folder: paths.data, keyVault: ports.keyVault, log });
  const quickFind = createQuickFind(store.passages);
  const shipped = sharingQueries(ports.embedder);
  const libraryModel = await createLibraryModel({
    store,
    shipped,
    open: ports.openModel,
    log,
    onStatus: () => tellStatus(),
    onChanged: () => {
      model.swapped(libraryModel.status().name);
      search.reload();
      gaps.libraryChanged(null);
      golden.changed(anotherModel);
      tellStatus();
    },
  });
  const { embedder } = libraryModel;
  const search = createSearch({
    store,
    embedder,
    log,
    spread: () => libraryModel.spread(),
    glossary: () => settings.get().glossary,
  });

  const topics = createTopics({ embedder, settings, store, vault, newId, log });

  const model = watchModel(embedder, log);
  void model.settled.then(() => emit('desk.changed', status()));

  // An import of small files has dozens of news a second; nobody can read more than a few.
  const tellStatus = atMostEvery(newsEvery, () => emit('desk.changed', status()));
  const tellLibrary = atMostEvery(newsEvery, () => emit('library.changed', null));
  const onVectors = (change: VectorChange): void => {
    search.apply(change);
    quickFind.forget();
    internal.forget();
    duplicates.changed();
    gaps.libraryChanged(change);
    golden.libraryChanged(change);
  };
  const internal = createInternalTexts(store);
  const onChanged = (): void => {
    internal.forget();
    tellLibrary();
  };
  const onProgress = (): void => tellStatus();
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
    spread: () => libraryModel.spread(),
    isBusy: () => search.isAsked(),
    log,
    onChanged: () => emit('review.changed', null),
  });
  duplicates.changed();
  const gaps = createGaps({
    store,
    vault,
    embedder,
    search,
    now,
    newId,
    log,
    spread: () => libraryModel.spread(),
    onChanged: () => {
      emit('gaps.changed', null);
      tellStatus();
    },
  });
  gaps.changed();
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
  golden.changed(null);
  const review = createReview({
    store,
    vault,
    embedder,
    search,
    entries,
    parseWorker: paths.parseWorker,
    newId,
    log,
    onChanged: atMostEvery(newsEvery, () => emit('review.changed', null)),
  });
  review.pastAnswers.resume();
  const previews = createPreviews({ store, paths, log, now });
  const tellFolders = atMostEvery(newsEvery, () => emit('folders.changed', null));

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
  const changed = <T>(value: T): T => {
    emit('desk.changed', status());
    return value;
  };
  const reviewed = <T>(value: T): T => {
    emit('review.changed', null);
    return value;
  };
  const readAnew = (): void => {
    topics.forget();
    internal.forget();
    search.reload();
    quickFind.forget();
    duplicates.changed();
    gaps.libraryChanged(null);
    golden.changed(null);
    tellLibrary();
    tellStatus();
  };
  // The `desk` command may change the library while the window is open.
  const elsewhere = setInterval(() => {
    if (store.changedElsewhere()) readAnew();
  }, lookEvery).unref();

  library.resume();
  libraryModel.resume();
  const folders = createFolders({
    store,
    library,
    log,
    follows: ports.followsFolders,
    maker: madeBy(embedder),
    onChanged: () => tellFolders(),
  });
  const changeSettings: SettingsRoom['change'] = async (part) => {
    const before = settings.get();
    const kept = await settings.change(part);
    oversight.settingsChanged(before, kept);
    snippets.changed();
    if (part.glossary !== undefined) golden.changed(otherWords);
    emit('settings.changed', kept);
    return kept;
  };
  const queues = createQueues({
    get: () => settings.get(),
    change: changeSettings,
    topics,
    store,
    newId,
    sampleShop: paths.sampleShop,
  });
  const snippets = createSnippets({
    get: () => settings.get(),
    change: changeSettings,
    embedder,
    isBusy: () => search.isAsked(),
    newId,
    now,
    sampleShop: paths.sampleShop,
  });
  void model.settled.then(() => snippets.changed());
  const sample = createSampleHandlers({ library, queues, snippets }, changed);
  beginOnce(ports, store, async () => sample['sample.add']({}));
  const endBackups = keepBackups(store, library, log);

  const region = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US';
  const reading = {
    search,
    topics,
    mood: createMoodReader({ embedder: shipped, log }),
    get languages() {
      return embedder.languages;
    },
    now,
    region,
    shop: () => ({ orderNumbers: settings.get().orderNumbers, products: quickFind.products() }),
  };
  const { cases, marks, decisions, oversight, drafts, checker, committing } = createReplyRooms({
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
    worsens: (candidate) => golden.worsens(candidate),
    onChanged: () => {
      golden.changed(somethingLearned);
      emit('learning.changed', null);
    },
    onProposed: () => emit('review.changed', null),
  });

  const causing = {
    ...createLibraryHandlers({ store, library, folders, search, libraryModel, quickFind }, changed),
    ...createEntryHandlers(entries, changed),
    ...createLearningHandlers(learning, oversight),
    ...createDuplicateHandlers(duplicates, entries, reviewed),
    ...createProposalHandlers({ ...review, duplicates }, reviewed),
  };
  const done = {
    ...createReplyHandlers({ committing, drafts, checker, cases, learning, reading, settings }),
    ...createHandOverHandlers({ committing, cases, reading, search, settings, mail: ports.mail }),
  };

  const handlers: DeskHandlers = {
    'desk.status': status,

    ...causing,
    ...tellingGolden(causing, { golden, entries, library }),
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

    ...createMessageHandlers({ library, reading, drafts, search, settings, oversight, newId }),
    ...done,
    ...notingGaps(done, { gaps, cases, log }),
    ...createSnippetHandlers({ snippets, cases }),
    ...createQueueHandlers(queues, topics, reading),
    ...createOversightHandlers({
      store,
      vault,
      decisions,
      marks,
      settings,
      now,
      onErased: () => {
        readAnew();
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
          gaps.changed();
          golden.changed(null);
          emit('review.changed', null);
        },
      },
      changed,
    ),
  };

  return {
    handlers,
    modelSettled: model.settled,
    rooms: { store, library, search, learning, gaps, golden },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(elsewhere);
      tellStatus.stop();
      tellLibrary.stop();
      tellFolders.stop();
      await folders.close();
      await duplicates.close();
      await gaps.close();
      await golden.close();
      await review.pastAnswers.close();
      await library.close();
      await previews.close();
      await libraryModel.close();
      await model.settled;
      await endBackups();
      await ports.embedder.close();
      decisions.flush();
      store.close();
    },
  };
}

/** The sample shop comes once, into a library that never held anything; removed, it stays away. */
function beginOnce(
  { beginsWith, log }: Ports,
  { documents, meta }: Store,
  addSample: () => Promise<unknown>,
): void {
  if (beginsWith === 'nothing' || meta.get('begun') !== null) return;
  meta.set('begun', 'yes');
  if (documents.counts().documents > 0) return;
  addSample().catch(() => log.write('error', 'sample.not-added'));
}
