import { catalogues } from '../../../../locales/catalogues.ts';
import type { Translate } from '../../../../locales/keys.ts';
import { createTranslate } from '../../../../locales/translate.ts';
import type { Settings } from '../../../../preload/contract.ts';
import { detectLanguage } from '../../library/detect-language.ts';

/**
 * The language of a reply (ISO 639-1): that of its answers, and of the message where none is there yet. Null where nobody can
 * tell.
 */
export function replyLanguage(answers: readonly string[], messageLanguage: string | null): string | null {
  return answers.length === 0
    ? messageLanguage
    : detectLanguage(answers.join('\n'), messageLanguage === null ? [] : [messageLanguage]);
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
