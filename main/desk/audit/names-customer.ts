const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** What may stand between the letters and digits of a telephone or order number. */
const between = String.raw`[\s./()#–-]{0,3}`;
const fewestDigits = 4;

/**
 * A pattern for what a customer is known by: an e-mail address, a telephone or order number however it is grouped, or a name
 * as whole words in either order.
 */
function patternOf(given: string): string {
  const text = given.normalize('NFC').trim();
  const digits = text.replaceAll(/\P{Nd}/gu, '').length;
  const isNumber =
    !text.includes('@') && digits >= fewestDigits && /^[+#]?[\p{L}\p{Nd}\s./()#–-]+$/u.test(text);
  if (isNumber) {
    const signs = text.match(/[\p{L}\p{Nd}]/gu) ?? [];
    return String.raw`(?<![\p{L}\p{N}])${signs.join(between)}`;
  }
  const words = text.split(/\s+/u).map(escaped);
  const inOrder = String.raw`(?<![\p{L}\p{N}._%+-])${words.join(String.raw`\s+`)}`;
  const [first, last] = words;
  return words.length === 2 && !text.includes('@') && !text.includes(',')
    ? String.raw`${inOrder}|(?<![\p{L}\p{N}])${last ?? ''},\s*${first ?? ''}`
    : inOrder;
}

/** Whether a text names the customer by any of these, whatever the case. */
export function namesCustomer(...known: readonly string[]): (text: string) => boolean {
  const any = known.map(patternOf).join('|');
  const pattern = new RegExp(String.raw`(?:${any})(?![\p{L}\p{N}])`, 'iu');
  return (text) => pattern.test(text.normalize('NFC'));
}
