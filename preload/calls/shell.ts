import { z } from 'zod';
import { call, nothing } from './call.ts';

/** What a person is asked for. What may be done with it stands in `shell/file-dialogs.ts`. */
const pickPurpose = z.enum([
  'files',
  'folder',
  'pack',
  'export folder',
  'new pack',
  'new hand-over',
  'new log',
]);
export type PickPurpose = z.infer<typeof pickPurpose>;

/** What the shell answers itself. */
export const shellCalls = {
  /** Asks a person for files or a folder, and grants them for that purpose. Empty when nothing was picked. */
  'shell.pick': call(z.strictObject({ what: pickPurpose })).returns<readonly string[]>(),
  'shell.readClipboard': call(nothing).returns<{ readonly text: string }>(),
  /** Starts the engine anew after it was given up (`engine.changed` with state failed); harmless otherwise. */
  'shell.restartEngine': call(nothing).returns<null>(),
} as const;
