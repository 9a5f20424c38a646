import type { PiiLabel } from '../../privacy/pii/span.ts';
import { type Check, type CheckInput, withoutSentence } from './check-input.ts';

/** What belongs to somebody; `checks.personal` of the catalogue names them. */
const personal = new Set<PiiLabel>([
  'PHONE',
  'ADDRESS',
  'CREDIT_CARD',
  'IBAN',
  'NATIONAL_ID',
  'DATE_OF_BIRTH',
  'SECRET',
]);

const signs = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const digits = (text: string): string => text.replaceAll(/\D/g, '');
/** As many last digits tell a telephone number, with its country's code or without. */
const tellingDigits = 7;

/** Numbers that cost the caller nothing, or the same everywhere: they belong to firms. */
const businessNumber =
  /^(?:\+?1[\s.-]?)?\(?8(?:00|33|44|55|66|77|88)\)?[\s.-]?\d{3}|^(?:\+|00)?(?:49|44|43|41|33|31|353)?[\s.(-]*0?(?:800|808|30[03]|3[34]\d|84[345]|87[0-3]|180)[\s.)-]?\d/;

/**
 * Whether texts have a number, however either of them is spaced and whether or not a country's code stands before. Each
 * text is stripped once, and each number is looked for once.
 */
function createNumberFinder(texts: readonly string[]): (words: string) => boolean {
  const stripped = texts.map((text) => ({ signs: signs(text), digits: digits(text) }));
  const answers = new Map<string, boolean>();
  return (words) => {
    const key = signs(words);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const end = digits(words).slice(-9);
    const found = stripped.some(
      (text) => text.signs.includes(key) || (end.length >= tellingDigits && text.digits.includes(end)),
    );
    answers.set(key, found);
    return found;
  };
}

/** An address is known when each of its parts is: the shop writes its town elsewhere than its street. */
const hasParts = (input: CheckInput, words: string): boolean =>
  words
    .split(/[\n,]+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .every((part) => input.isInMessage(part) || input.isShopText(part));

/** Personal data that neither the customer wrote nor the shop tells everybody. */
export const thirdParties: Check = (input) => {
  const isKnown = createNumberFinder([input.message.text, ...[...input.sources.values()].flat()]);
  return input.personal.flatMap(({ start, end, label }) => {
    if (!personal.has(label)) return [];
    const words = input.reply.slice(start, end);
    if (hasParts(input, words) || (label === 'PHONE' && businessNumber.test(words))) return [];
    if (label !== 'ADDRESS' && isKnown(words)) return [];
    return [
      {
        kind: 'thirdParty',
        start,
        end,
        words,
        why: { code: 'third_party', params: { type: label, words: words.replaceAll(/\s+/g, ' ') } },
        question: null,
        fix: withoutSentence(input, { start, end }),
      },
    ];
  });
};
