import { readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fsyncParent } from './atomic-file.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/**
 * The copies of `desk.db` beside it: `.backup` is the last one, `.backup-day` the last of an earlier day, `.backup-week`
 * one of the two to nine days before, with a copy every day, `.before-vN` was made before the newest migration. When what went
 * wrong is noticed late, an older copy is still without it.
 */
const last = '.backup';
const day = '.backup-day';
const week = '.backup-week';

/**
 * All copies there are, newest first: as they were rotated, whatever a clock that was set back made of their times. One of a
 * migration stands where its time says.
 */
export function listCopies(path: string): readonly string[] {
  const copies = copiesMatching(path, /^\.(?:backup(?:-day|-week)?|before-v\d+)$/u)
    .map((file) => ({ file, at: statSync(file).mtimeMs, bytes: statSync(file).size }))
    // SQLite takes an empty file for a new library, and nobody would hear of the loss.
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.at - a.at);
  const rotated = [last, day, week].flatMap((end) => copies.find(({ file }) => file === path + end) ?? []);
  const listed = [...rotated];
  for (const copy of copies.filter((one) => !rotated.includes(one))) {
    const older = listed.findIndex(({ at }) => at <= copy.at);
    listed.splice(older === -1 ? listed.length : older, 0, copy);
  }
  return listed.map(({ file }) => file);
}

/** Replaces the last copy by a finished one; the last one becomes an older one where that is due. */
export function rotateCopies(path: string, made: string): void {
  const present = dayOf(path + last);
  if (present !== null && present !== dayOf(made)) {
    const older = dayOf(path + day);
    const oldest = dayOf(path + week);
    if (older !== null && (oldest === null || Math.abs(older - oldest) >= 7))
      renameSync(path + day, path + week);
    renameSync(path + last, path + day);
  }
  renameSync(made, path + last);
  fsyncParent(path);
}

/**
 * Gives up older copies, the oldest first, while the disk would not hold the next copy and as much again to work with.
 * The last good copy always stays.
 */
export function pruneForSpace(path: string): void {
  const wanted = 2 * (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  for (const copy of listCopies(path).slice(1).toReversed()) {
    const { bavail, bsize } = statfsSync(dirname(path));
    if (bavail * bsize >= wanted) return;
    rmSync(copy, { force: true });
  }
}

/** Deletes the copies of migrations but the newest. */
export function removeOlderMigrationCopies(path: string, migrated: string): void {
  for (const file of copiesMatching(path, /^\.before-v\d+$/u))
    if (file !== migrated) rmSync(file, { force: true });
}

function copiesMatching(path: string, end: RegExp): readonly string[] {
  const name = basename(path);
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(name) && end.test(file.slice(name.length)))
    .map((file) => join(dirname(path), file));
}

/** The number of the day (UTC) on which a file was made; null when there is none. */
function dayOf(file: string): number | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? Math.floor(stats.mtimeMs / dayMs) : null;
}
