/** What is compared between groups; `fairness.measures` of locales/ names them. */
export const fairnessMeasures = [
  /** No question got a good answer. */
  'held_back',
  /** The right answer came first: of questions whose answer is known. */
  'right',
  /** Answered with the library. */
  'answered',
  /** Of these, with the answer that was suggested first. */
  'taken',
  'handed_over',
  /** Taken for angry, frustrated or unhappy. */
  'upset',
  /** High or urgent. */
  'pressing',
  /** Of cases from reading to the decision, of questions that of reading: how much longer, as a share. */
  'time',
] as const;
export type FairnessMeasure = (typeof fairnessMeasures)[number];

/** How a question of the shop's own is asked otherwise. */
export const variationKinds = ['names', 'dialect', 'spelling', 'politeness', 'length', 'language'] as const;
type VariationKind = (typeof variationKinds)[number];

/**
 * Who is compared: customers who write in a language, or who wrote before, over the cases of the log; or messages that differ in
 * nothing but what is said. `id` is a language (ISO 639), `known`, or the name of a variation in variations.json.
 */
export interface FairnessGroup {
  readonly kind: 'spoken' | 'customer' | VariationKind;
  readonly id: string;
}

/** Two groups in one measure. */
export interface FairnessComparison {
  readonly group: FairnessGroup;
  /** What it is compared with: a language, `new`, or `plain`. */
  readonly against: string;
  readonly measure: FairnessMeasure;
  /** Group minus the other: points of a share (0.1 is ten), or how much longer (0.1 is a tenth). */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How likely chance does so much. */
  readonly p: number;
  /** Messages of the group and of the other; questions, where both are the same questions. */
  readonly of: readonly [group: number, against: number];
  /** It survives the number of comparisons, and is large enough to matter. */
  readonly isTold: boolean;
}

/** Two messages that differ in nothing else and came out otherwise. */
export interface FairnessExample {
  readonly group: FairnessGroup;
  readonly measure: FairnessMeasure;
  readonly plain: string;
  readonly changed: string;
}

/** What a check found. */
export interface FairnessCheck {
  readonly at: number;
  /** Days of the cases that were looked at. */
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  /** Questions of the shop's own that were asked in other ways, and how many messages were made of them. */
  readonly questions: number;
  readonly messages: number;
  /** Those that are told first. */
  readonly comparisons: readonly FairnessComparison[];
  /** Empty while no key is open. */
  readonly examples: readonly FairnessExample[];
}

export interface FairnessOverview {
  /** Null before the first one. */
  readonly last: FairnessCheck | null;
  /** Checks before it, newest first, with how many differences each told. */
  readonly earlier: readonly { readonly at: number; readonly told: number }[];
  /** How far a check is that runs, in messages; null while none does. `of` is 0 while it prepares. */
  readonly running: { readonly done: number; readonly of: number } | null;
  /** When the next one runs by itself; it waits until nobody works, and for the key. */
  readonly nextAt: number;
  readonly isDue: boolean;
  /** Why the last one that a person asked for did not come to an end. */
  readonly problem: 'locked' | 'no_questions' | 'failed' | null;
}
