import { DeskError } from '../../preload/client.ts';
import { errorText, t } from '../i18n.ts';

/** What went wrong, in a sentence for the person at the desk. */
export const problemText = (error: unknown): string =>
  error instanceof DeskError ? errorText(error.error) : t('errors.window');
