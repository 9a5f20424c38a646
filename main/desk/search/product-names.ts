import { detectLanguage } from '../library/detect-language.ts';
import { isCalendarWord } from '../privacy/pii/calendar-words.ts';
import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import { nameStopWords } from '../privacy/pii/name-stop-words.ts';
import type { TitledEntry } from '../store/store.ts';
import { isRegion } from './region-names.ts';

/** Words of service: a tag may be one of them, a product is not. */
export const serviceWords: ReadonlySet<string> = new Set(
  'delivery deliveries shipping shipment postage return returns refund refunds exchange payment payments invoice invoices bill billing order orders ordering account accounts login password contact support help faq faqs question questions general info information about policy policies terms privacy warranty guarantee price prices pricing discount discounts voucher vouchers coupon coupons gift gifts offer offers sale sales opening hours shop shops store stores location locations address complaint complaints cancel cancellation cancellations tracking customs tax taxes vat allergens allergen storage wholesale business customer customers service services product products item items other misc jobs careers press security safety stock size sizes care cleaning use setup installation app website email phone newsletter collection pickup booking bookings reservation reservations subscription subscriptions membership courses events how-to troubleshooting'.split(
    ' ',
  ),
);
/** What begins a title before a name. */
const firstWords =
  'Is|Are|Was|Does|Do|Did|Has|Have|Can|Will|The|A|An|My|Your|Our|La|Le|Les|El|Los|Las|Il|Lo|Gli|De|Het|O|As|Os|Est|Es|Är|Er|Czy';
/** One word with a capital inside a sentence; behind a stop every word has one, and in A Heading Like This. */
const single = new RegExp(
  String.raw`(?<=(?:(?<![\p{L}\p{N}])(?:\p{Ll}[\p{Ll}'’-]*|${firstWords})|[\p{N},;])[ ](?:[„“"«']|[dl]['’])?)\p{Lu}\p{Ll}[\p{L}'’-]{1,30}(?![\p{L}\p{N}-])`,
  'gu',
);
const smallWord = /(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}'’-]{2,30}(?![\p{L}\p{N}])/gu;
const starts =
  /^(?:(?:how|what|what's|whats|when|where|which|who|whose|why|can|could|will|would|do|does|did|is|are|was|were|has|have|should|may|the|a|an|my|your|our|i|we|you|if|in|on|for|to|and|or|please|does|about|using|with|from)\s+)+/iu;
const joined =
  /\p{Lu}[\p{L}\p{N}'’+-]*(?:(?:\s+(?:and|of|the|de|la|&|du|von))?\s+(?:\p{Lu}|\d)[\p{L}\p{N}'’+-]*)+/gu;
/** "S10", "iPhone", "X-200": letters with digits, or a capital inside. */
const model =
  /(?<![\p{L}\p{N}-])(?=[\p{L}\d-]*\d)(?=[\p{L}\d-]*\p{L})\p{Lu}[\p{L}\d-]{1,15}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{Ll}+\p{Lu}\p{L}+/gu;
/** Named by fewer entries it is as likely something that one answer happens to mention. */
const fewestEntries = 2;
const mostNames = 2_000;

/** What a capital word may be without being sold here: a day, a place, a people, a firm, a person, a word of service. */
function isElsewhere(word: string): boolean {
  const lower = word.toLowerCase();
  const { given, everyday, alsoWord, alsoPlace } = lookUpName(word);
  return (
    given ||
    everyday ||
    alsoWord ||
    alsoPlace ||
    nameStopWords.has(lower) ||
    serviceWords.has(lower) ||
    isCalendarWord(word) ||
    isRegion(word)
  );
}

/**
 * The names of what the shop sells that are one word, and that nobody writes small. German titles tell none: every noun
 * of theirs has a capital.
 */
function singleNamesIn(text: string, small: ReadonlySet<string>): readonly string[] {
  const found = (text.match(single) ?? [])
    .map((word) => word.replace(/['’]s$/u, ''))
    .filter((word) => !small.has(word.toLowerCase()) && !isElsewhere(word));
  return found.length > 0 && detectLanguage(text) !== 'de' ? found : [];
}

type Titles = Pick<TitledEntry, 'question' | 'variants' | 'tags'>;

/** So many titles, spread over all of them, tell their language: the first ones are of one file. */
const titlesSampled = 40;
/** All of them fit into what a language is told by. */
const longestSampled = 49;

function namesIn(text: string, small: ReadonlySet<string> | null): readonly string[] {
  const words = text.split(/\s+/);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  // A Heading Where Every Word Is Capital names nothing by it.
  if (words.length > 4 && capitals > words.length * 0.6) return [];
  const found = [...text.matchAll(joined), ...text.matchAll(model)].map(([name]) => name.replace(starts, ''));
  return [...found, ...(small === null ? [] : singleNamesIn(text, small))].filter(
    (name) => name.length > 1 && /[\p{Lu}\d]/u.test(name),
  );
}

/**
 * The names of what the shop sells, as far as they come back in titles and tags; the longest first. Goes through the
 * entries two or three times and keeps none of them.
 */
export function productNames(entries: Iterable<Titles>): readonly string[] {
  const spelling = new Map<string, string>();
  const named = new Map<string, number>();
  const tagged = new Map<string, number>();
  const smallWords = new Set<string>();
  let sample: string[] = [];
  let [titles, every] = [0, 1];
  for (const { question, variants } of entries)
    for (const title of [question, ...variants]) {
      if (titles % every === 0) sample.push(title.slice(0, longestSampled));
      titles += 1;
      if (sample.length > titlesSampled) {
        // Every second of them, and of those that come as many.
        sample = sample.filter((_, nth) => nth % 2 === 0);
        every *= 2;
      }
      for (const [word] of title.matchAll(smallWord)) smallWords.add(word);
    }
  // A short title alone does not always tell its language.
  const small = detectLanguage(sample.join('\n')) === 'de' ? null : smallWords;
  for (const { question, variants, tags } of entries) {
    const here = [question, ...variants].flatMap((title) => namesIn(title, small));
    for (const name of here) if (!spelling.has(name.toLowerCase())) spelling.set(name.toLowerCase(), name);
    for (const key of new Set(here.map((name) => name.toLowerCase())))
      named.set(key, (named.get(key) ?? 0) + 1);
    for (const tag of new Set(tags.map((one) => one.toLowerCase().trim()))) {
      tagged.set(tag, (tagged.get(tag) ?? 0) + 1);
      if (!spelling.has(tag)) spelling.set(tag, tag);
    }
  }
  const products = [...tagged.keys()].filter((tag) => {
    const isService = tag.split(/[\s,&/-]+/).some((word) => serviceWords.has(word));
    return (tagged.get(tag) ?? 0) >= fewestEntries && tag.length > 2 && !isService;
  });
  for (const tag of standingIn(products, entries)) named.set(tag, tagged.get(tag) ?? 0);
  return [...named]
    .filter(([key, count]) => count >= fewestEntries && key.length > 2 && !serviceWords.has(key))
    .map(([key]) => spelling.get(key) ?? key)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostNames);
}

/** Those of the tags that stand in a question, in their order. */
function standingIn(tags: readonly string[], entries: Iterable<Titles>): readonly string[] {
  const left = new Set(tags);
  if (left.size > 0)
    for (const { question } of entries) {
      const title = question.toLowerCase();
      for (const tag of left) if (title.includes(tag)) left.delete(tag);
      if (left.size === 0) break;
    }
  return tags.filter((tag) => !left.has(tag));
}
