import type {
  ExperimentArmResult,
  ExperimentEffect,
  ExperimentResults,
  ExperimentStatement,
  Statement,
} from '../../../preload/contract.ts';
import type { Interval } from './statistics.ts';

type Says = Statement<ExperimentStatement>;
/** What a difference between the arms means; with `missing` more cases a side one that matters would show. */
export type Summarize = (interval: Interval | null, missing: number) => readonly Says[];

/** What a number of cases is still short of; nothing once there are enough. */
const shortage = (missing: number): readonly Says[] =>
  missing === 0 ? [] : [{ code: 'missing', params: { count: missing } }];

/** The ends of an interval that is on one side of zero, the nearer one first. */
function ends({ low, high }: Pick<Interval, 'low' | 'high'>): readonly [least: number, most: number] {
  const [a, b] = [Math.abs(low), Math.abs(high)];
  return [Math.min(a, b), Math.max(a, b)];
}
const isOpen = ({ low, high }: Pick<Interval, 'low' | 'high'>): boolean => low <= 0 && high >= 0;

export function summarizeTimes(shown: number | null, hidden: number | null): Summarize {
  return (interval, missing) => {
    if (shown === null || hidden === null) return [{ code: 'time_none' }];
    const medians: Says = { code: 'time', params: { shown, hidden } };
    if (interval === null) return [medians, ...shortage(missing)];
    const { low, high } = interval;
    if (isOpen(interval))
      return [
        medians,
        { code: 'time_either', params: { quicker: -low, slower: high } },
        ...shortage(missing),
      ];
    const [least, most] = ends(interval);
    return [medians, { code: low < 0 ? 'time_quicker' : 'time_slower', params: { least, most } }];
  };
}

const points = (share: number): number => Math.round(share * 100);

function summarizeRates(
  code: 'answered' | 'copied' | 'handed_over',
  [shown, hidden]: readonly [shown: number, hidden: number],
  [ofShown, ofHidden]: readonly [shown: number, hidden: number],
): Summarize {
  return (interval, missing) => {
    if (ofShown === 0 || ofHidden === 0) return [{ code: `${code}_none` }];
    const shares: Says = { code, params: { shown: shown / ofShown, hidden: hidden / ofHidden } };
    if (interval === null) return [shares, ...shortage(missing)];
    if (isOpen(interval)) return [shares, { code: 'chance' }, ...shortage(missing)];
    const { low, high } = interval;
    return [shares, { code: 'points', params: { low: points(low), high: points(high) } }];
  };
}

/** Cases that somebody has ended, in one way or another. */
export const ended = ({ copied, handedOver, abandoned }: ExperimentArmResult): number =>
  copied + handedOver + abandoned;
/** Replies whose words the library had: nobody needed to write them. */
export const answered = ({ replyOutcomes: { unedited, edited, replaced } }: ExperimentArmResult): number =>
  unedited + edited + replaced;

const bothOf = (
  shown: ExperimentArmResult,
  hidden: ExperimentArmResult,
  of: (side: ExperimentArmResult) => number,
): readonly [number, number] => [of(shown), of(hidden)];

export const summarizeAnswered = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Summarize =>
  summarizeRates('answered', bothOf(shown, hidden, answered), bothOf(shown, hidden, ended));
export const summarizeCopied = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Summarize =>
  summarizeRates(
    'copied',
    bothOf(shown, hidden, ({ copied }) => copied),
    bothOf(shown, hidden, ended),
  );
export const summarizeHandedOver = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Summarize =>
  summarizeRates(
    'handed_over',
    bothOf(shown, hidden, ({ handedOver }) => handedOver),
    bothOf(shown, hidden, ended),
  );

/** What it all comes to, in one sentence: the time, and how much nobody had to write. */
export function summarize(
  on: boolean,
  shown: ExperimentArmResult,
  hidden: ExperimentArmResult,
  time: Pick<ExperimentEffect, 'low' | 'high' | 'casesMissing'>,
  library: Pick<ExperimentEffect, 'low' | 'high'>,
): ExperimentResults['summary'] {
  if (shown.cases + hidden.cases === 0) return { code: on ? 'not_read' : 'not_running' };
  const [duration, share] = [intervalOf(time), intervalOf(library)];
  if (duration === null) return { code: 'so_far', params: { count: shown.cases, hidden: hidden.cases } };
  const [least, most] = ends(duration);
  const code = isOpen(duration) ? 'no_difference' : duration.low < 0 ? 'quicker' : 'slower';
  if (share === null || isOpen(share)) return { code, params: { least, most } };
  const [from, to] = ends(share);
  return {
    code: share.low > 0 ? `${code}_more` : `${code}_fewer`,
    params: { least, most, from: points(from), to: points(to) },
  };
}

const intervalOf = ({
  low,
  high,
}: Pick<ExperimentEffect, 'low' | 'high'>): { readonly low: number; readonly high: number } | null =>
  low === null || high === null ? null : { low, high };
