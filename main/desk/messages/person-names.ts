import type { Fold } from '../../../preload/contract.ts';
import { regards, thanks } from '../privacy/pii/closings.ts';
import { findIntroducedNames, introducedBy, nameLabel } from '../privacy/pii/introductions.ts';
import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import { monthNames, nameStopWords, timeWords } from '../privacy/pii/name-stop-words.ts';
import { textBefore, type Span } from '../privacy/pii/span.ts';
import { isOrganisation } from './organisations.ts';
import { spansOutsideFolds } from './sentences.ts';

const honorific = String.raw`(?:${[
  String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam|Rev|Capt|Herr|Frau|Fr|Hr|Mag|Ing|Dipl\.?-\p{Lu}\p{L}{1,6})`,
  '(?:Familie|Famille|Familia|Famiglia|Rodzina|Fam|M|Mme|Mlle|Me|Monsieur|Madame|Sra?|Srta|Señora?|Don|Doña|Lic|Arq|Pan|Pani|[Mm]gr|[Ii]nż|dr(?: hab)?)',
  String.raw`(?:Sig|Signora?|[Dd]ott(?:\.ssa|oressa|ore|or)?|[Pp]rof\.ssa|Avv|[Aa]rch|[Dd]hr|[Mm]evr|[Mm]w|[Dd]rs|[Ii]r)`,
].join('|')})`;
const particle =
  '(?:von und zu|van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|bint|ben|ter|ten|af|av|y|e|i|ní|nic|ua)';
const word = String.raw`(?!I['’](?:m|ve|d|ll)\b)(?:(?:\p{Lu}\.-?){1,3}|(?:al-|el-|d['’]|[Oo]['’])?\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*)`;
const latin = String.raw`(?:${honorific}\.?[ \t]{1,2}){0,3}${word}(?:[ \t]{1,2}(?:${particle}[ \t]{1,2}){0,2}${word}){0,4}`;
const nameHere = new RegExp(latin, 'uy');

/** Where people say who they are; a name must follow. Those of the scripts without capitals are found as such. */
const told = new RegExp(introducedBy, 'giu');
const label = new RegExp(nameLabel, 'giu');
/** "im Anna" begins what a chat says; "im Voraus" and "im Winter" are German. "This is" stands before other things as well. */
const here =
  /(?<!\p{L})(?:this is|it['’]?s me,?|(?:please |just )?call me|customer:|client:|buyer:|recipient:|kunde:|kundin:|hier ist|hier spricht|hier schreibt|ici|habla|soy|sono|ik ben|i['’]m|(?<=^|[.!?,;:]\s{0,3}|\n\n[ \t]{0,3}|(?:hi|hey|hello)\s)(?-i:im)|i am)[ \t]{1,3}/giu;
/** What follows a name after "this is". */
const wordsAfterName = new Set(
  'and at again calling from here in of speaking writing with who regarding about on und von aus de da di van'.split(
    ' ',
  ),
);

const endReach = 160;
/** The last words of a message: "Thanks, Anna Berger". Thanks that end with a stop are said to somebody: "Thank you, Zosia." */
const closing = new RegExp(
  String.raw`(?:^|[\n.!?;,)(]|\s-)[ \t]{0,4}(?:(?<thanks>${thanks})|${regards})[ \t]{0,2}[,!–—-]{0,2}[ \t]{0,3}\n{0,2}[ \t]{0,4}$`,
  'iu',
);
/** What follows a name in its line: "(Mrs)", ", Jr.", "| Head of Buying". */
const aside = String.raw`(?:,[ \t](?:Jr|Sr|Esq|PhD|\p{Lu}{2,5})\.?|[ \t]{1,2}(?:\([^()\n]{1,40}\)|[|/][ \t][^\n]{1,40}))`;
/** Who signs for somebody else. */
const forOther = String.raw`(?:i\. ?[AV]\.|p\. ?[pP]\.|ppa\.?|gez\.)`;
const lastName = new RegExp(
  String.raw`(?<=^|[\s,!.–—-])(?<name>${latin}(?:[ \t](?:and|und|et|y|&)[ \t]${latin})?)(?:${aside})?(?<stop>[.!?]?)(?:[ \t]x{1,4})?\s*$`,
  'u',
);
const nameLine = new RegExp(
  String.raw`^[ \t]{0,8}[-–—]{0,2}[ \t]?(?:${forOther}[ \t])?(?<name>${latin}(?:[ \t](?:and|und|et|y|&)[ \t]${latin})?)(?:,[ \t]${word}\.?(?:[ \t]${word}\.?)?|${aside})?[ \t]{0,2},?(?:[ \t]x{1,4})?[ \t]*$`,
  'u',
);
/** What stands below a name and is none: a firm, an office, what somebody does there. */
const isCompany = (name: string): boolean =>
  /\b(?:manager|sent from)\b/iu.test(name) ||
  isOrganisation(wordsIn(name).join(' '), (one) => lookUpName(one).given);
/** Whether somebody who writes under this name may be greeted by it. */
export const isPersonsName = (name: string): boolean => !isCompany(name);
/** In words that all begin with capitals, or join such: "Marlin Swim Club", "Friends of the Park e.V." */
const titled =
  /^(?:(?:\p{Lu}[\p{L}\p{N}&.'’-]*|&|and|of|the|und|für|et|de|la|del|y|e\.V\.)(?:[ \t]|$)){1,8}$/u;

const titleAlone = new RegExp(String.raw`^${honorific}\.?$`, 'u');
const wordsIn = (name: string): readonly string[] =>
  name.split(/[ \t]+/).filter((one) => !titleAlone.test(one));

/** "Ann" is no word of "Annapurna Tent". */
const holdsWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

/** "Jan Kos" and "April Dunn" are named like a month; "June Sale" is no name. */
const isMonthsName = (words: readonly string[], at: number): boolean =>
  at === 0 &&
  words.length > 1 &&
  monthNames.has(words[0]?.toLowerCase() ?? '') &&
  !lookUpName(words[1] ?? '').everyday;

/** What a name is not: a feast, a day, a product of the shop (in small letters), a title alone. */
function canBeName(name: string, products: readonly string[]): boolean {
  const words = wordsIn(name);
  const [first = ''] = words;
  const lower = name.toLowerCase();
  // "Paris Box" is as much of a person as "Paris" is of a place.
  return (
    words.length > 0 &&
    !words.some((one, at) => timeWords.has(one.toLowerCase()) && !isMonthsName(words, at)) &&
    (!nameStopWords.has(first.toLowerCase()) || (words.length > 1 && lookUpName(first).given)) &&
    !products.some((product) => holdsWords(product, lower) || holdsWords(lower, product))
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
  for (const { isOwn, ...span } of findIntroducedNames(text)) if (isOwn) yield span;
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
      if (name && !isCompany(name) && canBeName(name, products)) {
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

/** In lines; more below a name is no signature. */
const longestBelow = 4;

/** Without the lines at its end that only say what somebody does, and for whom: "Treasurer", "Marlin Swim Club". */
function withoutOffice(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end).trimEnd();
  const top = Math.max(said.lastIndexOf('\n\n') + 2, said.lastIndexOf('\n \n') + 3, 0);
  const lines = said.slice(top).split('\n', longestBelow + 2);
  let kept = lines.length;
  while (kept > 1 && titled.test(lines[kept - 1]?.trim() ?? '') && isCompany(lines[kept - 1] ?? '')) kept--;
  // Below a name of two words everything may be what she does.
  const [first = '', ...below] = lines;
  const isSigned = nameLine.test(first) && first.trim().includes(' ') && isKnown(first.trim(), false);
  if (isSigned && lines.length <= longestBelow + 1 && below.every((line) => titled.test(line.trim())))
    kept = 1;
  if (kept === lines.length) return { start, end };
  return { start, end: start + top + lines.slice(0, kept).join('\n').length };
}

function* nameAtEnd(text: string, body: Span, products: readonly string[]): Generator<Span> {
  const { start, end } = withoutOffice(text, body);
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
    if (!isVocative && !isCompany(name) && canBeName(name, products))
      yield { start: from + at, end: from + at + name.length };
    return;
  }
}

/** A line of its own, without a closing, must be a name by the lists. */
function isKnown(name: string, dashed: boolean): boolean {
  const [first, ...others] = wordsIn(name).map(lookUpName);
  // "B. Rudd", but not "V. Good".
  if (/^(?:\p{Lu}\.-?)+[ \t]/u.test(name))
    return others.length > 0 && others.every(({ everyday, alsoWord }) => !everyday && !alsoWord);
  return first !== undefined && first.given && (dashed || others.length > 0 || !first.everyday);
}
