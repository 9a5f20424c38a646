import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Why nothing can be kept in the data folder; `shell.dataFolder` of locales/ has the sentences. */
export type DataFolderProblem =
  | { readonly code: 'fileInPlace' | 'notWritable' | 'diskFull'; readonly folder: string }
  | { readonly code: 'isFolder'; readonly folder: string; readonly name: string };

/** Names of files that the desk does not open without, or not whole. Of a key file there is a copy, which it opens with. */
const fileNames = /^(?:desk\.db|settings\.json|erasures\.jsonl|audit-log\.seal)/u;

/** Makes the data folder, for its owner alone, and tries it. Null when the desk may open there. */
export function prepareDataFolder(folder: string): DataFolderProblem | null {
  const probe = path.join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(probe, 'w', 0o600));
  } catch (error) {
    return whyNot(error, folder);
  } finally {
    removeQuietly(probe);
  }
  const name = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && fileNames.test(entry.name),
  )?.name;
  return name === undefined ? null : { code: 'isFolder', folder, name };
}

function whyNot(error: unknown, folder: string): DataFolderProblem | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return { code: 'fileInPlace', folder };
    case 'ENOSPC':
    case 'EDQUOT':
      // What is there can still be read and searched: the window says what cannot be kept.
      return isThere(folder) ? null : { code: 'diskFull', folder };
    default:
      return { code: 'notWritable', folder };
  }
}

const isThere = (folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never made.
  }
}
