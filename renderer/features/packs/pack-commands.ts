import { named, type Command } from '../frame/command.ts';
import { exportPack, previewPack } from './pack-actions.ts';

/** A library for a colleague, and one of a colleague. */
export const packCommands: readonly Command[] = [
  named('packs.commands.export', {
    group: 'Library',
    keys: ['Ctrl+Shift+S'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => void exportPack(desk),
  }),
  named('packs.commands.import', {
    group: 'Library',
    keys: ['Ctrl+Shift+L'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => void previewPack(desk),
  }),
];
