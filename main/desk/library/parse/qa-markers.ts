import type { Block } from './blocks.ts';
import { hasQuestionMark, isQuestion, stripAnswerMarker, stripQuestionMarker } from './question-patterns.ts';

/** What a document marks its questions and answers with; each returns the line without its mark, or null. */
export interface QaMarkers {
  readonly question: (line: string) => string | null;
  readonly answer: (line: string) => string | null;
}

/** The letters that go together, by language: Q and A, Frage and Antwort, pregunta and respuesta, domanda and risposta. */
const pairs = ['qa', 'qr', 'fa', 'pr', 'dr', 'va'] as const;
const single = /^\s*(\p{L})\s*(?:\d{1,3}\s*)?([:.)])\s*/u;

interface Mark {
  readonly letter: string;
  readonly sign: string;
}

const markOf = (line: string): Mark | null => {
  const [, letter, sign] = single.exec(line) ?? [];
  return letter === undefined || sign === undefined ? null : { letter: letter.toLowerCase(), sign };
};

/**
 * Words such as `Question 3:` are marks wherever they stand. A single letter is one only where the letters of the whole
 * document take turns as question and answer do, and what the first of them marks asks something: price lists name
 * countries by letters, lists begin with a), and people have initials.
 */
export function qaMarkersOf(blocks: readonly Block[]): QaMarkers {
  const lines = blocks.flatMap((block) => (block.type === 'text' ? block.text.split('\n') : []));
  const marked = lines.flatMap((line) => {
    const mark = markOf(line);
    return mark ? [{ ...mark, rest: line.replace(single, '') }] : [];
  });
  const found = ['', ':', '.', ')']
    .flatMap((sign) => pairs.map((letters) => ({ sign, letters })))
    .find(({ sign, letters }) =>
      takesTurns(
        marked.filter((mark) => sign === '' || mark.sign === sign),
        letters,
      ),
    );
  const isMeant = (line: string, letter: string | undefined): boolean => {
    const mark = markOf(line);
    return mark === null || (mark.letter === letter && (found?.sign === '' || mark.sign === found?.sign));
  };
  return {
    question: (line) => (isMeant(line, found?.letters[0]) ? stripQuestionMarker(line) : null),
    answer: (line) => (isMeant(line, found?.letters[1]) ? stripAnswerMarker(line) : null),
  };
}

function takesTurns(
  marked: readonly (Mark & { readonly rest: string })[],
  [asking = '', answering = '']: string,
): boolean {
  const pair = marked.filter(({ letter }) => letter === asking || letter === answering);
  const asked = pair.filter(({ letter }) => letter === asking);
  const answers = pair.length - asked.length;
  if (asked.length === 0 || answers === 0) return false;
  // A question may be left without an answer; an answer without a question is a second one, and rare.
  const stray = pair.filter(
    ({ letter }, at) => letter === answering && pair[at - 1]?.letter !== asking,
  ).length;
  const questions = asked.filter(({ rest }) => hasQuestionMark(rest) || isQuestion(rest)).length;
  return stray <= answers / 4 && (asking === 'q' || questions >= asked.length / 2);
}
