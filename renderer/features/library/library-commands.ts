import type { Desk } from '../../desk.ts';
import { elementIds, exportLibrary, focusElement, pickAndImport, pickAndWatch } from '../layout/actions.ts';
import { listed, type Command } from '../layout/command.ts';
import { always, inLibrary } from '../layout/conditions.ts';
import { packCommands } from '../packs/pack-commands.ts';

const group = 'library';
const fromAnywhere = { group, whileTyping: true, isEnabled: always } as const;

/** How a library comes in and goes out, beside single files. */
export const importExportCommands: readonly Command[] = [
  {
    name: 'library.commands.addFolder',
    needs: ['library.import'],
    ...fromAnywhere,
    keys: ['Ctrl+Shift+O'],
    run: (desk) => void pickAndImport(desk, 'folder'),
  },
  {
    name: 'library.commands.watchFolder',
    needs: ['folders.watch'],
    ...fromAnywhere,
    keys: ['Ctrl+Shift+F'],
    run: (desk) => void pickAndWatch(desk),
  },
  ...packCommands,
  ...(
    [
      ['library.commands.exportMarkdown', 'markdown', 'Ctrl+Shift+E'],
      ['library.commands.exportCsv', 'csv', 'Ctrl+Shift+X'],
      ['library.commands.exportJson', 'json', 'Ctrl+Shift+J'],
    ] as const
  ).map(([key, format, keys]): Command => ({
    name: key,
    needs: ['library.export'],
    ...fromAnywhere,
    keys: [keys],
    run: (desk) => void exportLibrary(desk, format),
  })),
];

const importing = (desk: Desk) => desk.status.getState().desk?.importing;

export const libraryCommands: readonly Command[] = [
  {
    name: 'library.commands.addFiles',
    needs: ['library.import'],
    ...fromAnywhere,
    keys: ['Ctrl+O'],
    run: (desk) => void pickAndImport(desk, 'files'),
  },
  ...importExportCommands,
  {
    name: 'library.commands.pause',
    needs: ['library.pause'],
    group,
    keys: ['Ctrl+Shift+H'],
    whileTyping: true,
    isEnabled: (desk) => importing(desk)?.running === true,
    run: (desk) => void desk.library.getState().setImportPaused(importing(desk)?.paused !== true),
  },
  {
    name: 'library.commands.restore',
    group,
    keys: ['Ctrl+Z'],
    isEnabled: (desk) => desk.window.getState().undoAction !== null,
    run: (desk) => {
      desk.window.getState().undo();
    },
  },
  {
    name: 'library.commands.filter',
    group,
    keys: ['/'],
    isEnabled: inLibrary,
    run: () => {
      focusElement(elementIds.filter);
    },
  },
  listed(group, 'library.commands.open', 'Enter'),
  listed(group, 'library.commands.columns', 'C', ['library.import']),
  listed(group, 'library.commands.retry', 'R', ['library.retry']),
  listed(group, 'library.commands.remove', 'Delete', ['library.remove']),
];
