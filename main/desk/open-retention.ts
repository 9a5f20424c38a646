import type { Changes } from './changes.ts';
import type { LibraryRooms } from './open-library.ts';
import type { ReplyRooms } from './open-replies.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';
import { createRetention, type Retention } from './retention/retention.ts';

/** Milliseconds between two looks whether something is due. */
const lookIntervalMs = 10 * 60_000;

/** What goes by itself when it is old enough, while nobody works. */
export function openRetention(
  { now, log }: Ports,
  { store, vault, settings }: Storage,
  { search, library }: Pick<LibraryRooms, 'search' | 'library'>,
  { erasures }: Pick<ReplyRooms, 'erasures'>,
  changes: Changes,
): Retention {
  const isBusy = () => search.isSearchActive() || library.progress().running;
  return createRetention({ store, vault, erasures, settings, now, isBusy, changes, log });
}

/** Looks now and again; the returned function stops it. */
export function startRetention(retention: Retention): () => Promise<void> {
  retention.look();
  const timer = setInterval(() => retention.look(), lookIntervalMs).unref();
  return async () => {
    clearInterval(timer);
    await retention.close();
  };
}
