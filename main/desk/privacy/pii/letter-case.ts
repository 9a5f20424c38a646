/** Whether a text goes without capitals, or with nothing else: then they tell nothing about names. */
export function isSingleCase(text: string): boolean {
  return !/\p{Lu}/u.test(text) || !/\p{Ll}/u.test(text);
}
