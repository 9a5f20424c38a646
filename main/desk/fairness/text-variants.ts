import type { FairnessGroup } from '../../../preload/contract.ts';
import data from './variations.json' with { type: 'json' };

/** A message, and who or what it differs by from the plain one; null for the plain one itself. */
export interface Variant {
  readonly group: FairnessGroup | null;
  readonly text: string;
}

/** Languages that questions can be asked otherwise in. */
export const variedLanguages = Object.keys(data.languages) as readonly VariedLanguage[];
export type VariedLanguage = keyof typeof data.languages;
export const isVaried = (language: string | null): language is VariedLanguage =>
  variedLanguages.some((one) => one === language);

type Origin = keyof typeof data.names;
interface Dialect {
  readonly greetingAndClosing: readonly string[];
  readonly words: readonly (readonly string[])[];
}

const origins = Object.keys(data.names) as readonly Origin[];

/** Names come in turn, so that no question is asked by one name alone. */
function nameOf(origin: Origin, nth: number): string {
  const names = data.names[origin];
  return names[nth % names.length] ?? '';
}

const messageOf = ([opening = '', closing = '']: readonly string[], asked: string, name: string): string =>
  [opening, asked, [closing, name].filter((line) => line !== '').join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');

const startsWord = /^[\p{L}\p{N}]/u;
const endsWord = /[\p{L}\p{N}]$/u;
/** Pairs of one letter, or with a space, stand for themselves; others for whole words. */
function patternOf(from: string): RegExp {
  const escaped = from.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const isWhole = from.length > 1;
  const before = isWhole && startsWord.test(from) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = isWhole && endsWord.test(from) ? String.raw`(?![\p{L}\p{N}])` : '';
  return new RegExp(`${before}${escaped}${after}`, 'giu');
}

const patterns = new Map<string, RegExp>();
/** Each pair once over the text, in their order; a capital stays one. */
function replaced(text: string, words: readonly (readonly string[])[]): string {
  let now = text;
  for (const [from = '', to = ''] of words) {
    const pattern = patterns.get(from) ?? patternOf(from);
    patterns.set(from, pattern);
    now = now.replace(pattern, (found) =>
      /^\p{Lu}/u.test(found) ? to.slice(0, 1).toLocaleUpperCase() + to.slice(1) : to,
    );
  }
  return now.replaceAll(/ {2,}/gu, ' ').trim();
}

/** The plain message of a question, and all the others; what would not differ is left out. */
export function variantsOf(question: string, language: VariedLanguage, nth: number): readonly Variant[] {
  const { plain, polite, blunt, long, dialects, spelling } = data.languages[language];
  const own = data.ownNames[language] as Origin;
  const name = nameOf(own, nth);
  const text = messageOf(plain, question, name);
  const misspelt = replaced(question, spelling);
  const others: readonly Variant[] = [
    ...origins
      .filter((origin) => origin !== own)
      .map((id) => ({
        group: { kind: 'names', id } as const,
        text: messageOf(plain, question, nameOf(id, nth)),
      })),
    ...Object.entries(dialects as Readonly<Record<string, Dialect>>).map(
      ([id, { greetingAndClosing, words }]) => ({
        group: { kind: 'dialect', id } as const,
        text: messageOf(greetingAndClosing, replaced(question, words), name),
      }),
    ),
    {
      group: { kind: 'spelling', id: 'second' },
      text: misspelt === question ? text : messageOf(plain, misspelt, name),
    },
    { group: { kind: 'politeness', id: 'polite' }, text: messageOf(polite, question, name) },
    { group: { kind: 'politeness', id: 'blunt' }, text: messageOf(blunt, question, name) },
    { group: { kind: 'length', id: 'long' }, text: messageOf(long, question, name) },
    { group: { kind: 'length', id: 'short' }, text: question },
  ];
  return [{ group: null, text }, ...others.filter((one) => one.text !== text)];
}

/** Questions that every shop gets, in the shop's first language and in the others that it has answers in. */
export function translatedQuestions(
  first: VariedLanguage,
  others: readonly VariedLanguage[],
): readonly (readonly Variant[])[] {
  if (others.length === 0) return [];
  const messageIn = (question: string, language: VariedLanguage, nth: number): string =>
    messageOf(data.languages[language].plain, question, nameOf(data.ownNames[language] as Origin, nth));
  return data.sameQuestion.map((one, nth) => [
    { group: null, text: messageIn(one[first], first, nth) },
    ...others.map((id) => ({ group: { kind: 'language', id } as const, text: messageIn(one[id], id, nth) })),
  ]);
}
