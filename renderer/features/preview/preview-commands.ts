import { listed, type Command } from '../frame/command.ts';

/** What the preview of files acts on. */
export const previewCommands: readonly Command[] = [
  listed('Library', 'preview.commands.addAll', 'Enter'),
  listed('Library', 'preview.commands.leaveOut', 'Delete'),
  listed('Library', 'preview.commands.column', 'Q'),
];
