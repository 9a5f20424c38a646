import { detectLanguage } from '../../library/detect-language.ts';
import { type Check, type CheckInput, settingTexts } from './check-input.ts';
import { normalizeWords } from './word-spans.ts';

/** Letters that a paragraph needs to be judged for itself, and that all of them need together. */
const enoughAlone = 60;
const enoughTogether = 25;

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** What the reply says in its own words: the settings speak the shop's language to everybody. */
function paragraphsOf({ reply, settings }: CheckInput) {
  const fixed = normalizeWords(settingTexts(settings).join(' '));
  return Array.from(reply.matchAll(/[^\n](?:[^\n]|\n(?!\s*\n))*/gu), ({ index, 0: text }) => ({
    start: index,
    end: index + text.trimEnd().length,
    text,
  })).filter(({ text }) => !fixed.includes(normalizeWords(text)));
}

/** A paragraph, or the whole reply, in another language than the message. */
export const wrongLanguage: Check = (input) => {
  const { language } = input.message;
  if (language === null) return [];
  const paragraphs = paragraphsOf(input);
  const isOther = (text: string): string | null => {
    const spoken = detectLanguage(text, [language]);
    return spoken === null || spoken === language ? null : spoken;
  };
  const alone = paragraphs.filter(({ text }) => lettersIn(text) >= enoughAlone);
  const all = paragraphs.map(({ text }) => text).join('\n');
  const [first] = alone.length > 0 ? alone.filter(({ text }) => isOther(text) !== null) : paragraphs;
  if (first === undefined || lettersIn(all) < enoughTogether) return [];
  const spoken = alone.length > 0 ? isOther(first.text) : isOther(all);
  if (spoken === null) return [];
  return [
    {
      kind: 'wrongLanguage',
      start: first.start,
      end: first.end,
      words: input.reply.slice(first.start, first.end),
      why: { code: 'wrong_language', params: { spoken, written: language } },
      question: null,
      fix: null,
    },
  ];
};
