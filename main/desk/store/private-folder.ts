import { chmodSync, closeSync, lstatSync, openSync, readdirSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the desk, the shell and Chromium keep in the data folder; whatever else lies there is somebody else's. */
const ours =
  /^(?:desk\.db|audit-log\.seal|settings\.json|vault\.json|window\.json|erasures|unfinished$|backups\.json|restored\.json|restore-pending$|before-restore$|logs$|chromium$)/u;

/**
 * Takes from everybody but their owner what they may do with the data folder and our files in it, also where an earlier
 * version or another umask left more. What belongs to others, and what links lead to, is left alone. Never throws.
 */
export function makePrivate(folder: string): void {
  // Windows gives a folder in a profile to its user alone, and knows no such bits.
  if (process.platform === 'win32') return;
  const names = namesIn(folder);
  // A folder that others work in, or all that a person has, is not made ours by a data folder that was put there.
  if (isDataFolder(folder, names)) restrict(folder);
  for (const name of names.filter((one) => ours.test(one))) restrict(join(folder, name));
  for (const name of namesIn(join(folder, 'logs'))) restrict(join(folder, 'logs', name));
}

/** Makes an empty file that only its owner may read, for whoever would make it for everybody. What is there stays. */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch {
    // Whoever opens it next says why it cannot be there.
  }
}

function isDataFolder(folder: string, names: readonly string[]): boolean {
  if ([homedir(), '/'].includes(resolve(folder))) return false;
  const isSticky = ((lookOf(folder)?.mode ?? 0) & 0o1000) !== 0;
  return !isSticky && (names.length === 0 || names.some((name) => ours.test(name)));
}

function restrict(path: string): void {
  const stats = lookOf(path);
  if (stats === null || !(stats.isFile() || stats.isDirectory()) || (stats.mode & 0o077) === 0) return;
  try {
    chmodSync(path, stats.mode & 0o700);
  } catch {
    // Of another owner, or on a drive without such bits.
  }
}

function lookOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
