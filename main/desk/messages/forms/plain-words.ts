const pieces = /[\p{L}\p{N}]+/gu;

/**
 * The words of a text in small letters, without accents, marks and apostrophes, one blank between two: chats leave out
 * accents, so the forms of a language are written without them.
 */
export const plainWords = (text: string): string =>
  (
    text
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll('œ', 'oe')
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .match(pieces) ?? []
  ).join(' ');
