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
  /** One sentence that a person understands. */
  readonly sentence: string;
}

export interface ExperimentResults {
  readonly on: boolean;
  readonly since: number | null;
  readonly shown: ExperimentArmResult;
  readonly hidden: ExperimentArmResult;
  readonly effects: readonly ExperimentEffect[];
  /** What it comes to, in one sentence. */
  readonly sentence: string;
}
