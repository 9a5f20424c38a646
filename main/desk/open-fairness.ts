import type { Changes } from './changes.ts';
import { createFairness, type Fairness } from './fairness/fairness.ts';
import type { LearningRooms } from './open-learning.ts';
import type { LibraryRooms } from './open-library.ts';
import type { ReplyRooms } from './open-replies.ts';
import type { ReportRooms } from './open-report.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';

/** Milliseconds between two looks whether a month has gone by. */
const lookIntervalMs = 10 * 60_000;

/** Whether everybody is answered alike, while nobody works. */
export function openFairness(
  { now, log }: Ports,
  { store, settings, vault }: Storage,
  { search, rareWords, library, embedder }: LibraryRooms,
  { reading, writer, pseudonyms }: ReplyRooms,
  { golden }: LearningRooms,
  { report }: ReportRooms,
  changes: Changes,
): Fairness {
  const isBusy = () => search.isSearchActive() || library.progress().running;
  return createFairness({
    store,
    settings,
    vault,
    golden,
    rareWords,
    reading,
    report,
    writer,
    pseudonyms,
    embedder,
    now,
    isBusy,
    changes,
    log,
  });
}

/** Looks now and again; the returned function stops it. */
export function startFairness(fairness: Fairness): () => Promise<void> {
  fairness.look();
  const timer = setInterval(() => fairness.look(), lookIntervalMs).unref();
  return async () => {
    clearInterval(timer);
    await fairness.close();
  };
}
