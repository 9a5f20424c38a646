import { listed, type Command } from '../layout/command.ts';

/** What the preview of files acts on. */
export const previewCommands: readonly Command[] = [
  listed('library', 'preview.commands.addAll', 'Enter', ['library.import']),
  listed('library', 'preview.commands.leaveOut', 'Delete', ['library.import']),
  listed('library', 'preview.commands.column', 'Q', ['library.import']),
];
