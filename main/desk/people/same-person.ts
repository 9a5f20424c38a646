/** Whether two names, as they were typed, mean one person. Nobody is nobody. */
export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return plain(a) !== '' && plain(a) === plain(b);
}
