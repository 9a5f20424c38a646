import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { DeskFailure, toDiskFailure } from '../../failure.ts';
import { fsyncParent, hasErrorCode } from '../../store/atomic-file.ts';
import type { UnfinishedFiles } from '../../store/unfinished-files.ts';

/**
 * Writes a file that is not there yet, whole or not at all. Throws `bad_request` when it is there, `unreadable` where the folder
 * is not, `disk_full`.
 */
export async function writeReportFile(
  path: string,
  content: string | Uint8Array,
  unfinished: UnfinishedFiles,
): Promise<void> {
  if (existsSync(path)) throw new DeskFailure('bad_request', { reason: 'file_exists' });
  const temporary = `${path}.tmp`;
  const discardNote = unfinished.note(temporary);
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    fsyncParent(path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (hasErrorCode(error, 'ENOENT') || hasErrorCode(error, 'EACCES'))
      throw new DeskFailure('unreadable', { reason: 'folder' });
    throw toDiskFailure(error);
  } finally {
    discardNote();
  }
}
