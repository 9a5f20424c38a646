import type { Fold } from '../../../preload/contract.ts';
import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import { nameStopWords, timeWords } from '../privacy/pii/name-stop-words.ts';
import { textBefore, type Span } from '../privacy/pii/span.ts';
import { spansOutsideFolds } from './sentences.ts';

const honorific =
  '(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam|Herr|Frau|Fr|Hr|M|Mme|Mlle|Monsieur|Madame|Sra?|Srta|Señora?|Don|Doña|Sig|Signora?|Pan|Pani|Dhr|Mevr)';
const particle =
  '(?:van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|bint|ben|ter|ten|af|av|y|e)';
const word = String.raw`(?:\p{Lu}\.|(?:al-|el-|d['’]|[Oo]['’])?\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*)`;
const latin = String.raw`(?:${honorific}\.?[ \t]{1,2}){0,2}${word}(?:[ \t]{1,2}(?:${particle}[ \t]{1,2}){0,2}${word}){0,4}`;
/** Scripts without capitals: a name is what stands there, up to the next mark. */
const uncased = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,12}?(?=です|と申|$|[\s,.!?。、，；！？])|[\p{Script=Hangul}]{2,5}(?=입니다|이라|$|[\s,.!?])|[\p{Script=Arabic}\p{Script=Hebrew}]{2,20}(?: [\p{Script=Arabic}\p{Script=Hebrew}]{2,20}){1,3}|[\p{Script=Devanagari}\p{Script=Thai}]{2,30}(?: [\p{Script=Devanagari}\p{Script=Thai}]{2,30})?`;
const nameHere = new RegExp(`(?:${latin}|${uncased})`, 'uy');

/** Where people say who they are; a name must follow. */
const told =
  /(?:(?<!\p{L})(?:my (?:full )?name['’]?(?:s| is)|i am called|i['’]m called|ich heiße|ich heisse|mein name ist|mein name lautet|je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è|mijn naam is|jag heter|mitt namn är|jeg hedder|jeg heter|mit navn er|mitt navn er|nazywam się|mam na imię|jmenuji se|meu nome é|(?:eu )?chamo-me|me chamo|minun nimeni on|nimeni on|a nevem|numele meu este|меня зовут|мене звати|казвам се|με λένε|ονομάζομαι|(?:benim )?adım|zovem se|tôi tên là|nama saya(?: adalah)?)|اسمي|שמי|קוראים לי|我叫|我的名字是|私の名前は|제 이름은)[ \t:：]{0,3}/giu;
const label =
  /(?<![\p{L}])(?:(?:full |first |customer |contact |your )?name|vor- und nachname|nom(?: et prénom)?|nombre(?: y apellidos?)?|nome(?: e cognome)?|naam|namn|navn|nimi|név|nume|imię(?: i nazwisko)?|jméno|имя|ім['’]я|姓名|名前|お名前|氏名|이름|성함)[ \t]?[:：][ \t]{0,8}/giu;
/** "This is" stands before other things as well. */
const here =
  /(?<!\p{L})(?:this is|it['’]?s me,?|(?:please |just )?call me|customer:|client:|buyer:|recipient:|kunde:|kundin:|hier ist|hier spricht|hier schreibt|ici|habla|soy|sono|ik ben|i['’]?m|i am)[ \t]{1,3}/giu;
/** What follows a name after "this is". */
const wordsAfterName = new Set(
  'and at again calling from here in of speaking writing with who regarding about on und von aus de da di van'.split(
    ' ',
  ),
);

const thanks =
  "(?:many |so many )?(?:thanks|thank you|thankyou|thx|cheers|danke|vielen dank|besten dank|merci(?: beaucoup)?|gracias|muchas gracias|grazie(?: mille)?|bedankt|dank je|dank u|tack|takk|tak|dziękuję|děkuji|obrigad[oa]|kiitos|köszönöm|спасибо|дякую)(?: (?:so much|very much|a lot|again|in advance|im voraus|d['’]avance))?";
const regards =
  '(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes|greetings)|best|all the best|(?:yours )?(?:sincerely|faithfully|truly)|yours|love|warmly|respectfully|(?:mit )?(?:freundlichen?|vielen?|lieben?|besten?|herzlichen?|schönen?) grü(?:ß|ss)en?|grü(?:ß|ss)e|gru(?:ß|ss)|lg|vg|mfg|(?:bien )?cordialement|bien à vous|salutations|(?:un )?saludos?(?: cordiales)?|atentamente|(?:cordiali |distinti )?saluti|(?:met )?(?:vriendelijke )?groet(?:en|jes)?|(?:med )?(?:vänliga? )?hälsning(?:ar)?|mvh|(?:med )?(?:venlig |vennlig )?hilsen|pozdrawiam|z poważaniem|s pozdravem|cumprimentos|atenciosamente|terveisin|üdvözlettel|с уважением|з повагою';
const endReach = 160;
/** The last words of a message: "Thanks, Anna Berger". Thanks that end with a stop are said to somebody: "Thank you, Zosia." */
const closing = new RegExp(
  String.raw`(?:^|[\n.!?;,)(]|\s-)[ \t]{0,4}(?:(?<thanks>${thanks})|${regards})[ \t]{0,2}[,!–—-]{0,2}[ \t]{0,3}\n{0,2}[ \t]{0,4}$`,
  'iu',
);
const lastName = new RegExp(
  String.raw`(?<=^|[\s,!.–—-])(?<name>${latin})(?<stop>[.!?]?)(?:[ \t]x{1,4})?\s*$`,
  'u',
);
const nameLine = new RegExp(
  String.raw`^[ \t]{0,8}[-–—]{0,2}[ \t]?(?<name>${latin}(?:[ \t](?:and|und|et|y|&)[ \t]${latin})?)(?:,[ \t]${word}(?:[ \t]${word})?)?[ \t]{0,2},?(?:[ \t]x{1,4})?[ \t]*$`,
  'u',
);
const company = /\b(?:ltd|inc|gmbh|llc|plc|manager|team|sent from|support|service|shop)\b/iu;

const titleAlone = new RegExp(String.raw`^${honorific}\.?$`, 'u');
const wordsIn = (name: string): readonly string[] =>
  name.split(/[ \t]+/).filter((one) => !titleAlone.test(one));

/** What a name is not: a feast, a day, a product of the shop (in small letters), a title alone. */
function canBeName(name: string, products: readonly string[]): boolean {
  const words = wordsIn(name);
  const [first = ''] = words;
  const lower = name.toLowerCase();
  // "Paris Box" is as much of a person as "Paris" is of a place.
  return (
    words.length > 0 &&
    !words.some((one) => timeWords.has(one.toLowerCase())) &&
    (!nameStopWords.has(first.toLowerCase()) || (words.length > 1 && lookUpName(first).given)) &&
    !products.some((product) => product.includes(lower) || lower.includes(product))
  );
}

/** The first word is one of the lists' names, or no word at all. */
function looksLikeName(name: string): boolean {
  const { given, family, everyday, alsoWord } = lookUpName(wordsIn(name)[0] ?? '');
  return given || name !== wordsIn(name).join(' ') || (family && !everyday) || (!everyday && !alsoWord);
}

/** ", Anna" behind a surname, where nothing follows but the line's end. */
const givenBehind = new RegExp(String.raw`,[ \t](?<given>${word}(?:[ \t]${word})?)(?=[ \t]*(?:\n|$))`, 'uy');

/** With the given name that stands behind it: "Berger, Anna". */
function withGiven(text: string, span: Span): Span {
  givenBehind.lastIndex = span.end;
  const found = givenBehind.exec(text);
  const { family } = lookUpName(text.slice(span.start, span.end));
  return found !== null && (lookUpName(found.groups?.['given'] ?? '').given || family)
    ? { start: span.start, end: span.end + found[0].length }
    : span;
}

/** "Anna here", "Abd al-Rahman ibn Yusuf here": who writes, before the word. */
const namedHere = new RegExp(String.raw`(?<=^|[\n.!?,]\s?)(?<name>${latin})$`, 'u');
const greeting = /(?:^|[\n.!?])\s*(?:hi|hello|hey|hallo|hoi|good \p{L}{3,9})(?: there| all)?[, ]+/giu;
const hereBehind = /(?<=\p{L})[ ]here(?: again)?(?=[.,;!]|\s?$|\s(?:and|from|with|again)\b|\n)/giu;

/** Behind a cue, the name that begins there; "Mia Wolf" of "Mia Wolf. Where". */
function nameAt(text: string, start: number): Span | null {
  nameHere.lastIndex = start;
  const found = nameHere.exec(text)?.[0];
  if (found === undefined) return null;
  const words = found.replace(/(?<=\p{L}{2})\.$/u, '').trimEnd();
  return { start, end: start + words.length };
}

/** Names where people say who they are, in the text. */
export function* introducedNames(text: string, named: readonly string[]): Generator<Span> {
  const products = named.map((product) => product.toLowerCase());
  for (const { index } of text.matchAll(hereBehind)) {
    const before = textBefore(text, index, 80).replaceAll(greeting, '\n');
    const name = namedHere.exec(before)?.groups?.['name'];
    if (name === undefined || !canBeName(name, products) || !lookUpName(wordsIn(name)[0] ?? '').given)
      continue;
    yield { start: index - name.length, end: index };
  }
  const shouts = !/\p{Ll}/u.test(text);
  for (const [cues, isSure] of [
    [told, true],
    [label, true],
    [here, false],
  ] as const)
    for (const cue of text.matchAll(cues)) {
      const span = nameAt(text, cue.index + cue[0].length);
      if (span === null) continue;
      const name = text.slice(span.start, span.end);
      const isShouted = !shouts && /^\p{Lu}+$/u.test(name) && name.length > 1 && !/\p{Lo}/u.test(name);
      if (isShouted || !canBeName(name, products)) continue;
      const next = /^ (\p{Ll}+)/u.exec(text.slice(span.end, span.end + 20))?.[1];
      if (!isSure && ((next !== undefined && !wordsAfterName.has(next)) || !looksLikeName(name))) continue;
      yield isSure ? withGiven(text, span) : span;
    }
}

/** Who signs: the first line of the signature below its closing, or the last words of what was written. */
export function* signedNames(
  text: string,
  folds: readonly Fold[],
  named: readonly string[],
): Generator<Span> {
  const products = named.map((product) => product.toLowerCase());
  for (const fold of folds) {
    if (fold.kind !== 'signature') continue;
    let start = fold.start;
    for (const line of text.slice(fold.start, fold.end).split('\n', 5).slice(0, 4)) {
      const name = start > fold.start ? nameLine.exec(line)?.groups?.['name'] : undefined;
      if (name && !company.test(name) && canBeName(name, products)) {
        const at = start + line.indexOf(name);
        yield withGiven(text, { start: at, end: at + name.length });
        return;
      }
      start += line.length + 1;
    }
  }
  const body = spansOutsideFolds(text, folds).findLast(({ start, end }) =>
    /\S/.test(text.slice(Math.max(start, end - endReach), end)),
  );
  if (body !== undefined) yield* nameAtEnd(text, body, products);
}

function* nameAtEnd(text: string, { start, end }: Span, products: readonly string[]): Generator<Span> {
  const from = Math.max(start, end - endReach);
  const last = text.slice(from, end);
  // The shortest run of capitals that a closing stands before.
  for (let at = last.search(/\S(?:[ \t]x{1,4})?\s*$/); at > 0 && at > last.length - 80; at--) {
    if (!/[\s,!.–—-]/.test(last.charAt(at - 1)) || /\s/.test(last.charAt(at))) continue;
    const found = lastName.exec(last.slice(at));
    const name = found?.groups?.['name'];
    if (found === null || name === undefined || found.index !== 0) continue;
    const before = closing.exec(last.slice(0, at));
    // On a line of its own, or behind a dash: "Where is it? - Anna".
    const alone =
      /(?:\n[ \t]*(?:[-–—]{1,2}[ \t]?)?|[.!?)][ \t][-–—]{1,2}[ \t]?)$/u.test(last.slice(0, at)) &&
      isKnown(name, /[-–—][ \t]?$/u.test(last.slice(0, at)));
    if (before === null && !alone) continue;
    // "Best Bread" on one line is no closing.
    if (before !== null && !/[,!\n–—-]\s*$/u.test(before[0]) && !looksLikeName(name)) continue;
    const isVocative = before?.groups?.['thanks'] !== undefined && found.groups?.['stop'] !== '';
    if (!isVocative && !company.test(name) && canBeName(name, products))
      yield { start: from + at, end: from + at + name.length };
    return;
  }
}

/** A line of its own, without a closing, must be a name by the lists. */
function isKnown(name: string, dashed: boolean): boolean {
  const [first, ...others] = wordsIn(name).map(lookUpName);
  return first !== undefined && first.given && (dashed || others.length > 0 || !first.everyday);
}
