import { dialog, type BrowserWindow } from 'electron';
import type { ShellHandlers } from '../../preload/contract.ts';
import { readClipboard } from './clipboard.ts';
import type { PointedPaths } from './pointed-paths.ts';

export interface ShellCallDeps {
  readonly window: BrowserWindow;
  readonly paths: PointedPaths;
  readonly restartEngine: () => void;
}

const packs = [{ name: 'Library packs', extensions: ['sidedesk'] }];
/** Files that a person names: the first ending is given where none of them is there. */
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
export function createShellHandlers({ window, paths, restartEngine }: ShellCallDeps): ShellHandlers {
  return {
    'shell.pick': async ({ what }) => {
      if (what === 'new pack' || what === 'new hand-over' || what === 'new log') {
        const { name, filters } = saved[what];
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: name,
          filters: filters.map((filter) => ({ ...filter, extensions: [...filter.extensions] })),
        });
        if (canceled || filePath === '') return [];
        const endings = filters.flatMap(({ extensions }) => extensions);
        // With the ending that the engine would add, so that it is the path that was pointed at.
        const isNamed = endings.some((ending) => filePath.toLowerCase().endsWith(`.${ending}`));
        const file = isNamed ? filePath : `${filePath}.${endings[0] ?? ''}`;
        paths.add([file]);
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
      paths.add(filePaths);
      return filePaths;
    },
    'shell.readClipboard': async () => ({ text: await readClipboard() }),
    'shell.restartEngine': () => {
      restartEngine();
      return null;
    },
  };
}
