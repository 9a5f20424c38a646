import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Snippet } from '../../../../preload/shapes/snippets.ts';
import { toDiskFailure, DeskFailure } from '../../failure.ts';
import { createFileAtomic, hasErrorCode } from '../../store/atomic-file.ts';
import { formatSnippetCsv } from './import-csv.ts';

/** Names that are tried before it is given up: nothing is overwritten. */
const mostTries = 100;

/** Writes the snippets as a table. Rejects with `disk_full`, `forbidden` (not writable) or `not_found` (none there). */
export async function exportSnippets(
  snippets: readonly Snippet[],
  folder: string,
): Promise<{ readonly path: string; readonly snippets: number }> {
  if (snippets.length === 0) throw new DeskFailure('not_found', { reason: 'snippets' });
  const text = formatSnippetCsv(snippets);
  try {
    await mkdir(folder, { recursive: true });
    for (let at = 1; at <= mostTries; at++) {
      const file = path.join(folder, at === 1 ? 'snippets.csv' : `snippets (${at}).csv`);
      if (await createFileAtomic(file, text)) return { path: file, snippets: snippets.length };
    }
  } catch (error) {
    if (!hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'))
      throw toDiskFailure(error);
  }
  throw new DeskFailure('forbidden', { reason: 'folder' });
}
