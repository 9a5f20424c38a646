import type { Translate } from '../../../../locales/keys.ts';
import { createTranslate } from '../../../../locales/translate.ts';
import { wordError } from '../../../../locales/word.ts';
import type { DeskFailure } from '../../failure.ts';

/**
 * What a reader adds to the text of a document: what it left out, what was attached. It becomes part of the text that is kept,
 * whoever looks at it later, so it is English always.
 */
let words: Translate | null = null;
export const note: Translate = (key, params) => (words ??= createTranslate('en-GB'))(key, params);

/** Why a file within another one could not be read. */
export const noteFailure = (failure: DeskFailure): string => wordError(note, failure.toWire());
