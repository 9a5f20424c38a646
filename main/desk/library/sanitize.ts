import path from 'node:path';

/** Signs that no reader sees and that programs obey: control characters, and halves of surrogate pairs. */
export const stripControlCharacters = (text: string): string =>
  text.replace(/\p{Cc}/gu, (sign) => (/[\n\r\t]/.test(sign) ? sign : '')).toWellFormed();

/**
 * A path or file name as it may be shown on any screen: on one line, without signs that move a terminal's cursor or
 * turn the reading direction, so that nothing can look like another file. Never the name to open a file by.
 */
export const displayPath = (given: string): string =>
  given.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '').toWellFormed();

export const displayName = (given: string): string =>
  displayPath(path.basename(given)).trim() || displayPath(given).trim() || 'no name';
