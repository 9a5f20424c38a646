import type { Span } from '../../../../preload/contract.ts';
import { findEmails } from '../../privacy/find/email.ts';
import { foldName } from '../../privacy/find/fold-name.ts';
import { knownName } from '../../privacy/find/name-list.ts';
import { notNames } from '../../privacy/find/not-names.ts';
import { firstName } from '../compose/fill.ts';
import { type Check, type Found, type Look, withoutSentence } from './look.ts';
import { closes, type PlacedWord, wordsIn } from './words.ts';

const greets =
  /^[\s>]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|grüß(?: gott)?|grüezi|moin|servus|liebe[rs]?|sehr geehrte[rs]?|bonjour|chère?|cher|hola|estimad[oa]|ciao|gentile|car[oa]|beste|geachte)(?![\p{L}])([^\n,!.;:?–]{0,80})/iu;
const titles = new Set(
  'mr mrs ms miss mx dr prof professor herr frau herrn fr hr madame monsieur mme señora señor sra sr signora signor sir madam family familie team damen herren kunde kundin kunden kundinnen customer customers colleague colleagues friend friends member members guest guests zusammen alle everyone everybody folks'.split(
    ' ',
  ),
);

/** Words that could be of a name: with a capital, and nothing that a greeting says to everybody. */
const couldBeName = ({ text, folded }: PlacedWord): boolean => {
  if (!/^\p{Lu}/u.test(text) || text.length < 2 || notNames.has(folded) || titles.has(folded)) return false;
  const { given, other, everyday } = knownName(text);
  return given || other || !everyday;
};

const joinedPlace = (words: readonly PlacedWord[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
});

const textAt = (look: Look, { start, end }: Span): string => look.reply.slice(start, end);

/** The customer's own name, as it would stand in that place; null when the message does not tell it. */
function ownName({ message }: Look, place: 'first' | 'last' | 'whole'): string | null {
  const [name] = message.names;
  if (name === undefined) return null;
  if (place === 'whole') return name;
  return place === 'first' ? firstName(name) : (name.trim().split(/\s+/).at(-1) ?? null);
}

function finding(look: Look, place: Span, why: string, fix: Found['fix']): Found {
  return { kind: 'otherCustomer', ...place, words: textAt(look, place), why, question: null, fix };
}

const writeInstead = (place: Span, name: string): Found['fix'] => ({
  by: 'replacing',
  label: `Write “${name}”`,
  ...place,
  replacement: name,
});

/** Somebody may be greeted by a word of the message, of the address, or of the shop. */
function isOwn(look: Look, word: PlacedWord): boolean {
  if (look.isInMessage(word.text) || look.message.names.some((name) => foldName(name).includes(word.folded)))
    return true;
  // "Tom" of thomas@…, "Jo" of joanna@…: an address often holds what a message does not say.
  return look.message.emails.some((email) => foldName(email).includes(word.folded.slice(0, 4)));
}

/** The one who is greeted is not the one who wrote. */
function greetingsOf(look: Look): readonly Found[] {
  const match = greets.exec(look.reply);
  const said = match?.[1] ?? '';
  const from = (match?.[0].length ?? 0) - said.length;
  const greeted = wordsIn(said)
    .map((word) => ({ ...word, start: word.start + from, end: word.end + from }))
    .filter(couldBeName);
  const own = ownName(look, 'first');
  if (greeted.length === 0 || own === null) return [];
  const place = joinedPlace(greeted);
  if (greeted.some((word) => isOwn(look, word)) || look.isShops(textAt(look, place))) return [];
  const hasTitle = wordsIn(said).some(({ folded }) => titles.has(folded));
  const name = greeted.length > 1 ? ownName(look, 'whole') : ownName(look, hasTitle ? 'last' : 'first');
  const why = `“${textAt(look, place)}” is greeted, but the message is from ${look.message.names[0] ?? own}.`;
  return [finding(look, place, why, writeInstead(place, name ?? own))];
}

const isAlsoWord = ({ text, folded }: PlacedWord): boolean =>
  notNames.has(folded) || knownName(text).everyday || knownName(text).alsoWord;

