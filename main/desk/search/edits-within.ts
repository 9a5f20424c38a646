/** A pattern is no longer than the bits of a number. */
export const longestPattern = 32;

/** Bits of the pattern's places by the code of a letter; all zero between two patterns. */
const placesOf = new Int32Array(65_536);

/**
 * How many letters at least must be added, left out or exchanged to find a pattern of 1 to 32 letters somewhere within each of
 * many texts, which lie one behind the other: `ends` says where each one ends. A few steps a letter, whatever the
 * number of edits (Myers, "A fast bit-vector algorithm for approximate string matching", 1999).
 */
export function editsWithin(
  pattern: string,
  letters: Uint16Array,
  ends: Uint32Array,
  count: number,
): Uint8Array {
  const found = new Uint8Array(count);
  const last = 1 << (pattern.length - 1);
  for (let at = 0; at < pattern.length; at++) {
    const code = pattern.charCodeAt(at);
    placesOf[code] = (placesOf[code] ?? 0) | (1 << at);
  }
  for (let text = 0, at = 0; text < count; text++) {
    const end = ends[text] ?? 0;
    let edits = pattern.length;
    let least = edits;
    // Which cells of a column are one more than the cell above, and which are one less.
    let more = -1;
    let less = 0;
    for (; at < end && least > 0; at++) {
      const same = placesOf[letters[at] ?? 0] ?? 0;
      const vertical = same | less;
      const horizontal = ((((same & more) + more) | 0) ^ more) | same;
      let rising = less | ~(horizontal | more);
      let falling = more & horizontal;
      if ((rising & last) !== 0) edits += 1;
      else if ((falling & last) !== 0) edits -= 1;
      if (edits < least) least = edits;
      rising <<= 1;
      falling <<= 1;
      more = falling | ~(vertical | rising);
      less = rising & vertical;
    }
    at = end;
    found[text] = least;
  }
  for (let at = 0; at < pattern.length; at++) placesOf[pattern.charCodeAt(at)] = 0;
  return found;
}
