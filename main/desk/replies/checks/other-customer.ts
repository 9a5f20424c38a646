import type { FindingWhy, Span, WireParams } from '../../../../preload/contract.ts';
import { findEmails } from '../../privacy/pii/email.ts';
import { foldName } from '../../privacy/pii/fold-name.ts';
import { lookUpName } from '../../privacy/pii/name-lexicon.ts';
import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';
import { nameStopWords } from '../../privacy/pii/name-stop-words.ts';
import { textAfter, textBefore } from '../../privacy/pii/span.ts';
import { firstNameOf } from '../snippets/resolve-variables.ts';
import { type Check, type CheckResult, type CheckInput, withoutSentence } from './check-input.ts';
import { closingPattern, type WordSpan, wordSpans } from './word-spans.ts';

const greets =
  /^[\s>]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|grüß(?: gott)?|grüezi|moin|servus|liebe[rs]?|sehr geehrte[rs]?|bonjour|chère?|cher|hola|estimad[oa]|ciao|gentile|car[oa]|beste|geachte)(?![\p{L}])([^\n,!.;:?–]{0,80})/iu;
const titles = new Set(
  'mr mrs ms miss mx dr prof professor herr frau herrn fr hr madame monsieur mme señora señor sra sr signora signor sir madam family familie team damen herren kunde kundin kunden kundinnen customer customers colleague colleagues friend friends member members guest guests zusammen alle everyone everybody folks'.split(
    ' ',
  ),
);

/** Words that could be of a name: with a capital, and nothing that a greeting says to everybody. */
const couldBeName = ({ text, folded }: WordSpan): boolean => {
  if (!/^\p{Lu}/u.test(text) || text.length < 2 || nameStopWords.has(folded) || titles.has(folded))
    return false;
  const { given, family, everyday } = lookUpName(text);
  return given || family || !everyday;
};

const joinedPlace = (words: readonly WordSpan[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
});

const textAt = (input: CheckInput, { start, end }: Span): string => input.reply.slice(start, end);

/** The customer's own name, as it would stand in that place; null when the message does not tell it. */
function ownName({ message }: CheckInput, place: 'first' | 'last' | 'whole'): string | null {
  const [name] = message.names;
  if (name === undefined) return null;
  if (place === 'whole') return name;
  return place === 'first' ? firstNameOf(name) : (name.trim().split(/\s+/).at(-1) ?? null);
}

function finding(
  input: CheckInput,
  place: Span,
  code: FindingWhy,
  fix: CheckResult['fix'],
  params: WireParams = {},
): CheckResult {
  const words = textAt(input, place);
  return {
    kind: 'otherCustomer',
    ...place,
    words,
    why: { code, params: { words, ...params } },
    question: null,
    fix,
  };
}

const writeInstead = (place: Span, name: string): CheckResult['fix'] => ({
  by: 'replace',
  ...place,
  replacement: name,
});

/** Somebody may be greeted by a word of the message, of the address, or of the shop. */
function isCustomersOwn(input: CheckInput, word: WordSpan): boolean {
  if (
    input.isInMessage(word.text) ||
    input.message.names.some((name) => foldName(name).includes(word.folded))
  )
    return true;
  // "Tom" of thomas@…, "Jo" of joanna@…: an address often holds what a message does not say.
  return input.message.emails.some((email) => foldName(email).includes(word.folded.slice(0, 4)));
}

/** The one who is greeted is not the one who wrote. */
function greetingsOf(input: CheckInput): readonly CheckResult[] {
  const match = greets.exec(input.reply);
  const greeting = match?.[1] ?? '';
  const from = (match?.[0].length ?? 0) - greeting.length;
  const greeted = wordSpans(greeting)
    .map((word) => ({ ...word, start: word.start + from, end: word.end + from }))
    .filter(couldBeName);
  // "Mr Okafor" has no first name, and is no reason to greet Tom.
  const own = ownName(input, 'first') ?? ownName(input, 'whole');
  if (greeted.length === 0 || own === null) return [];
  const place = joinedPlace(greeted);
  if (greeted.some((word) => isCustomersOwn(input, word)) || input.isShopText(textAt(input, place)))
    return [];
  const hasTitle = wordSpans(greeting).some(({ folded }) => titles.has(folded));
  const name =
    greeted.length > 1 ? ownName(input, 'whole') : ((hasTitle ? ownName(input, 'last') : null) ?? own);
  const params = { name: input.message.names[0] ?? own };
  return [finding(input, place, 'greets_other', writeInstead(place, name ?? own), params)];
}

const isAlsoWord = ({ text, folded }: WordSpan): boolean =>
  nameStopWords.has(folded) || lookUpName(text).everyday || lookUpName(text).alsoWord;

