import type { BuiltInVariable, Detail, DetailKind, Reading } from '../../../../preload/contract.ts';
import { detectLanguage } from '../../library/detect-language.ts';
import type { TemplateValues } from './render-template.ts';
import { normalizeName } from './variables.ts';

/** Which details a place is filled from, in the words that a reply would use for them. */
const fromDetail = {
  name: 'customer.name',
  email: 'customer.email',
  phone: 'customer.phone',
  order: 'order.number',
  tracking: 'tracking',
  product: 'product',
  date: 'date',
  amount: 'amount',
} as const satisfies Record<DetailKind, BuiltInVariable>;

/** The first one of these is the customer; of the others, several are several things. */
const singleValueKinds: ReadonlySet<DetailKind> = new Set(['name', 'email', 'phone']);

const title =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|rev|revd|capt|colonel|herrn?|frau|hr|dipl-\p{L}+|m|mme|mlle|monsieur|madame|mademoiselle|maître|sra?|srta|señora?|doña|dra|sig|sigra|signora?|dott|dottssa|dottoressa|dottore|profssa|avv|pani|mgr|inż|dhr|mevr|mw|mevrouw|meneer|drs|hra|rouva|bayan|г-н|г-жа)$/iu;
/** Titles behind another one or with a stop: "Dr. med.", but "Phil", "Col" and "Don" are called so. */
const shortTitle =
  /^(?:col|lt|maj|coach|fr|mag|ing|med|vet|phil|rer|nat|jur|pol|hab|dipl|me|don|lic|arq|d|arch|pan|ir|bay)$/iu;
const isTitle = (word: string, isFirst: boolean): boolean => {
  const bare = word.replaceAll('.', '');
  return title.test(bare) || (shortTitle.test(bare) && (word.endsWith('.') || !isFirst));
};
const joins = /^(?:and|und|et|y|e|en|og|och|i|&|\+)$/iu;
/** A family is greeted by no first name. */
const family = /^(?:familie|famille|familia|famiglia|rodzina|família|fam\.?|family|the)$/iu;
/** Behind a comma they are no given name: "Otis Graham, Jr." */
const suffix = /^(?:jr|sr|esq|phd|md|mba|msc|bsc|ma|ba|cpa|obe|i{2,3}|iv)\.?$/iu;
/** So is "PMP" behind a whole name, but not "TIM" behind a surname. */
const letters = /^\p{Lu}{2,4}\.?$/u;

const initial = /^\p{L}\.?$/u;

/** "Berger, Anna" as she calls herself; of other names what stands before a comma. */
function inUsualOrder(name: string): string {
  const [before = '', behind, ...others] = name.split(/\s*,\s*/u);
  if (behind === undefined) return name;
  const isSuffix = suffix.test(behind) || (letters.test(behind) && /\s/u.test(before));
  const isGiven = behind !== '' && !isSuffix && others.length === 0 && behind.split(/\s/u).length <= 3;
  return isGiven ? `${behind} ${before}` : before;
}

/** Null where only a surname is known: "Mr Okafor" has no first name. */
export function firstNameOf(name: string): string | null {
  const all = inUsualOrder(name.trim()).split(/\s+/u).filter(Boolean);
  if (family.test(all[0] ?? '')) return null;
  const from = all.findIndex((word, at) => !isTitle(word, at === 0) && !joins.test(word));
  const words = from < 0 ? [] : all.slice(from);
  const [first, second] = words;
  if (first === undefined) return null;
  // "Mr Okafor", "Dr. med. J. Okafor", "Frau von Hagenow".
  if (from > 0 && (second === undefined || initial.test(first) || /^\p{Ll}/u.test(first))) return null;
  // Nobody is greeted by a letter: "Hello G.," is no way to write to G. Maass.
  if (initial.test(first)) return second === undefined ? null : words.join(' ');
  return first;
}

const wordsOf = ({ kind, text, normalized }: Detail): string =>
  kind === 'product' || kind === 'tracking'
    ? (normalized?.split(' (')[0] ?? text)
    : text.replaceAll(/\s+/gu, ' ').trim();

/** What a message and the settings tell for the places of a snippet. `filled` is what the agent said, and comes first. */
export function resolveVariables(input: {
  readonly reading: Pick<Reading, 'details'> | null;
  readonly agentName: string;
  readonly shopName: string;
  readonly filled: Readonly<Record<string, string>>;
  readonly now: number;
  /** The text that is filled: its dates are in its own language. */
  readonly text: string;
}): TemplateValues {
  const given = new Map<string, string>();
  const ambiguous = new Map<string, readonly string[]>();
  const kinds = Map.groupBy(input.reading?.details ?? [], ({ kind }) => kind);
  for (const [kind, details] of kinds) {
    const words = [
      ...new Map(
        details.map((detail) => [(detail.normalized ?? detail.text).toLowerCase(), wordsOf(detail)]),
      ).values(),
    ];
    const [first] = words;
    if (first === undefined) continue;
    if (words.length === 1 || singleValueKinds.has(kind)) given.set(fromDetail[kind], first);
    else ambiguous.set(fromDetail[kind], words);
  }
  const name = given.get('customer.name');
  const firstName = name === undefined ? null : firstNameOf(name);
  if (firstName !== null) given.set('customer.first_name', firstName);
  if (input.agentName.trim() !== '') given.set('agent', input.agentName.trim());
  if (input.shopName.trim() !== '') given.set('shop', input.shopName.trim());
  for (const [place, value] of Object.entries(input.filled)) given.set(normalizeName(place), value.trim());
  return { given, ambiguous, now: input.now, locale: localeOf(input.text) };
}

/** The machine's own way of writing dates where it fits the language of the text, or that cannot be told. */
function localeOf(text: string): string {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const own = new Intl.Locale(locale).language;
  const language = detectLanguage(text.replaceAll(/\{\{[^{}]*\}\}/gu, ' '), [own, 'en']) ?? own;
  if (language === own) return locale;
  return language === 'en' ? 'en-GB' : language;
}
