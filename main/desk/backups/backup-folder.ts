import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from '../../../preload/contract.ts';
import { openBackup } from './read-backup.ts';

export const backupEnd = '.sidedesk-backup';

/** A backup as its header says, without what is in it. */
export interface ListedBackup extends BackupFile {
  readonly series: string;
  readonly number: number;
}

/** Looked at, at most: whoever has more has them for another reason. */
const mostFiles = 500;

/** Every backup in a folder whose header can be read: this computer's first, newest first. Rejects as Node says of the folder. */
export async function listBackupFiles(folder: string, series: string): Promise<readonly ListedBackup[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(backupEnd) && !name.startsWith('.'));
  const found = await Promise.all(names.slice(0, mostFiles).map((name) => look(folder, name, series)));
  return found
    .filter((one) => one !== null)
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || newerFirst(a, b) || b.name.localeCompare(a.name));
}

/** Of this computer by their number, as a clock may have been set back; others by what they say of their time. */
const newerFirst = (a: ListedBackup, b: ListedBackup): number =>
  a.isOwn && b.isOwn ? b.number - a.number : b.madeAt - a.madeAt;

async function look(folder: string, name: string, series: string): Promise<ListedBackup | null> {
  const path = join(folder, name);
  try {
    // Waiting for a pipe would be waiting for ever.
    if (!(await stat(path)).isFile()) return null;
    const backup = await openBackup(path);
    await backup.close();
    const { header, bytes } = backup;
    const { madeAt, number } = header;
    return { name, bytes, madeAt, series: header.series, number, isOwn: header.series === series };
  } catch {
    // Somebody else's, or damaged: neither counted nor ever deleted.
    return null;
  }
}

/** A name of this day (local) that is not taken: `sidedesk-2026-11-29.sidedesk-backup`, then with -2 and so on. */
export function freeName(at: number, taken: readonly string[]): string {
  const day = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const base = `sidedesk-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  for (let nth = 1; ; nth += 1) {
    const name = `${base}${nth === 1 ? '' : `-${nth}`}${backupEnd}`;
    if (!taken.includes(name)) return name;
  }
}

/** Deletes what is beyond the newest of this computer. What cannot be deleted stays. Returns how many went. */
export async function removeBeyond(
  folder: string,
  { series, keep }: { readonly series: string; readonly keep: number },
): Promise<number> {
  const own = (await listBackupFiles(folder, series)).filter(({ isOwn }) => isOwn);
  let removed = 0;
  for (const { name } of own.slice(Math.max(1, keep))) {
    try {
      await rm(join(folder, name));
      removed += 1;
    } catch {
      // The next one tries again.
    }
  }
  return removed;
}
