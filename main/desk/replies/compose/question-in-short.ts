/**
 * Words that join a sentence to the one before it, in the languages that replies are composed in: only with a comma or a colon
 * behind them, as they begin names and sentences of their own as well ("First class", "Then again").
 */
const marked = [
  'and|but|also|or|so|plus|then|oh|besides|moreover|furthermore|finally|lastly|additionally|anyway|btw|by the way|in addition|first of all|first|firstly|second|secondly|third|thirdly|one more thing|another thing|on top of that|last but not least',
  'und|aber|oder|auch|außerdem|ausserdem|dann|zudem|übrigens|noch etwas|erstens|zweitens|drittens|zum einen|zum anderen|zuerst|zuletzt|schließlich',
  "et|mais|ou|aussi|puis|ensuite|enfin|donc|de plus|par ailleurs|d’abord|d'abord|premièrement|deuxièmement|troisièmement|sinon|au fait",
  'y|e|pero|o|además|también|luego|después|entonces|por otro lado|por cierto|primero|segundo|tercero|por último',
].join('|');
const markedConnector = new RegExp(String.raw`^(?:${marked})\s?[,:;]\s?`, 'iu');
const joiner = /^(?:and|but|und|aber|et|mais|y|pero) /iu;
/** How a sentence begins that asks: what "and" stands before is else a part of a sentence ("And Co", "Mais in Dosen"). */
const asks = new RegExp(
  String.raw`^(?:¿|(?:${[
    'how|what|when|where|which|who|whose|why|is|are|am|was|were|do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had|i|we|you|there|if',
    'wie|was|wann|wo|woher|wohin|womit|welche[nmrs]?|wer|wem|wen|warum|wieso|weshalb|ist|sind|war|waren|gibt|kann|können|könnte|könnten|darf|dürfen|muss|müssen|soll|sollen|wird|werden|würden|hat|habe|haben|ich|wir|falls|wenn',
    'comment|combien|quand|où|quel|quels|quelle|quelles|qui|pourquoi|que|est-ce|est-il|est-elle|y|peut-on|puis-je|pouvez-vous|avez-vous|livrez-vous|faut-il|je|nous|vous|si',
    'cómo|cuándo|cuánto|cuánta|cuántos|cuántas|dónde|qué|cuál|cuáles|quién|por qué|puedo|podéis|pueden|puede|hay|tienen|tenéis|es|son|si|también',
    marked,
  ].join('|')})(?![\p{L}’'-]))`,
  'iu',
);
const mostJoined = 4;

/** A sentence without what joins it to the one before. */
function withoutConnectors(sentence: string): string {
  const [mark = ''] = /^[¿¡]?/u.exec(sentence) ?? [];
  let rest = sentence.slice(mark.length);
  for (let count = 0; count < mostJoined; count++) {
    const bare = rest.replace(markedConnector, '');
    const joined = bare === rest ? rest.replace(joiner, '') : bare;
    // "Y a-t-il" asks in French, and "y" joins in Spanish.
    if (joined === rest || /^y a(?:-t-il)?(?![\p{L}-])/iu.test(rest)) break;
    if (bare === rest && !asks.test(joined)) break;
    rest = joined;
  }
  return /[\p{L}\p{N}]/u.test(rest) ? (/^[¿¡]/u.test(rest) ? rest : mark + rest) : sentence;
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** What is short for a word, whatever follows. */
const shortened = setOf(
  'mr mrs ms mx dr prof st ste jr sr hr hrn fr frl mme mlle mm sra srta dra ud uds vd vds bzw ca etc usw evtl ggf inkl exkl zzgl bspw sog str tel approx incl excl dept vs ltd inc gmbh corp bros messrs rev capt lt sgt hon ave blvd rd',
);
/** The same before a number alone: these are words, too. */
const shortenedBeforeNumber = setOf(
  'no nos nr nrn num núm nro art pos p pp pg pag pág s vol fig min max abs ext apt bd co est ref réf tlf cod cp jan feb mar apr jun jul aug sep sept oct okt nov dec dez ene abr dic janv févr avr juil déc',
);

/** Whether the dot before that place belongs to its word: an abbreviation, an initial, the number of a day. */
function isOfWord(text: string, dot: number, next: string): boolean {
  const before = text
    .slice(Math.max(0, text.lastIndexOf(' ', dot) + 1), dot)
    .replace(/^[\p{P}\p{S}]{1,3}/u, '');
  const word = before.toLowerCase();
  if (/^(?:\p{L}|\d{1,2})$/u.test(word) || /^\p{L}{1,3}(?:\.\p{L}{1,3}){1,4}$/u.test(word)) return true;
  if (shortened.has(word) || word.endsWith('str') || (/^\d/.test(next) && shortenedBeforeNumber.has(word)))
    return true;
  // Whoever begins sentences with capitals does not go on with a small letter after one.
  return /^\p{Ll}/u.test(next) && !/^[\p{P}\s]{0,3}\p{Ll}/u.test(text);
}

/** The sentences of a text on one line. */
function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: marks, index } of text.matchAll(/[.!?…؟]+|[。！？]+/gu)) {
    const end = index + marks.length;
    // What writes its marks full width puts no space behind them.
    if (end < text.length && text[end] !== ' ' && !/[。！？]/u.test(marks)) continue;
    if (end < text.length && marks === '.' && isOfWord(text, index, text.slice(end + 1, end + 3))) continue;
    sentences.push(text.slice(from, end).trim());
    from = end;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

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
  const sentences = sentencesOf(plain);
  const asking = sentences.find((one) => /[?？؟]$/u.test(one)) ?? sentences[0] ?? plain;
  const begun = withoutConnectors(asking).replace(/^[¿¡]?\p{Ll}/u, (first) => first.toLocaleUpperCase());
  if (begun.length <= mostCharacters + slack) return begun;
  // A script without spaces is cut anywhere.
  const space = begun.lastIndexOf(' ', mostCharacters);
  const cut = begun.slice(0, space > mostCharacters / 2 ? space : mostCharacters);
  return `${cut.replace(/[\s\p{P}\uD800-\uDBFF]+$/u, '')}…`;
}
