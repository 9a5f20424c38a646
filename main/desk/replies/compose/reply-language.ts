import { catalogues } from '../../../../locales/catalogues.ts';
import type { Translate } from '../../../../locales/keys.ts';
import { createTranslate } from '../../../../locales/translate.ts';
import type { Settings } from '../../../../preload/contract.ts';
import { detectLanguage } from '../../library/detect-language.ts';

/**
 * A text says its language in the small words between the names of things: so many of them, with so many letters, and more where
 * none ends a sentence.
 */
const enough = { words: 4, letters: 14, wordsOfNoSentence: 10 };

/** Whether a text is more than a price, a word or the name of a product; scripts without capitals have small words alone. */
function saysEnough(text: string): boolean {
  const small = text.match(/(?<![\p{L}\p{M}\p{N}])(?!\p{Lu})[\p{L}\p{M}]{2,}/gu) ?? [];
  if (small.join('').length < enough.letters) return false;
  const wanted = /[.!?](?:\s|$)/u.test(text) ? enough.words : enough.wordsOfNoSentence;
  return small.length >= wanted || /\p{Lo}/u.test(text);
}

/**
 * The language of a reply (ISO 639-1): that of its answers, and of the message where none is there yet or they say too little
 * to be told from it. Null where nobody can tell.
 */
export function replyLanguage(answers: readonly string[], messageLanguage: string | null): string | null {
  const text = answers.join('\n');
  if (messageLanguage === null) return detectLanguage(text);
  return saysEnough(text) ? (detectLanguage(text, [messageLanguage]) ?? messageLanguage) : messageLanguage;
}

type Defaults = NonNullable<ReturnType<(typeof catalogues)['get']>>['settings']['defaults'];
const everyDefaults = (): readonly Defaults[] =>
  [...catalogues.values()].map(({ settings }) => settings.defaults);

/**
 * The settings as they stand in a reply of that language: what nobody has reworded is said in it, what the owner wrote stays as
 * she wrote it.
 */
export function settingsIn(settings: Settings, language: string | null): Settings {
  const own = language === null ? undefined : catalogues.get(language)?.settings.defaults;
  if (own === undefined) return settings;
  const worded = (text: string, of: (defaults: Defaults) => string): string =>
    everyDefaults().some((defaults) => of(defaults) === text) ? of(own) : text;
  const { greeting, signOff, label, survey, style } = settings;
  return {
    ...settings,
    greeting: worded(greeting, (one) => one.greeting),
    signOff: worded(signOff, (one) => one.signOff),
    label: { ...label, text: worded(label.text, (one) => one.label) },
    survey: { ...survey, text: worded(survey.text, (one) => one.survey) },
    style: {
      ...style,
      needs: worded(style.needs, (one) => one.needs),
      links: style.links.map((link) =>
        worded(
          worded(link, (one) => one.links.next),
          (one) => one.links.after,
        ),
      ),
    },
  };
}

/** The settings as they may stand in a reply: in the owner's words, and as each language says them. */
export const settingsInEach = (settings: Settings): readonly Settings[] => [
  settings,
  ...[...catalogues.keys()].map((language) => settingsIn(settings, language)),
];

/** Words what a reply says beside the answers, in its own language; in the window's where there are no sentences in it. */
export function createReplyWords(t: Translate): (language: string | null) => Translate {
  const made = new Map<string, Translate>();
  return (language) => {
    if (language === null || !catalogues.has(language)) return t;
    const known = made.get(language) ?? createTranslate(language);
    made.set(language, known);
    return known;
  };
}

/** What stands for an answer that is still missing, in every language. */
export const openAnswers = (): readonly string[] => [
  ...new Set([...catalogues.values()].map(({ reply }) => reply.place)),
];

/**
 * Whether a snippet may stand in a reply of that language: a short one may not tell its own. It is read without its places:
 * "Dear Maren Okafor," is Basque by its letters, and a name tells no language.
 */
export function suitsLanguage(snippet: string, language: string | null): boolean {
  const own =
    language === null ? null : detectLanguage(snippet.replaceAll(/\{\{[^{}]*\}\}/gu, ' '), [language]);
  return own === null || own === language;
}
