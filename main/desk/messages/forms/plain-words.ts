const pieces = /[\p{L}\p{N}]+/gu;

/**
 * The words of a text in small letters, without accents, marks and apostrophes, one blank between two: chats leave out
 * accents, so the forms of a language are written without them: also ø, æ, ł and đ, which are no letter with a mark.
 */
export const plainWords = (text: string): string =>
  (
    text
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('ø', 'o')
      .replaceAll('ł', 'l')
      .replaceAll('đ', 'd')
      .normalize('NFD')
      // Marks of kana make other sounds: か is not が.
      .replaceAll(/(?![\u3099\u309a])\p{M}/gu, '')
      .normalize('NFC')
      .match(pieces) ?? []
  ).join(' ');
