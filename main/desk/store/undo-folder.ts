import { readFileSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** In the data folder: what was there before a backup was restored, until a person says that all is well. */
export const undoFolder = 'before-restore';

const erasuresIn = (folder: string): readonly string[] => {
  try {
    return readFileSync(join(folder, 'erasures.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch {
    return [];
  }
};

/**
 * Removes what was kept aside when anything was erased since, as it still has it. True where it went. Throws what Node says
 * when it cannot be removed.
 */
export function removeUndoWithErased(dataFolder: string): boolean {
  const undo = join(dataFolder, undoFolder);
  if (!existsSync(undo)) return false;
  const known = new Set(erasuresIn(undo));
  if (erasuresIn(dataFolder).every((line) => known.has(line))) return false;
  rmSync(undo, { recursive: true, force: true });
  return true;
}
