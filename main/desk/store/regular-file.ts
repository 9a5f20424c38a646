import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DeskFailure } from '../failure.ts';

/**
 * Links, folders, pipes and devices are refused, so that nothing outside of what was chosen is read and nothing waits for
 * ever. Rejects with `unreadable`.
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  const handle = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new DeskFailure('unreadable', { reason: 'not_a_file' });
}
