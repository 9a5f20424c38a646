import { mkdirSync, openSync, closeSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Why nothing can be kept in the data folder; `shell.dataFolder` of locales/ has the sentences. */
export type DataFolderProblem =
  | { readonly code: 'fileInPlace' | 'notWritable' | 'diskFull'; readonly folder: string }
  | { readonly code: 'isFolder'; readonly folder: string; readonly name: string };

/** Without these the desk does not open; of others a copy is there, or they are made anew. */
const files = ['desk.db', 'settings.json'];

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
  const name = files.find((file) =>
    statSync(path.join(folder, file), { throwIfNoEntry: false })?.isDirectory(),
  );
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
