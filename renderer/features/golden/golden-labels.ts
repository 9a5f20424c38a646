import type { GoldenRegression, GoldenPair, GoldenRank } from '../../../preload/contract.ts';
import { plural } from '../../ui/format.ts';

/** `comes first, sure`; `comes third, a guess`. */
export function rankText({ rank, confidence }: GoldenRank): string {
  if (rank === null) return 'is not among the first ten';
  const ordinal = ['first', 'second', 'third'][rank - 1] ?? `at place ${rank}`;
  return `comes ${ordinal}, ${confidence}`;
}

export const stateLabels = {
  'not run': 'not asked yet',
  'as before': 'as before',
  better: 'better than before',
  worse: 'worse than before',
  gone: 'its answer is gone',
} as const satisfies Record<GoldenPair['state'], string>;

/** `2 golden questions got worse since “returns.md” was changed.` */
export function regressionText({ worse, since }: GoldenRegression): string {
  const summary = `${plural(worse, 'golden question')} got worse`;
  return since === '' ? `${summary}.` : `${summary} since ${since}.`;
}
