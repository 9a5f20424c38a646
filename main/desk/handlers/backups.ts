import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Backups } from '../backups/backups.ts';

type Calls = Extract<keyof DeskHandlers, `backups.${string}`>;

/** The calls of backups of the whole desk. */
export function createBackupHandlers(backups: Backups): Pick<DeskHandlers, Calls> {
  return {
    'backups.status': () => backups.status(),
    'backups.use': async ({ folder }) => {
      await backups.use(folder);
      return backups.status();
    },
    'backups.make': ({ folder }) => backups.make(folder),
    'backups.verify': ({ from, typed }) => backups.verify(from, typed),
    'backups.preview': ({ from, typed }) => backups.preview(from, typed),
    'backups.restore': async ({ from, digest, typed }) => {
      await backups.restore(from, { digest, typed });
      return null;
    },
    'backups.undoRestore': async () => {
      await backups.undoRestore();
      return null;
    },
    'backups.keepRestored': async () => {
      await backups.keepRestored();
      return backups.status();
    },
  };
}
