/** Where letters lie on a keyboard: each with those beside it. */
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const hash = (text: string): number => {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
};

/** The same numbers from 0 to below 1 for the same seed. */
function createRandom(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function neighbourOf(letter: string, random: () => number): string {
  const row = keyboard.find((keys) => keys.includes(letter.toLowerCase())) ?? letter;
  const at = row.indexOf(letter.toLowerCase());
  const beside = [row[at - 1], row[at + 1]].filter((key) => key !== undefined);
  return beside[Math.floor(random() * beside.length)] ?? letter;
}

/** One letter swapped with the next, dropped, doubled or exchanged for its neighbour on the keyboard. */
function misspellWord(word: string, random: () => number): string {
  for (;;) {
    const at = Math.floor(random() * word.length);
    const [before, letter, next, after] = [
      word.slice(0, at),
      word[at] ?? '',
      word[at + 1] ?? '',
      word.slice(at + 2),
    ];
    const wrong = [
      before + next + letter + after,
      before + next + after,
      before + letter + letter + next + after,
      before + neighbourOf(letter, random) + next + after,
    ][Math.floor(random() * 4)];
    if (wrong !== undefined && wrong !== word) return wrong;
  }
}

/** The text with one letter wrong in each of two of its words of four letters or more (in what there is of them). */
export function misspell(text: string, seed: string): string {
  const random = createRandom(seed);
  const words = [...text.matchAll(/(?<![\p{L}\p{N}])[a-z]{4,}(?![\p{L}\p{N}])/giu)];
  while (words.length > 2) words.splice(Math.floor(random() * words.length), 1);
  return words.reduceRight(
    (wrong, { 0: word, index }) =>
      wrong.slice(0, index) + misspellWord(word, random) + wrong.slice(index + word.length),
    text,
  );
}
