import { createTranslate } from '../../locales/translate.ts';

/** The sentences as somebody in Britain reads them. */
export const t = createTranslate('en-GB');
