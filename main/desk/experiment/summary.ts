import type { ExperimentEffect, ExperimentArmResult } from '../../../preload/contract.ts';
import type { Interval } from './statistics.ts';

export type Sentence = (interval: Interval | null, missing: number | null) => string;

const percent = (share: number): string => `${Math.round(Math.abs(share) * 100)} %`;
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** 95000 is "1 min 35 s". */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What a number of cases is still short of; empty once there are enough. */
function shortage(missing: number | null): string {
  if (missing === null) return ' There are too few cases to say how many it takes.';
  return missing === 0
    ? ''
    : ` ${counted(missing, 'more case', 'more cases')} a side before this means anything.`;
}

const faster = (share: number): string => (share < 0 ? 'quicker' : 'slower');

/** Between two shares of time, in words that also hold when the interval reaches over zero. */
function between({ low, high }: Interval): string {
  if (low < 0 && high > 0) return `anything from ${percent(low)} quicker to ${percent(high)} slower`;
  const [least, most] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
  return `${percent(least)} to ${percent(most)} ${faster(most)}`;
}

export function timeSentence(shownMs: number | null, hiddenMs: number | null): Sentence {
  return (interval, missing) => {
    if (shownMs === null || hiddenMs === null)
      return 'A side has no finished case yet, so there is no time to compare.';
    const medians = `Half of the messages take up to ${duration(shownMs)} with suggestions and ${duration(hiddenMs)} without.`;
    if (interval === null || missing !== 0) return `${medians}${shortage(missing)}`;
    return `${medians} The truth is ${between(interval)} with suggestions.`;
  };
}

function rateSentence(
  what: string,
  hits: readonly [number, number],
  of: readonly [number, number],
): Sentence {
  return (interval, missing) => {
    if (interval === null) return `A side has no finished case yet, so there is no share ${what} to compare.`;
    const [shown, hidden] = [hits[0] / of[0], hits[1] / of[1]];
    const shares = `${percent(shown)} were ${what} with suggestions, ${percent(hidden)} without.`;
    if (missing !== 0) return `${shares}${shortage(missing)}`;
    const points = (share: number): string => String(Math.round(share * 100));
    return interval.low < 0 && interval.high > 0
      ? `${shares} That is no difference that chance would not make, too.`
      : `${shares} The difference lies between ${points(interval.low)} and ${points(interval.high)} points.`;
  };
}

const ended = ({ copied, handedOver, abandoned }: ExperimentArmResult): number =>
  copied + handedOver + abandoned;

export const copiedSentence = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Sentence =>
  rateSentence('copied', [shown.copied, hidden.copied], [ended(shown), ended(hidden)]);
export const handedOverSentence = (shown: ExperimentArmResult, hidden: ExperimentArmResult): Sentence =>
  rateSentence('handed over', [shown.handedOver, hidden.handedOver], [ended(shown), ended(hidden)]);

/** What it all comes to. */
export function summary(
  on: boolean,
  shown: ExperimentArmResult,
  hidden: ExperimentArmResult,
  time: ExperimentEffect,
): string {
  if (shown.cases + hidden.cases === 0)
    return on
      ? 'No message was read since the comparison began.'
      : 'Nothing is being compared. Begin a comparison to see what suggestions are worth here.';
  if (time.casesMissing === null || time.value === null || time.low === null || time.high === null)
    return `So far ${counted(shown.cases, 'case', 'cases')} with suggestions and ${hidden.cases} without: too few to tell.`;
  if (time.casesMissing > 0)
    return `${counted(time.casesMissing, 'more case', 'more cases')} a side before a difference in time means anything.`;
  if (time.low < 0 && time.high > 0)
    return 'Suggestions make no difference in time that chance would not make, too.';
  return `With suggestions a message is answered ${percent(time.value)} ${faster(time.value)}.`;
}
