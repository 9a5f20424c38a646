import type { Statement } from './errors.ts';

/** One arm of the experiment: its cases were shown suggestions, or were not. */
export interface ExperimentArmResult {
  /** Cases that were read; the other counts are among them. */
  readonly cases: number;
  readonly copied: number;
  readonly handedOver: number;
  /** Read, and nothing came of it. */
  readonly abandoned: number;
  readonly replyOutcomes: {
    readonly unedited: number;
    readonly edited: number;
    readonly replaced: number;
    readonly none: number;
  };
  /** From reading to copying or handing over, half of the cases took less; null while there are none. */
  readonly medianMs: number | null;
}

/** A difference between the arms, shown minus hidden. */
export interface ExperimentEffect {
  /** `answered`: with the library, so that nobody had to write a reply by hand. */
  readonly metric: 'time' | 'answered' | 'copied' | 'handed over';
  /** For time a share of it (−0.2 is a fifth quicker with suggestions), for the others a difference of rates. */
  readonly value: number | null;
  /** The truth lies between them at every look in 95 of 100 such experiments; null before the first twenty cases of each arm. */
  readonly low: number | null;
  readonly high: number | null;
  /** So many more cases of each arm would show the smallest difference that matters, in four of five experiments. */
  readonly casesMissing: number;
  /** What that means. */
  readonly summary: readonly Statement<ExperimentStatement>[];
}

export interface ExperimentResults {
  readonly on: boolean;
  readonly since: number | null;
  readonly shown: ExperimentArmResult;
  readonly hidden: ExperimentArmResult;
  readonly effects: readonly ExperimentEffect[];
  /** What it comes to. */
  readonly summary: Statement<ExperimentStatement>;
}

/** What the results mean; `audit.experiment.says` of locales/ has the sentences. Shares are 1 for all, times milliseconds. */
export type ExperimentStatement =
  | 'time_none'
  | 'answered_none'
  | 'copied_none'
  | 'handed_over_none'
  /** Median times, `shown` and `hidden`. */
  | 'time'
  /** The truth is between so much `quicker` and so much `slower`. */
  | 'time_either'
  /** By `least` to `most`. */
  | 'time_quicker'
  | 'time_slower'
  /** Shares, `shown` and `hidden`. */
  | 'answered'
  | 'copied'
  | 'handed_over'
  | 'chance'
  /** Between `low` and `high`. */
  | 'points'
  /** `count` more cases a side. */
  | 'missing'
  | 'not_read'
  | 'not_running'
  /** `count` cases with suggestions, `hidden` without. */
  | 'so_far'
  /** In time, and `from` so many `to` so many of 100 are answered with the library that were not without. */
  | 'no_difference'
  | 'no_difference_more'
  | 'no_difference_fewer'
  /** By `least` to `most`. */
  | 'quicker'
  | 'quicker_more'
  | 'quicker_fewer'
  | 'slower'
  | 'slower_more'
  | 'slower_fewer';