/** Names of the customers of other cases, which a paste brings along. */
function namesOfOthers(input: CheckInput): readonly CheckResult[] {
  const others = new Map(
    input.others.names.flatMap((name) =>
      wordSpans(name).flatMap(({ folded }) => (folded.length > 2 ? [[folded, name] as const] : [])),
    ),
  );
  if (others.size === 0) return [];
  const runs: WordSpan[][] = [];
  for (const word of wordSpans(input.reply)) {
    const name = others.get(word.folded);
    if (name === undefined || !/^\p{Lu}/u.test(word.text)) continue;
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      others.get(last.folded) === name &&
      /^[ \u00A0.-]{1,2}$/.test(input.reply.slice(last.end, word.start));
    if (goesOn) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs.flatMap((run) => {
    const place = joinedPlace(run);
    if (input.isShopText(textAt(input, place)) || run.every((word) => isCustomersOwn(input, word))) return [];
    // "Rose Baker" wrote too; a rose or a baker in the reply is still only that.
    if (run.length === 1 && run.every(isAlsoWord)) return [];
    const own = ownName(input, run.length > 1 ? 'whole' : 'first');
    const fix = own === null ? withoutSentence(input, place) : writeInstead(place, own);
    const found = finding(input, place, 'other_customer', fix);
    // Two customers may be called Emily, and a colleague too.
    const isFirstName = run.length === 1 && run.every(({ text }) => lookUpName(text).given);
    return [isFirstName ? { ...found, onlyWarns: true } : found];
  });
}

/** Addresses that neither the customer nor the shop wrote. */
function emailsIn(input: CheckInput): readonly CheckResult[] {
  const others = new Set(input.others.emails.map((email) => email.toLowerCase()));
  const own = wordSpans(input.message.names.join(' ')).map(({ folded }) => folded);
  return [...findEmails(input.reply)].flatMap((place): CheckResult[] => {
    const email = textAt(input, place);
    if (input.isInMessage(email) || input.isShopText(email)) return [];
    const [address] = input.message.emails;
    const fix = address === undefined ? withoutSentence(input, place) : writeInstead(place, address);
    if (others.has(email.toLowerCase())) return [finding(input, place, 'other_address', fix)];
    if (own.some((folded) => email.toLowerCase().includes(folded))) return [];
    return [{ ...finding(input, place, 'unknown_person', fix), onlyWarns: true }];
  });
}

/** So far back a closing is looked for, in characters. */
const closingReach = 400;

/** Below a closing the agent signs, in the last lines of the reply. */
function isSigned(reply: string, start: number, lastLines: number): boolean {
  if (start < lastLines) return false;
  const above = textBefore(reply, start, closingReach).trimEnd().split('\n').slice(-2);
  return above.some((line) => closingPattern.test(line));
}

/** Where the last six lines begin. */
function lastLinesOf(reply: string): number {
  let at = reply.length;
  for (let breaks = 0; breaks < 6; breaks++) {
    at = at <= 0 ? -1 : reply.lastIndexOf('\n', at - 1);
    if (at < 0) return 0;
  }
  return at + 1;
}

/** People whom nobody knows here: the agent may mean them, so this never blocks. */
function strangersIn(input: CheckInput): readonly CheckResult[] {
  const lastLines = lastLinesOf(input.reply);
  return input.personal.flatMap((place): CheckResult[] => {
    if (place.label !== 'PERSON' || isSigned(input.reply, place.start, lastLines)) return [];
    const words = wordSpans(textAt(input, place)).map((word) => ({
      ...word,
      start: word.start + place.start,
      end: word.end + place.start,
    }));
    const names = words.filter(({ folded }) => !titles.has(folded) && folded.length > 1);
    // One word may be many things, and a first name alone that of whom the mail program shows. Where the message says
    // another one, it is somebody else who is spoken to.
    const isSpokenTo =
      input.message.names.length > 0 &&
      names.every(({ text }) => lookUpName(text).given) &&
      /(?:,|\b(?:thanks|thank you|sorry|danke|hello|hi|dear|hallo))\s$/iu.test(
        textBefore(input.reply, place.start),
      ) &&
      /^\s*(?:[,.!?]|$)/u.test(textAfter(input.reply, place.end));
    const isSomebody =
      /\p{L}\s+\p{Lu}/u.test(textAt(input, place)) || words.length > names.length || isSpokenTo;
    if (names.length === 0 || !isSomebody) return [];
    if (names.some((word) => isCustomersOwn(input, word) || input.isShopText(word.text))) return [];
    const { start, end } = place;
    const fix = withoutSentence(input, place);
    return [{ ...finding(input, { start, end }, 'unknown_person', fix), onlyWarns: true }];
  });
}

/** Names and addresses of somebody else than the customer; each place once, the surest reason first. */
export const otherCustomers: Check = (input) => {
  const taken = createClaimedSpans(input.reply);
  return [...greetingsOf(input), ...namesOfOthers(input), ...emailsIn(input), ...strangersIn(input)].filter(
    (each) => !taken.overlaps(each) && taken.claim(each) !== null,
  );
};
