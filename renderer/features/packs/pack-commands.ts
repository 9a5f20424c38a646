import type { Command } from '../layout/command.ts';
import { always } from '../layout/conditions.ts';
import { exportPack, previewPack } from './pack-actions.ts';

/** A library for a colleague, and one of a colleague. */
export const packCommands: readonly Command[] = [
  {
    name: 'packs.commands.export',
    needs: ['packs.create', { settings: false }],
    group: 'library',
    keys: ['Ctrl+Shift+S'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void exportPack(desk),
  },
  {
    name: 'packs.commands.import',
    needs: ['packs.preview'],
    group: 'library',
    keys: ['Ctrl+Shift+L'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void previewPack(desk),
  },
];
