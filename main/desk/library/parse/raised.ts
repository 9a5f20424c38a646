const signs: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-−()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ'][at] ?? sign]),
);

/** Raised digits as signs of their own, so that 10³ is not read as 103; other words, as the "st" of "1st", as they are. */
export const raised = (text: string): string => {
  const bare = text.trim();
  return bare.length <= 6 && [...bare].every((sign) => signs.has(sign))
    ? [...bare].map((sign) => signs.get(sign)).join('')
    : text;
};
