import type { BrowserWindow } from 'electron';
import type { ShellHandlers } from '../../preload/contract.ts';
import { readClipboard } from './clipboard.ts';
import { pickPaths } from './file-dialogs.ts';
import type { PathGrants } from './path-grants.ts';

export interface ShellCallDeps {
  readonly window: BrowserWindow;
  readonly grants: PathGrants;
  readonly restartEngine: () => void;
}

/** What a window may ask of the shell itself. */
export function createShellHandlers({ window, grants, restartEngine }: ShellCallDeps): ShellHandlers {
  return {
    'shell.pick': async ({ what }) => {
      const { grants: access, paths } = await pickPaths(window, what);
      grants.grant(access, paths);
      return paths;
    },
    'shell.readClipboard': async () => ({ text: await readClipboard() }),
    'shell.restartEngine': () => {
      restartEngine();
      return null;
    },
  };
}
