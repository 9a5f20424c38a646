import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { displayName } from './sanitize.ts';

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** For people to read; the path alone leads to the file. */
  readonly name: string;
  /** 0 when it cannot be told: reading the file will say why. */
  readonly bytes: number;
}

/** Folders and files that no owner means: hidden ones, what programs leave beside documents, packages. */
const ignoredNames = /^(?:\.|~\$|node_modules$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;
export const isIncluded = (name: string): boolean => !ignoredNames.test(name);

/**
 * The files that a person means by these paths: files as given, folders with all that is in them, in alphabetical
 * order, each file once. Links inside of folders are not followed, so there are no loops. `onUnreadable` is told of
 * folders that could not be read.
 */
export async function walkFiles(
  paths: readonly string[],
  onUnreadable: (folder: string) => void = () => undefined,
): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const given of paths) {
    const absolute = path.resolve(given);
    for await (const file of walkPath(absolute, onUnreadable)) found.set(file.path, file);
  }
  return [...found.values()];
}

async function* walkPath(given: string, onUnreadable: (folder: string) => void): AsyncGenerator<FoundFile> {
  const stats = await lstat(given).catch(() => null);
  if (stats?.isSymbolicLink()) {
    // A person who names a link means what it leads to.
    const target = await realpath(given).catch(() => null);
    if (target !== null) yield* walkPath(target, onUnreadable);
    else yield { path: given, name: displayName(given), bytes: 0 };
    return;
  }
  if (!stats?.isDirectory()) {
    yield { path: given, name: displayName(given), bytes: stats?.size ?? 0 };
    return;
  }
  const inside = await readdir(given, { withFileTypes: true }).catch(() => {
    onUnreadable(given);
    return [];
  });
  for (const item of inside.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (!isIncluded(item.name) || item.isSymbolicLink()) continue;
    yield* walkPath(path.join(given, item.name), onUnreadable);
  }
}
