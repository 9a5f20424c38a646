import { questionInShort } from '../compose/question-in-short.ts';
import type { OpenPlace } from '../open-places.ts';
import type { CheckInput } from './check-input.ts';

/**
 * The number of the question, from 1, that each of these places belongs to, by where it starts: its line names the question, in
 * short or whole, or it is the only one that is still open. The places are in order, each of an answer that is missing.
 */
export function questionsOfPlaces(
  { reply, questions }: Pick<CheckInput, 'reply' | 'questions'>,
  places: readonly OpenPlace[],
): ReadonlyMap<number, number> {
  const quotes = new Map<string, number[]>();
  for (const [at, { question, leftOut }] of questions.entries())
    for (const words of leftOut ? [] : new Set([questionInShort(question), question.trim()]))
      quotes.set(words, [...(quotes.get(words) ?? []), at + 1]);
  // The most telling one first: a short question may stand in a longer one.
  const longestFirst = [...quotes.keys()].filter(Boolean).toSorted((a, b) => b.length - a.length);
  const open = questions.flatMap(({ chosen, leftOut }, at) => (chosen === null && !leftOut ? [at + 1] : []));
  const only = open.length === 1 ? open[0] : undefined;

  const found = new Map<number, number>();
  const placesByQuote = new Map<string, number[]>();
  for (const [line, starts] of linesOf(reply, places)) {
    const quoted = longestFirst.find((words) => line.includes(words));
    for (const start of starts)
      if (quoted !== undefined) placesByQuote.set(quoted, [...(placesByQuote.get(quoted) ?? []), start]);
      else if (only !== undefined) found.set(start, only);
  }
  for (const [words, starts] of placesByQuote) {
    const named = quotes.get(words) ?? [];
    // Questions that are named alike take their places in order; of too many, those that have an answer have none.
    const waiting = named.filter((number) => questions[number - 1]?.chosen === null);
    const taking = starts.length < named.length && waiting.length > 0 ? waiting : named;
    for (const [at, start] of starts.toSorted((a, b) => a - b).entries()) {
      const number = taking[Math.min(at, taking.length - 1)];
      if (number !== undefined) found.set(start, number);
    }
  }
  return found;
}

/** What stands before the last place of each line that has any, with where its places start. */
function linesOf(reply: string, places: readonly OpenPlace[]): ReadonlyMap<string, readonly number[]> {
  const byLine = new Map<number, number[]>();
  let from = 0;
  let next = reply.indexOf('\n');
  for (const { start } of places) {
    while (next >= 0 && next < start) {
      from = next + 1;
      next = reply.indexOf('\n', from);
    }
    byLine.set(from, [...(byLine.get(from) ?? []), start]);
  }
  const lines = new Map<string, readonly number[]>();
  for (const [begin, starts] of byLine) {
    const line = reply.slice(begin, starts.at(-1));
    lines.set(line, [...(lines.get(line) ?? []), ...starts]);
  }
  return lines;
}
