import type {
  CallInput,
  DeskEvents,
  DeskHandlers,
  DeskStatus,
  EventName,
  ModelStatus,
} from '../../preload/contract.ts';
import { atMostEvery } from './at-most.ts';
import { keepBackups } from './backups.ts';
import { DeskFailure } from './failure.ts';
import { createDuplicateHandlers } from './handlers/duplicates.ts';
import { createProposalHandlers } from './handlers/proposals.ts';
import { createLearningHandlers } from './handlers/learning.ts';
import { createEntryHandlers } from './handlers/entries.ts';
import { createDuplicates } from './learning/duplicates/duplicates.ts';
import { createReview } from './learning/past-answers/review.ts';
import { createEntries } from './library/entries.ts';
import { createFolders } from './library/folders.ts';
import { exportLibrary } from './library/export/export.ts';
import { madeBy } from './library/intake.ts';
import { createPackHandlers } from './library/pack/packs.ts';
import { createPhrasings, type Phrasings } from './learning/phrasings/phrasings.ts';
import { createLibrary, type Library } from './library/library.ts';
import { createPreviewHandlers } from './handlers/preview.ts';
import { createPreviews } from './library/preview.ts';
import { createMoodReader } from './messages/mood/mood.ts';
import { readMessage } from './messages/read.ts';
import { createQueues } from './messages/topics/queues.ts';
import { createTopics } from './messages/topics/topics.ts';
import { createQueueHandlers } from './handlers/queues.ts';
import type { Ports } from './ports.ts';
import { createVault } from './privacy/vault.ts';
import { commitReply, type CommitDeps, record } from './replies/commit.ts';
import { compose } from './replies/compose.ts';
import { composeHandOver, type HandOverQuestion } from './replies/hand-over.ts';
import { createQuickFind } from './search/quick-find.ts';
import { createLibraryModel } from './search/library-model.ts';
import { createSearch, type Search } from './search/search.ts';
import { createSettings, type SettingsRoom } from './settings/settings.ts';
import { openStore } from './store/open.ts';
import { sharingQueries } from './shared-queries.ts';
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
    readonly phrasings: Phrasings;
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
      model = { state: 'ready', name: libraryModel.status().name, message: null };
      search.reload();
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

  let model: ModelStatus = { state: 'loading', name: embedder.model, message: null };
  const modelSettled = embedder.load().then(
    () => {
      model = { state: 'ready', name: embedder.model, message: null };
    },
    (error: unknown) => {
      const message = error instanceof DeskFailure ? error.message : 'The language model did not load.';
      model = { state: 'failed', name: embedder.model, message };
      log.write('error', 'model.failed', { model: embedder.model });
    },
  );
  void modelSettled.then(() => emit('desk.changed', status()));

  // An import of small files has dozens of news a second; nobody can read more than a few.
  const tellStatus = atMostEvery(newsEvery, () => emit('desk.changed', status()));
  const tellLibrary = atMostEvery(newsEvery, () => emit('library.changed', null));
  const onVectors = (change: VectorChange): void => {
    search.apply(change);
    quickFind.forget();
    duplicates.changed();
  };
  const onChanged = (): void => tellLibrary();
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
    model,
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
  // The `desk` command may change the library while the window is open.
  const elsewhere = setInterval(() => {
    if (!store.changedElsewhere()) return;
    topics.forget();
    search.reload();
    quickFind.forget();
    duplicates.changed();
    tellLibrary();
    tellStatus();
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
    const kept = await settings.change(part);
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
  const addSample = async (): Promise<null> => {
    await queues.addSample();
    return library.addSample();
  };
  beginOnce(ports, store, addSample);
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
  const committing: CommitDeps = { clipboard: ports.clipboard, journal: store.journal, vault, newId };

  /** What was shown for each question, by the names that a colleague knows. */
  const tried = (questions: CallInput<'handovers.copy'>['questions']): readonly HandOverQuestion[] => {
    const titles = search.titlesOf(questions.flatMap(({ shown }) => shown.map(({ target }) => target)));
    return questions.map(({ question, shown, chosen }) => {
      const best = shown.find(({ target }) => target === (chosen ?? shown[0]?.target));
      return {
        question,
        closest: best ? (titles.get(best.target) ?? null) : null,
        confidence: best ? `${Math.round(best.confidence * 100)} %` : '',
        chosen: chosen !== null,
      };
    });
  };

  const phrasings = createPhrasings({
    store,
    search,
    embedder,
    vault,
    newId,
    log,
    asks: () => settings.get().learning === 'when accepted',
    onChanged: () => emit('learning.changed', null),
  });

  const handlers: DeskHandlers = {
    'desk.status': status,

    'library.import': ({ paths: given, ...decisions }) => library.import(given, decisions),
    ...createPreviewHandlers(previews, library, store),
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

    ...createEntryHandlers(entries, changed),
    ...createLearningHandlers(phrasings),
    ...createDuplicateHandlers(duplicates, entries, reviewed),
    ...createProposalHandlers({ ...review, duplicates }, reviewed),

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

    'sample.add': addSample,
    'sample.remove': async () => {
      await queues.removeSample();
      return changed(library.removeSample());
    },
    'sample.messages': () => library.sampleMessages(),

    'messages.read': async (given) => {
      const started = performance.now();
      const mail = 'path' in given ? await library.readMail(given.path) : { text: given.text, subject: null };
      const read = await readMessage(mail, reading);
      const answers = read.questions.map((question) => {
        const best = question.suggestions[0];
        const good = best && question.verdict.word !== 'no good answer';
        return { question: question.text, source: good && !best.internal ? best : null };
      });
      const name = read.details.find((detail) => detail.kind === 'name')?.text ?? null;
      const draft = compose(name, answers, settings.get());
      return { ...read, draft, ms: performance.now() - started };
    },
    'messages.search': async ({ text }) => {
      const { results } = await search.findAll([{ text, context: '' }], { limit: 10, byMeaning: true });
      const { suggestions, verdict } = found(results[0] ?? null, 'answer');
      return { start: 0, end: text.length, text, number: 1, suggestions, verdict };
    },

    'replies.compose': ({ name, answers }) => {
      const sources = search.sourcesOf(answers.flatMap(({ target }) => target ?? []));
      const chosen = answers.map(({ question, target }) => {
        const source = target === null ? null : found(sources.get(target) ?? null, 'answer');
        // What is internal is for the agent's eyes: the question stays open, and the draft says so.
        return { question, source: source?.internal === true ? null : source };
      });
      return compose(name, chosen, settings.get());
    },
    'replies.commit': async (input) => {
      const committed = await commitReply(input, committing);
      const decisions = input.questions.flatMap(({ question, chosen }) =>
        chosen === null ? [] : [{ question, target: chosen }],
      );
      if (settings.get().learning !== 'off')
        phrasings
          .learn(decisions, settings.get().agentName)
          .catch(() => log.write('warn', 'learning.not-learned'));
      return committed;
    },
    'handovers.copy': async (input) => {
      const read = await readMessage({ text: input.message, subject: null }, reading);
      const text = composeHandOver({
        ...input,
        details: read.details,
        mood: read.mood,
        questions: tried(input.questions),
      });
      await ports.clipboard.write({ text, html: '' });
      record('hand-over', input, {}, committing);
      return { text };
    },

    ...createQueueHandlers(queues, topics, reading),

    'gaps.note': ({ question }) => {
      const id = newId();
      store.gaps.add(vault.encrypt(question, `gap:${id}`), id);
      return changed(null);
    },
    'gaps.list': () =>
      store.gaps
        .open()
        .map(({ id, at, question }) => ({ id, at, question: vault.decrypt(question, `gap:${id}`) })),
    'gaps.close': ({ id }) => {
      if (!store.gaps.close(id)) throw new DeskFailure('not_found', 'That gap is gone.');
      return changed(null);
    },

    'models.check': ({ folder }) => libraryModel.check(folder),
    'models.use': async ({ folder }) => {
      await libraryModel.use(folder);
      return changed(null);
    },
    'models.cancel': () => {
      libraryModel.cancel();
      return changed(null);
    },

    'settings.get': () => settings.get(),
    'settings.change': changeSettings,

    'vault.create': async ({ passphrase }) => changed(await vault.create(passphrase)),
    'vault.unlock': async ({ passphrase }) => {
      const unlocked = changed(await vault.unlock(passphrase));
      review.pastAnswers.resume();
      return reviewed(unlocked);
    },
  };

  return {
    handlers,
    modelSettled,
    rooms: { store, library, search, phrasings },
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
      await review.pastAnswers.close();
      await library.close();
      await previews.close();
      await libraryModel.close();
      await modelSettled;
      await endBackups();
      await ports.embedder.close();
      store.close();
    },
  };
}

/** The sample shop comes once, into a library that never held anything; removed, it stays away. */
function beginOnce(
  { beginsWith, log }: Ports,
  { documents, meta }: Store,
  addSample: () => Promise<null>,
): void {
  if (beginsWith === 'nothing' || meta.get('begun') !== null) return;
  meta.set('begun', 'yes');
  if (documents.counts().documents > 0) return;
  addSample().catch(() => log.write('error', 'sample.not-added'));
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new DeskFailure('not_found', `That ${what} is no longer in the library.`);
  return value;
}
