import { dialog, type BrowserWindow } from 'electron';
import type { ShellHandlers } from '../../preload/contract.ts';
import { readClipboard } from './clipboard.ts';
import type { PathGrants } from './path-grants.ts';

export interface ShellCallDeps {
  readonly window: BrowserWindow;
  readonly grants: PathGrants;
  readonly restartEngine: () => void;
}

const packs = [{ name: 'Library packs', extensions: ['sidedesk'] }];
/** Files that a person names: the first extension is added where none of them is there. */
const saved = {
  'new pack': { name: 'library.sidedesk', filters: packs },
  'new hand-over': {
    name: 'hand-over.txt',
    filters: [
      { name: 'Text', extensions: ['txt'] },
      { name: 'Markdown', extensions: ['md'] },
    ],
  },
  'new log': {
    name: 'decisions.jsonl',
    filters: [
      { name: 'JSON lines', extensions: ['jsonl'] },
      { name: 'CSV', extensions: ['csv'] },
    ],
  },
} as const;

/** What a window may ask of the shell itself. */
export function createShellHandlers({ window, grants, restartEngine }: ShellCallDeps): ShellHandlers {
  return {
    'shell.pick': async ({ what }) => {
      if (what === 'new pack' || what === 'new hand-over' || what === 'new log') {
        const { name, filters } = saved[what];
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: name,
          filters: filters.map((filter) => ({ ...filter, extensions: [...filter.extensions] })),
        });
        if (canceled || filePath === '') return [];
        const extensions = filters.flatMap((filter) => filter.extensions);
        // With the extension that the engine would add, so that it is the path that is granted.
        const isNamed = extensions.some((extension) => filePath.toLowerCase().endsWith(`.${extension}`));
        const file = isNamed ? filePath : `${filePath}.${extensions[0] ?? ''}`;
        grants.grant([file]);
        return [file];
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...(what === 'pack' ? { filters: packs } : {}),
        properties:
          what === 'pack'
            ? ['openFile']
            : [what === 'files' ? 'openFile' : 'openDirectory', 'multiSelections'],
      });
      if (canceled) return [];
      grants.grant(filePaths);
      return filePaths;
    },
    'shell.readClipboard': async () => ({ text: await readClipboard() }),
    'shell.restartEngine': () => {
      restartEngine();
      return null;
    },
  };
}
