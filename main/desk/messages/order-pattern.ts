const usual =
  /(?<=\b(?:parcel|package|shipment|delivery)\s{1,5})#?[a-z]{1,4}-\d{4,8}\b|(?:\b(?:order|invoice|booking|reservation|reference|ref|receipt|customer|confirmation|ticket|case)(?:\s{1,5}(?:no|nr|number|id|code))?\.?\s{0,5}(?:is|was|:)?\s{0,5})(#?\s?[a-z]{0,4}-?\d[\da-z-]{2,}\d|#?\s?\d{4,})\b|#\s?(?:[a-z]{0,4}-?\d[\da-z-]{2,}\d|\d{4,})\b/giu;

/**
 * What order numbers look like. The owner writes shapes, parted by commas: 9 stands for a digit, A for a letter, anything
 * else for itself ("BB-99999, #9999"). Without any, the usual shapes and the words before them tell.
 */
export function orderPattern(shapes: string): RegExp {
  const written = shapes
    .split(',')
    .map((shape) => shape.trim())
    .filter((shape) => /[9A]/.test(shape));
  if (written.length === 0) return usual;
  const patterns = written
    // The longest first: "9999-9" holds "9999".
    .toSorted((a, b) => b.length - a.length)
    .map((shape) =>
      Array.from(shape, (sign) =>
        sign === '9'
          ? '\\d'
          : sign === 'A'
            ? '\\p{L}'
            : /\s/.test(sign)
              ? '\\s?'
              : sign.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
      ).join(''),
    );
  return new RegExp(`(?<![\\p{L}\\d])(?:${patterns.join('|')})(?![\\p{L}\\d])`, 'giu');
}
