/** How a sentence goes on from the one before it, in the languages that replies are composed in. */
const connectors = [
  'and|but|also|or|so|plus|then|oh|besides|moreover|furthermore|finally|lastly|additionally|anyway|btw|by the way|in addition|first of all|first|firstly|second|secondly|third|thirdly|one more thing|another thing|on top of that|last but not least',
  'und|aber|oder|auch|außerdem|ausserdem|dann|zudem|übrigens|noch etwas|erstens|zweitens|drittens|zum einen|zum anderen|zuerst|zuletzt|schließlich',
  "et|mais|ou|aussi|puis|ensuite|enfin|donc|de plus|par ailleurs|d’abord|d'abord|premièrement|deuxièmement|troisièmement|sinon|au fait",
  'y|e|pero|o|además|también|luego|después|entonces|por otro lado|por cierto|primero|segundo|tercero|por último',
].join('|');
const leadingConnectors = new RegExp(String.raw`^(?:(?:${connectors})(?![\p{L}’'-])[\s,:;–—-]*)+`, 'iu');
/** Longer ones are cut at a word. */
const mostCharacters = 56;
/** One that is a little longer is not cut for the sake of a word. */
const slack = 8;

/**
 * A customer's question as a reply names it: its own first words, without what joins it to the sentence before, without the
 * sentences around the one that asks, and cut with an ellipsis where it is long.
 */
export function questionInShort(question: string): string {
  const plain = question.replaceAll(/\s+/gu, ' ').trim();
  const sentences = plain.match(/.+?(?:[.!?…]+(?=\s|$)|$)\s?/gu)?.map((one) => one.trim()) ?? [];
  const asking = sentences.find((one) => one.endsWith('?')) ?? sentences[0] ?? plain;
  const bare = asking.replace(leadingConnectors, '');
  const own = /[\p{L}\p{N}]/u.test(bare) ? bare : asking;
  const begun = own.replace(/^[¿¡]?\p{Ll}/u, (first) => first.toLocaleUpperCase());
  if (begun.length <= mostCharacters + slack) return begun;
  // A script without spaces is cut anywhere.
  const space = begun.lastIndexOf(' ', mostCharacters);
  const cut = begun.slice(0, space > mostCharacters / 2 ? space : mostCharacters);
  return `${cut.replace(/[\s\p{P}\uD800-\uDBFF]+$/u, '')}…`;
}
