import type {
  ExperimentArmResult,
  ExperimentEffect,
  ExperimentResults,
  ExperimentStatement,
  Statement,
} from '../../../preload/contract.ts';
import type { Interval } from './statistics.ts';

type Says = Statement<ExperimentStatement>;
/** What a difference between the arms means; `missing` cases a side are needed before it means anything, null: nobody knows. */
export type Summarize = (interval: Interval | null, missing: number | null) => readonly Says[];

/** What a number of cases is still short of; nothing once there are enough. */
function shortage(missing: number | null): readonly Says[] {
  if (missing === null) return [{ code: 'too_few' }];
  return missing === 0 ? [] : [{ code: 'missing', params: { count: missing } }];
}

/** Between two shares of time, in words that also hold when the interval reaches over zero. */
function between({ low, high }: Interval): Says {
  if (low < 0 && high > 0) return { code: 'time_either', params: { quicker: -low, slower: high } };
  const [least, most] = [Math.abs(low), Math.abs(high)].toSorted((a, b) => a - b);
  return {
    code: low < 0 ? 'time_quicker' : 'time_slower',
    params: { least: least ?? 0, most: most ?? 0 },
  };
}

export function summarizeTimes(shown: number | null, hidden: number | null): Summarize {
  return (interval, missing) => {
    if (shown === null || hidden === null) return [{ code: 'time_none' }];
    const medians: Says = { code: 'time', params: { shown, hidden } };
    return [medians, ...(interval === null || missing !== 0 ? shortage(missing) : [between(interval)])];
  };
}

function summarizeRates(
  code: 'copied' | 'handed_over',
  hits: readonly [shown: number, hidden: number],
  of: readonly [shown: number, hidden: number],
): Summarize {
  return (interval, missing) => {
    if (interval === null) return [{ code: `${code}_none` }];
    const shares: Says = { code, params: { shown: hits[0] / of[0], hidden: hits[1] / of[1] } };
    if (missing !== 0) return [shares, ...shortage(missing)];
    const { low, high } = interval;
    const points = (share: number): number => Math.round(share * 100);
    return low < 0 && high > 0
      ? [shares, { code: 'chance' }]
      : [shares, { code: 'points', params: { low: points(low), high: points(high) } }];
  };
}

const ended = ({ copied, handedOver, abandoned }: ExperimentArmResult): number =>
  copied + handedOver + abandoned;

export const summarizeCopied = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Summarize =>
  summarizeRates('copied', [shown.copied, hidden.copied], [ended(shown), ended(hidden)]);
export const summarizeHandedOver = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Summarize =>
  summarizeRates('handed_over', [shown.handedOver, hidden.handedOver], [ended(shown), ended(hidden)]);

/** What it all comes to. */
export function summarize(
  on: boolean,
  shown: ExperimentArmResult,
  hidden: ExperimentArmResult,
  { value, low, high, casesMissing }: ExperimentEffect,
): ExperimentResults['summary'] {
  if (shown.cases + hidden.cases === 0) return { code: on ? 'not_read' : 'not_running' };
  if (casesMissing === null || value === null || low === null || high === null)
    return { code: 'so_far', params: { count: shown.cases, hidden: hidden.cases } };
  if (casesMissing > 0) return { code: 'time_missing', params: { count: casesMissing } };
  if (low < 0 && high > 0) return { code: 'no_difference' };
  return { code: value < 0 ? 'quicker' : 'slower', params: { share: Math.abs(value) } };
}
