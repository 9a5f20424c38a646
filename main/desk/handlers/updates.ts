import type { DeskHandlers } from '../../../preload/contract.ts';
import { releaseKeys } from '../release-keys.ts';
import { checkUpdateFile, type ReleaseKey } from '../update-file.ts';

/** Checks a file that somebody wants to install; nothing is fetched, installed or run. */
export function createUpdateHandlers({
  version,
  keys = releaseKeys,
}: {
  readonly version: string;
  readonly keys?: readonly ReleaseKey[];
}): Pick<DeskHandlers, 'updates.check'> {
  return { 'updates.check': ({ path: file }) => checkUpdateFile(file, { version, keys }) };
}
