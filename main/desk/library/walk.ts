import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** 0 when it cannot be told: reading the file will say why. */
  readonly bytes: number;
}

/** Folders and files that no owner means: hidden ones, what programs leave beside documents, packages. */
const notMeant = /^(?:\.|~\$|node_modules$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The files that a person means by these paths: files as given, folders with all that is in them, in alphabetical
 * order, each file once. Links inside of folders are not followed, so there are no loops.
 */
export async function filesOf(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const given of paths) {
    const absolute = path.resolve(given);
    for await (const file of filesBelow(absolute)) found.set(file.path, file);
  }
  return [...found.values()];
}

async function* filesBelow(given: string): AsyncGenerator<FoundFile> {
  const stats = await lstat(given).catch(() => null);
  if (stats?.isSymbolicLink()) {
    // A person who names a link means what it leads to.
    const target = await realpath(given).catch(() => null);
    if (target !== null) yield* filesBelow(target);
    else yield { path: given, name: path.basename(given), bytes: 0 };
    return;
  }
  if (!stats?.isDirectory()) {
    yield { path: given, name: path.basename(given), bytes: stats?.size ?? 0 };
    return;
  }
  const inside = await readdir(given, { withFileTypes: true }).catch(() => []);
  for (const item of inside.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (notMeant.test(item.name) || item.isSymbolicLink()) continue;
    yield* filesBelow(path.join(given, item.name));
  }
}
