import { createBackups, type Backups } from './backups/backups.ts';
import { recordRestored } from './backups/restored-line.ts';
import { scheduleWholeBackups } from './backups/schedule-backups.ts';
import type { Changes } from './changes.ts';
import type { LibraryRooms } from './open-library.ts';
import type { ReplyRooms } from './open-replies.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';

/** Backups of the whole desk, and what the log says of one that was just put in place. */
export function openBackups(
  { paths, keyStore, version, now, newId, log, t }: Ports,
  { store, settings, vault, unfinished }: Storage,
  { erasures, sealing, writer }: Pick<ReplyRooms, 'erasures' | 'sealing' | 'writer'>,
  changes: Changes,
): Backups {
  const dataFolder = paths.data;
  const say = () => recordRestored({ dataFolder, auditLog: store.auditLog, sealing, writer, vault });
  say();
  changes.subscribe('vault', 'derive', say);
  return createBackups({
    dataFolder,
    keyStore,
    version,
    store,
    settings,
    vault,
    unfinished,
    erasures,
    changes,
    now,
    newId,
    log,
    t,
  });
}

/** The backup of the day, once nobody works. The returned function stops it. */
export const startBackups = (
  backups: Backups,
  { store }: Pick<Storage, 'store'>,
  { search, library }: Pick<LibraryRooms, 'search' | 'library'>,
): (() => Promise<void>) =>
  scheduleWholeBackups(backups, store, () => search.isSearchActive() || library.progress().running);
