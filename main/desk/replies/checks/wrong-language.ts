import { detectLanguage } from '../../library/detect-language.ts';
import { type Check, type CheckInput, textsInReplies } from './check-input.ts';
import { createPhraseIndex } from './phrase-index.ts';

/** Letters that a paragraph needs to be judged for itself, and that all of them need together. */
const enoughAlone = 60;
const enoughTogether = 25;

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the reply says in its own words: the settings speak the shop's language to everybody. */
function paragraphsOf({ reply, settings }: CheckInput): readonly Paragraph[] {
  const isFixed = createPhraseIndex(textsInReplies(settings).join(' '));
  const paragraphs: Paragraph[] = [];
  let from = 0;
  const add = (end: number): void => {
    const text = reply.slice(from, end);
    const start = from + text.length - text.trimStart().length;
    if (text.trim() !== '' && !isFixed(text))
      paragraphs.push({ start, end: from + text.trimEnd().length, text: text.trim() });
  };
  for (const { index, 0: gap } of reply.matchAll(/\n\s*\n/g)) {
    add(index);
    from = index + gap.length;
  }
  add(reply.length);
  return paragraphs;
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
  const first = alone.length > 0 ? alone.find(({ text }) => isOther(text) !== null) : paragraphs[0];
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
