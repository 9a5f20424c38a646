/** A name as it is looked up: without accents and capitals, so that "RENÉ", "René" and "rene" are one. */
export function foldName(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
