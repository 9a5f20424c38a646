const plain = Array.from('0123456789+-−()n');
const above = Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ');
const signs: ReadonlyMap<string, string> = new Map(plain.map((sign, at) => [sign, above[at] ?? sign]));

/** Raised digits as signs of their own, so that 10³ is not read as 103; other words, as the "st" of "1st", as they are. */
export const toSuperscript = (text: string): string => {
  const bare = Array.from(text.trim());
  return bare.length <= 6 && bare.every((sign) => signs.has(sign))
    ? bare.map((sign) => signs.get(sign)).join('')
    : text;
};
