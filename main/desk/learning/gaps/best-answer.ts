import { foldCase } from '../../store/fold-case.ts';

interface AnswerCandidate {
  readonly at: number;
  readonly text: string;
}

/** "Yes." helps nobody who did not read the question; a whole mail is more than an answer. */
const sensible = { fewest: 3, most: 400 };

/** Of the answers that agents wrote, the one that was sent most often; else the fullest sensible one, else the newest. */
export function bestAnswer(answers: readonly AnswerCandidate[]): string | null {
  const same = new Map<string, { text: string; uses: number; at: number; words: number }>();
  for (const { at, text } of answers) {
    const words = text.trim().split(/\s+/u);
    const key = foldCase(words.join(' ')).replaceAll(/[^\p{L}\p{N} ]/gu, '');
    if (key === '') continue;
    const known = same.get(key);
    if (known === undefined) same.set(key, { text: text.trim(), uses: 1, at, words: words.length });
    else same.set(key, { ...known, uses: known.uses + 1, at: Math.max(at, known.at) });
  }
  const fullness = (words: number): number =>
    words < sensible.fewest || words > sensible.most ? 0 : Math.min(words, 40);
  const [best] = [...same.values()].sort(
    (a, b) => b.uses - a.uses || fullness(b.words) - fullness(a.words) || b.at - a.at,
  );
  return best?.text ?? null;
}
