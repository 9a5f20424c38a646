import { addSampleOnce } from './add-sample-once.ts';
import { scheduleDatabaseCopies } from './database-copy-schedule.ts';
import { type Changes, createChanges } from './changes.ts';
import type { Desk } from './desk-interface.ts';
import { DeskFailure } from './failure.ts';
import { detectLanguage } from './library/detect-language.ts';
import { createHandlers } from './handlers/handlers.ts';
import { openBackups, startBackups } from './open-backups.ts';
import { openFairness, startFairness } from './open-fairness.ts';
import { openLearning } from './open-learning.ts';
import { openLibrary } from './open-library.ts';
import { openReplies } from './open-replies.ts';
import { openRetention, startRetention } from './open-retention.ts';
import { openReport } from './open-report.ts';
import { openQuality } from './open-quality.ts';
import { openStorage, type Storage } from './open-storage.ts';
import { createPeople } from './people/people.ts';
import type { Ports } from './ports.ts';
import { createStatus } from './status.ts';
import { createWindowEvents } from './window-events.ts';

/** Milliseconds between two checks for what another program changed. */
const pollIntervalMs = 2_000;

/** The product: opens what is stored, joins the rooms, answers the calls. Throws DeskFailure when it cannot be opened. */
export async function createDesk(ports: Ports): Promise<Desk> {
  try {
    return await openRooms(ports);
  } catch (error) {
    if (!(error instanceof DeskFailure) || error.code !== 'store_damaged') throw error;
    // Found by reading what was trusted: opened again, the file is checked and recovered.
    return openRooms(ports);
  }
}

async function openRooms(ports: Ports): Promise<Desk> {
  const changes = createChanges(ports.log);
  const storage = await openStorage(ports, changes);
  try {
    return await joinRooms(ports, storage, changes);
  } catch (error) {
    storage.store.close();
    throw error;
  }
}

async function joinRooms(ports: Ports, storage: Storage, changes: Changes): Promise<Desk> {
  const { log } = ports;
  const { store } = storage;
  const library = await openLibrary(ports, storage, changes);
  const replies = openReplies(ports, storage, library, changes);
  const learning = openLearning(ports, storage, library, changes);
  const people = createPeople({ ...storage, list: storage.peopleList, changes, newId: ports.newId });
  const backups = openBackups(ports, storage, replies, changes);
  const retention = openRetention(ports, storage, library, replies, changes);
  const report = openReport(ports, storage, library, replies, learning, changes);
  const fairness = openFairness(ports, storage, library, replies, learning, report, changes);
  const quality = openQuality(ports, storage, library, replies, learning, report);
  const rooms = {
    ...storage,
    ...library,
    ...replies,
    ...learning,
    ...report,
    fairness,
    ...quality,
    people,
    backups,
    retention,
  };

  const notices = () => [...storage.notices(), ...backups.notices(), ...retention.notices()];
  const status = createStatus(ports.version, { ...storage, notices }, library);
  const events = createWindowEvents(changes, { status, settings: () => storage.settings.get() });
  const handlers = createHandlers(ports, rooms, changes, status);

  library.start();
  learning.start();
  replies.worklist.start();
  rooms.report.start();
  rooms.customers.start();
  const erased = replies.erasures.finish();
  const { settled } = library.model;
  void settled.then(() => {
    replies.snippets.reindex();
    // What the first message would wait for, and no start does.
    detectLanguage('a'.repeat(20));
  });
  addSampleOnce(ports, store, async () => handlers['sample.add']({}));
  // The `desk` command may change the library while the window is open.
  const externalChangePoll = setInterval(() => {
    if (store.changedByOtherProcess()) changes.publish('reload', null);
  }, pollIntervalMs).unref();
  const damaged = Promise.withResolvers<void>();
  const stopDatabaseCopies = scheduleDatabaseCopies(store, library.library, {
    changes,
    log,
    onDamaged: damaged.resolve,
  });
  const stopRetention = startRetention(retention);
  const stopFairness = startFairness(fairness);
  const stopWholeBackups = startBackups(backups, storage, library);

  return {
    handlers,
    access: () => storage.session.access(),
    modelSettled: settled,
    damaged: damaged.promise,
    restoring: backups.staged,
    services: rooms,
    subscribe: (listener) => events.subscribe(listener),
    // What takes things in ends before what works on them, and the files close last.
    close: async () => {
      clearInterval(externalChangePoll);
      events.close();
      await stopFairness();
      await rooms.folders.close();
      await rooms.worklist.close();
      await rooms.calibration.close();
      await rooms.similarEntries.close();
      await rooms.gaps.close();
      await rooms.learnedEmbedding.close();
      await rooms.golden.close();
      await rooms.pastAnswers.close();
      await rooms.snippets.close();
      await rooms.newKey.close();
      await rooms.router.close();
      await rooms.mailMasking.close();
      await rooms.library.close();
      rooms.previews.close();
      await rooms.libraryModel.close();
      await settled;
      await erased;
      await stopDatabaseCopies();
      await stopRetention();
      await stopWholeBackups();
      await ports.embedder.close();
      rooms.writer.flush();
      await rooms.customers.close();
      await rooms.report.close();
      await rooms.sealing.settled();
      backups.ended();
      store.close();
    },
  };
}
