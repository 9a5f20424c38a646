import type { GoldenNews, GoldenPair, GoldenPlace } from '../../../preload/contract.ts';
import { plural } from '../../ui/format.ts';

/** `comes first, sure`; `comes third, a guess`. */
export function placeWords({ place, word }: GoldenPlace): string {
  if (place === null) return 'is not among the first ten';
  const ordinal = ['first', 'second', 'third'][place - 1] ?? `at place ${place}`;
  return `comes ${ordinal}, ${word}`;
}

export const stateWords = {
  'not run': 'not asked yet',
  'as before': 'as before',
  better: 'better than before',
  worse: 'worse than before',
  gone: 'its answer is gone',
} as const satisfies Record<GoldenPair['state'], string>;

/** `2 golden questions got worse since “returns.md” was changed.` */
export function newsWords({ worse, since }: GoldenNews): string {
  const told = `${plural(worse, 'golden question')} got worse`;
  return since === '' ? `${told}.` : `${told} since ${since}.`;
}