/** Names of the customers of other cases, which a paste brings along. */
function namesOfOthers(look: Look): readonly Found[] {
  const others = new Map(
    look.others.names.flatMap((name) =>
      wordsIn(name).flatMap(({ folded }) => (folded.length > 2 ? [[folded, name] as const] : [])),
    ),
  );
  if (others.size === 0) return [];
  const runs: PlacedWord[][] = [];
  for (const word of wordsIn(look.reply)) {
    const name = others.get(word.folded);
    if (name === undefined || !/^\p{Lu}/u.test(word.text)) continue;
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      others.get(last.folded) === name &&
      /^[ \u00A0.-]{1,2}$/.test(look.reply.slice(last.end, word.start));
    if (goesOn) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs.flatMap((run) => {
    const place = joinedPlace(run);
    if (look.isShops(textAt(look, place)) || run.every((word) => isOwn(look, word))) return [];
    // "Rose Baker" wrote too; a rose or a baker in the reply is still only that.
    if (run.length === 1 && run.every(isAlsoWord)) return [];
    const own = ownName(look, run.length > 1 ? 'whole' : 'first');
    const why = `“${textAt(look, place)}” is a customer of another message.`;
    const fix = own === null ? withoutSentence(look.reply, place) : writeInstead(place, own);
    const found = finding(look, place, why, fix);
    // Two customers may be called Emily, and a colleague too.
    const isFirstName = run.length === 1 && run.every(({ text }) => knownName(text).given);
    return [isFirstName ? { ...found, onlyWarns: true } : found];
  });
}

/** Addresses that neither the customer nor the shop wrote. */
function emailsIn(look: Look): readonly Found[] {
  const others = new Set(look.others.emails.map((email) => email.toLowerCase()));
  return [...findEmails(look.reply)].flatMap((place): Found[] => {
    const email = textAt(look, place);
    if (look.isInMessage(email) || look.isShops(email)) return [];
    const [own] = look.message.emails;
    const fix = own === undefined ? withoutSentence(look.reply, place) : writeInstead(place, own);
    if (others.has(email.toLowerCase()))
      return [finding(look, place, `“${email}” is the address of another customer.`, fix)];
    const isNamedSo = wordsIn(look.message.names.join(' ')).some(({ folded }) =>
      email.toLowerCase().includes(folded),
    );
    if (isNamedSo) return [];
    const why = `“${email}” is neither in the message nor in your library.`;
    return [{ ...finding(look, place, why, fix), onlyWarns: true }];
  });
}

/** Below a closing the agent signs. */
function isSigned(reply: string, start: number): boolean {
  const above = reply.slice(0, start).trimEnd().split('\n').slice(-2);
  return above.some((line) => closes.test(line)) && reply.slice(start).split('\n').length <= 6;
}

/** People whom nobody knows here: the agent may mean them, so this never blocks. */
const strangersIn = (look: Look): readonly Found[] =>
  look.personal.flatMap((place): Found[] => {
    if (place.label !== 'PERSON' || isSigned(look.reply, place.start)) return [];
    const words = wordsIn(textAt(look, place)).map((word) => ({
      ...word,
      start: word.start + place.start,
      end: word.end + place.start,
    }));
    const names = words.filter(({ folded }) => !titles.has(folded) && folded.length > 1);
    // One word may be many things, and a first name alone that of whom the mail program shows. Where the message says
    // another one, it is somebody else who is spoken to.
    const isSpokenTo =
      look.message.names.length > 0 &&
      names.every(({ text }) => knownName(text).given) &&
      /(?:,|\b(?:thanks|thank you|sorry|danke|hello|hi|dear|hallo))\s$/iu.test(
        look.reply.slice(0, place.start),
      ) &&
      /^\s*(?:[,.!?]|$)/u.test(look.reply.slice(place.end));
    const isSomebody =
      /\p{L}\s+\p{Lu}/u.test(textAt(look, place)) || words.length > names.length || isSpokenTo;
    if (names.length === 0 || !isSomebody) return [];
    if (names.some((word) => isOwn(look, word) || look.isShops(word.text))) return [];
    const { start, end } = place;
    const why = `“${textAt(look, place)}” is neither in the message nor in your library.`;
    return [{ ...finding(look, { start, end }, why, withoutSentence(look.reply, place)), onlyWarns: true }];
  });

/** Names and addresses of somebody else than the customer; each place once, the surest reason first. */
export const otherCustomers: Check = (look) => {
  const kept: Found[] = [];
  for (const each of [...greetingsOf(look), ...namesOfOthers(look), ...emailsIn(look), ...strangersIn(look)])
    if (!kept.some(({ start, end }) => each.start < end && start < each.end)) kept.push(each);
  return kept;
};
