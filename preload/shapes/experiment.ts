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
  readonly metric: 'time' | 'copied' | 'handed over';
  /** For time a share of it (−0.2 is a fifth quicker with suggestions), for the others a difference of rates. */
  readonly value: number | null;
  /** The truth lies between them in 95 of 100 such experiments. */
  readonly low: number | null;
  readonly high: number | null;
  /** Cases that each arm still needs before a difference means anything; null while that cannot be told. */
  readonly casesMissing: number | null;
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
  | 'copied'
  | 'handed_over'
  | 'chance'
  /** Between `low` and `high`. */
  | 'points'
  | 'too_few'
  /** `count` more cases a side. */
  | 'missing'
  | 'not_read'
  | 'not_running'
  /** `count` cases with suggestions, `hidden` without. */
  | 'so_far'
  | 'time_missing'
  | 'no_difference'
  /** By a `share`. */
  | 'quicker'
  | 'slower';
