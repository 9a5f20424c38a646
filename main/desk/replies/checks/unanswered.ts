import { createTokenizer } from '../../search/tokenizer.ts';
import { germanAndEnglishStopWords } from '../../search/stop-words.ts';
import { settingsInEach } from '../compose/reply-language.ts';
import type { Check, CheckedQuestion, CheckResult, CheckInput } from './check-input.ts';
import { closingPattern, normalizeWords } from './word-spans.ts';

/** Share of an answer's words that has to be left of it: the agent shortens and rewords. */
const enoughOfSource = 0.25;

type Stems = ReadonlySet<string>;

/** Whether words of a question are in a text: one will do in what the agent wrote herself, half of them elsewhere. */
const shared = (question: Stems, text: Stems): number =>
  [...question].filter((stem) => text.has(stem)).length;

/**
 * Leaves the questions alone whose place `unfilled` finds empty. Reading words keeps their stems, so a reader of this room
 * lives as long as it does.
 */
export function createUnanswered(unfilled: Check): Check {
  const reader = createTokenizer();
  const stemsOf = (text: string): Stems =>
    new Set(
      reader
        .tokenize(text)
        .filter(({ start, end }) => !germanAndEnglishStopWords.has(text.slice(start, end).toLowerCase()))
        .map(({ stem }) => stem),
    );

  /** Paragraphs that the agent wrote herself, or that nobody knows: not of the settings and of no answer. */
  function agentLines(input: CheckInput, paragraphs: readonly string[]): readonly Stems[] {
    const { settings } = input;
    const values = new Set([settings.agentName, settings.shopName].map((text) => normalizeWords(text)));
    return paragraphs
      .flatMap((paragraph) => paragraph.split('\n'))
      .filter((line) => !input.isOfAnswers(line) && !values.has(normalizeWords(line)) && !isCourtesy(line))
      .map(stemsOf)
      .filter((stems) => stems.size > 0);
  }

  function isAnswered(
    { question, chosen }: CheckedQuestion,
    sourcesOf: (chosen: string) => readonly Stems[],
    all: readonly Stems[],
    own: readonly Stems[],
    whole: Stems,
  ): boolean {
    const asked = stemsOf(question);
    if (asked.size === 0) return true;
    for (const source of chosen === null ? [] : sourcesOf(chosen))
      if (shared(source, whole) >= enoughOfSource * source.size) return true;
    if (own.some((stems) => shared(asked, stems) > 0)) return true;
    return all.some((stems) => shared(asked, stems) >= Math.max(2, asked.size / 2));
  }

  return (input) => {
    const { reply, questions } = input;
    const paragraphs = reply.split(/\n{2,}/);
    const all = paragraphs.map(stemsOf);
    const own = agentLines(input, paragraphs);
    const whole = new Set(all.flatMap((stems) => [...stems]));
    const known = new Map<string, readonly Stems[]>();
    const sourcesOf = (chosen: string): readonly Stems[] => {
      const sources = known.get(chosen) ?? (input.sources.get(chosen) ?? []).map(stemsOf);
      known.set(chosen, sources);
      return sources;
    };
    const open = new Set(unfilled(input).flatMap(({ question }) => question ?? []));
    const waiting = questions
      .map((question, at) => ({ ...question, number: at + 1 }))
      .filter((one) => !one.leftOut && !open.has(one.number) && !isAnswered(one, sourcesOf, all, own, whole));
    // Who writes "Sadly not." answers too. Each line of hers that is about no question stands for one that nothing names.
    const asked = questions.map(({ question }) => stemsOf(question));
    const free = own.filter((stems) => !asked.some((each) => shared(each, stems) > 0)).length;
    const place = endOfBody(input);
    return waiting.slice(free).map(({ question, number }): CheckResult => ({
      kind: 'unanswered',
      start: place,
      end: place,
      words: question,
      why: { code: 'question_unanswered', params: { number, question: shortened(question) } },
      question: number,
      fix: { by: 'leave out', question: number },
    }));
  };
}

/** Greetings, closings, thanks and regrets answer nothing. */
const isCourtesy = (line: string): boolean =>
  /^\P{P}{1,60},$/u.test(line.trim()) ||
  closingPattern.test(line) ||
  /^(?:many thanks|thanks|thank you|we(?: are|'re|’re) sorry|sorry|i am sorry|we apologi[sz]e|please (?:let us know|do not hesitate)|hello|hi|guten|hallo|danke|vielen dank|es tut uns|(?:wir )?entschuldig|bitte (?:melden|zögern))(?![\p{L}])[^.!?]*[.!?]?$/iu.test(
    line.trim(),
  );

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 78).trimEnd()}…` : text);

/** Where an answer would be added: before the words of the settings that close the reply. */
function endOfBody({ reply, settings }: CheckInput): number {
  const closing = normalizeWords(
    settingsInEach(settings)
      .flatMap(({ signOff, label, agentName, shopName }) => [signOff, label.text, agentName, shopName])
      .join(' '),
  );
  let end = reply.trimEnd().length;
  // A reply of nothing but line breaks has no last line.
  while (end > 0) {
    const start = reply.lastIndexOf('\n', end - 1) + 1;
    const line = normalizeWords(reply.slice(start, end));
    if (start === 0 || (line.trim() !== '' && !closing.includes(line))) return end;
    end = reply.slice(0, start).trimEnd().length;
  }
  return end;
}
