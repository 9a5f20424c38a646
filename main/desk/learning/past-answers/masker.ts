import { mask } from '../../privacy/pii/mask.ts';
import { maskNames } from '../../privacy/pii/mask-names.ts';
import { detectPii } from '../../privacy/pii/detect.ts';
import type { PiiLabel } from '../../privacy/pii/span.ts';
import type { Conversation } from '../../library/conversation.ts';
import { domainOf, type IsShop } from './shop-senders.ts';

/** In this many conversations, with different people, it is the shop's own and not a customer's. */
const recurring = 3;
/** What a shop publishes: its telephone number, its address. Never a card, and never a person. */
const mayRecur: ReadonlySet<PiiLabel> = new Set(['EMAIL', 'PHONE', 'ADDRESS', 'IBAN']);
/** Order, tracking and customer numbers, which `detectPii` leaves alone: they name nobody, but belong to one. */
const reference =
  /(?<![\p{L}\p{N}])(?:#\s?)?(?=[\p{L}\d-]{0,30}\d{3})(?:\p{Lu}{1,5}-?)?(?:\d[\d-]{3,}\d|\p{Lu}{2,}\d{3,}|\d{3,}-\d{2,})[\p{Lu}\d-]*(?![\p{L}\p{N}]|[.,]\d)|#\s?\d{3,}\b/gu;

const folded = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}@]+/gu, '');

/** Takes out of a text whatever belongs to one customer. `names` are those of everybody in the conversation. */
export type Masker = (text: string, names: readonly string[]) => string;

/** Learns from all answers what the shop publishes, and masks the rest. */
export async function createMasker(
  conversations: readonly Conversation[],
  isShop: IsShop,
  yieldIfBusy: () => Promise<void>,
): Promise<Masker> {
  const seen = new Map<string, number>();
  const ownDomains = new Set<string>();
  for (const { messages } of conversations) {
    await yieldIfBusy();
    const here = new Set<string>();
    for (const turn of messages) {
      if (!isShop(turn)) continue;
      if (turn.from.address.includes('@')) ownDomains.add(turn.from.address.toLowerCase());
      for (const { start, end, label } of detectPii(turn.text))
        if (mayRecur.has(label)) here.add(folded(turn.text.slice(start, end)));
    }
    for (const words of here) seen.set(words, (seen.get(words) ?? 0) + 1);
  }
  const isPublic = (words: string, label: PiiLabel, before: string): boolean =>
    (label === 'PERSON' && isGermanNoun(words, before)) ||
    (mayRecur.has(label) &&
      ((seen.get(folded(words)) ?? 0) >= recurring ||
        (label === 'EMAIL' && [...ownDomains].some((own) => sameHouse(own, words)))));
  return (text, names) => maskNames(mask(text, isPublic).replaceAll(reference, '[NUMBER]'), names);
}

const article =
  '(?:der|die|das|den|dem|des|ein(?:e[nmrs]?)?|kein(?:e[nmrs]?)?|mein(?:e[nmrs]?)?|ihr(?:e[nmrs]?)?|unser(?:e[nmrs]?)?|dein(?:e[nmrs]?)?|im|am|zum|zur|vom|beim|ins|diese[nmrs]?|jede[nmrs]?|alle[nr]?)';
const behindArticle = new RegExp(String.raw`\b${article}\s$`, 'iu');
const withArticle = new RegExp(String.raw`^${article}\s\p{Lu}[\p{L}-]+$`, 'iu');

/** German writes every noun with a capital: "eine Lampe" and "Das Etikett" are nobody. */
function isGermanNoun(words: string, before: string): boolean {
  return withArticle.test(words) || (/^\p{Lu}[\p{L}-]+$/u.test(words) && behindArticle.test(before));
}

/** An address of the shop's own domain, where the domain is not everybody's. */
function sameHouse(own: string, words: string): boolean {
  const there = words.toLowerCase();
  return (
    own === there ||
    (!/\b(?:gmail|gmx|web|outlook|hotmail|yahoo|icloud|aol|t-online)\./.test(own) &&
      domainOf(own) === domainOf(there))
  );
}
