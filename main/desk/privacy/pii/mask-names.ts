/** What stands in place of what was masked. */
export const maskPattern = /\[(?:NAME|EMAIL|PHONE|ADDRESS|CARD|IBAN|ID|IP|SECRET|MAC|BIRTH DATE|NUMBER)\]/g;

const greeted =
  /^[^\S\n]{0,20}(?:hi|hello|hey|dear|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag|moin|bonjour|hola|ciao|beste)\s+((?:\p{Lu}[\p{L}\p{M}'’.-]*[ \t]*){1,4})/gimu;

/** Whom a text greets. */
export const greetedNames = (text: string): readonly string[] =>
  [...text.matchAll(greeted)].map(([, name = '']) => name.trim());

/** What somebody is called: as the mail program says, and by the words of the address. */
export function correspondentNames({
  name,
  address,
}: {
  readonly name: string;
  readonly address: string;
}): readonly string[] {
  const parts = address.replace(/@.*$/, '').split(/[^\p{L}]+/u);
  return [
    ...(name === '' ? [] : [name]),
    ...parts
      .filter((part) => part.length > 2)
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()),
  ];
}

/**
 * Masks names that are known from the senders, wherever they stand: no list has them all. Made once for texts of the same
 * people.
 */
export function createNameMasker(names: readonly string[]): (text: string) => string {
  const parts = new Set(names.flatMap((name) => [name, ...name.split(/[\s,."'()]+/)]));
  const patterns = [...parts]
    .filter((part) => /^\p{Lu}[\p{L}\p{M}'’-]{2,}/u.test(part))
    // The whole of a name before its parts.
    .sort((a, b) => b.length - a.length)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (patterns.length === 0) return joinMasks;
  const any = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?:['’]s)?(?![\p{L}\p{N}])`,
    'gu',
  );
  return (text) => joinMasks(text.replace(any, '[NAME]'));
}

/** The same for one text. */
export const maskNames = (text: string, names: readonly string[]): string => createNameMasker(names)(text);

const joinMasks = (text: string): string => text.replace(/\[NAME\](?:[ ,]+\[NAME\])+/g, '[NAME]');
