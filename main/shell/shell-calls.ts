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
const handOvers = [
  { name: 'Text', extensions: ['txt'] },
  { name: 'Markdown', extensions: ['md'] },
];

/** What a window may ask of the shell itself. */
export function createShellHandlers({ window, paths, restartEngine }: ShellCallDeps): ShellHandlers {
  return {
    'shell.pick': async ({ what }) => {
      if (what === 'new pack') {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: 'library.sidedesk',
          filters: packs,
        });
        if (canceled || filePath === '') return [];
        // With the ending that the engine would add, so that it is the path that was pointed at.
        const file = filePath.toLowerCase().endsWith('.sidedesk') ? filePath : `${filePath}.sidedesk`;
        paths.add([file]);
        return [file];
      }
      if (what === 'new hand-over') {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: 'hand-over.txt',
          filters: handOvers,
        });
        if (canceled || filePath === '') return [];
        const file = /\.(?:txt|md)$/i.test(filePath) ? filePath : `${filePath}.txt`;
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
