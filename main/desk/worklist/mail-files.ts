import { stat } from 'node:fs/promises';
import { walkFiles } from '../library/walk.ts';

const mailName = /\.(?:eml|emlx|msg)$/iu;

/** A mail file, and by what it is known again: its path, size and time. */
export interface MailFile {
  readonly path: string;
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** The mail files among these, and within these folders. */
export async function findMailFiles(paths: readonly string[]): Promise<readonly MailFile[]> {
  const files: MailFile[] = [];
  for (const { path } of await walkFiles(paths)) {
    const stats = mailName.test(path) ? await stat(path).catch(() => null) : null;
    if (stats === null) continue;
    files.push({ path, source: `${path}|${stats.size}|${stats.mtimeMs}`, changedAt: stats.mtimeMs });
  }
  return files;
}
