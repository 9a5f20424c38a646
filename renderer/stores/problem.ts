import { DeskError } from '../../preload/client.ts';

/** What went wrong, in a sentence for the person at the desk. */
export const problemText = (error: unknown): string =>
  error instanceof DeskError ? error.message : 'Something went wrong in the window itself.';
