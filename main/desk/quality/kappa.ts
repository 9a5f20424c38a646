import type { Kappa } from '../../../preload/contract.ts';
import { wilson } from '../experiment/statistics.ts';

/** What two reviewers said to one point of one reply. */
export interface Judgement {
  readonly one: boolean;
  readonly other: boolean;
}

/**
 * Cohen's kappa of two reviewers over replies, each with one judgement or several. Null where one answer is given to everything
 * or nothing was judged. What is said of one reply hangs together: the interval is Wilson's for the share that agrees, over as
 * many independent judgements as the spread between replies allows, with what chance would do taken as it is.
 */
export function kappaOf(replies: readonly (readonly Judgement[])[]): Kappa | null {
  const judged = replies.flat();
  const n = judged.length;
  if (n === 0) return null;
  const yes = (who: keyof Judgement): number => judged.filter((each) => each[who]).length / n;
  const [one, other] = [yes('one'), yes('other')];
  const byChance = one * other + (1 - one) * (1 - other);
  if (byChance > 1 - 1e-9) return null;
  const agreed = judged.filter((each) => each.one === each.other).length / n;
  const independent = independentJudgements(replies, agreed);
  const [low, high] = wilson({ hits: agreed * independent, total: independent });
  const corrected = (share: number): number => Math.max(-1, (share - byChance) / (1 - byChance));
  return { value: corrected(agreed), low: corrected(low), high: corrected(Math.min(1, high)) };
}

/** Between the number of replies (all of one reply are the same judgement) and that of judgements (none hang together). */
function independentJudgements(replies: readonly (readonly Judgement[])[], agreed: number): number {
  const some = replies.filter(({ length }) => length > 0);
  const n = some.reduce((sum, { length }) => sum + length, 0);
  const k = some.length;
  const chance = agreed * (1 - agreed);
  if (k < 2 || chance === 0) return k;
  // Of a ratio estimated from clusters.
  const spread = some.reduce((sum, each) => {
    const hits = each.filter(({ one, other }) => one === other).length;
    return sum + (hits - agreed * each.length) ** 2;
  }, 0);
  const variance = ((k / (k - 1)) * spread) / n ** 2;
  return Math.min(n, Math.max(k, chance / variance));
}
