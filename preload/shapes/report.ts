import type { FairnessCheck } from './fairness.ts';
import type { TargetName } from './targets.ts';

/** The figures of the report, in the order in which they are shown; docs/report-figures.md says how each is counted. */
export const figureNames = [
  'messages',
  'answered',
  'edited',
  'handed_over',
  'held_back',
  'gaps',
  'time',
  'upset',
  'repeated',
] as const;
export type FigureName = (typeof figureNames)[number];

/** A number with the interval that holds the truth in 95 of 100 cases, and how many cases it is of. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** First and last day, as YYYY-MM-DD of the local calendar, and the same as milliseconds since 1970 (the end is exclusive). */
export interface ReportPeriod {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: number;
  readonly to: number;
}

export interface Figure {
  readonly name: FigureName;
  /** A number of messages, a share from 0 to 1, or milliseconds (a median). */
  readonly kind: 'count' | 'share' | 'time';
  /** Null where there is nothing to count. */
  readonly now: Measured | null;
  readonly before: Measured | null;
  /** Shares: the difference; counts and times: how much more, as a share (0.1 is a tenth more). */
  readonly change: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    /** Null where chance would do. */
    readonly direction: 'up' | 'down' | null;
  } | null;
  /** One for each of the report's `periods`. */
  readonly points: readonly (Measured | null)[];
  /** Over these periods; null while there are too few of them. */
  readonly trend: 'rising' | 'falling' | 'steady' | null;
}

/** What suggestions save, by the experiment alone. */
export interface TimeSaved {
  /** How much less time a message takes, as a share (0.2 is a fifth less); null while that is not measured. */
  readonly share: Omit<Measured, 'of'> | null;
  /** The same in milliseconds for the period: replies with suggestions, each of the median time. */
  readonly ms: Omit<Measured, 'of'> | null;
  /** Cases a side that the experiment is still short of; null when it has not begun, or is too young to say. */
  readonly casesMissing: number | null;
}

/** How far a target is, in a period. */
export interface TargetProgress {
  readonly name: TargetName;
  readonly wanted: number;
  /** Null where nothing measures it. */
  readonly now: Measured | null;
  /** Met or missed only where the whole interval is on that side. */
  readonly state: 'met' | 'missed' | 'unsure' | 'unknown';
  /** Against the period before: `none` where chance would do, null where there is nothing to compare with. */
  readonly way: 'closer' | 'away' | 'none' | null;
}

/** Suggestions that were about so sure, and how many of them were taken. */
export interface ReliabilityPoint {
  /** Mean of what the desk said, 0 to 1. */
  readonly confidence: number;
  readonly taken: Measured;
}

export interface QueueFigures {
  /** Id and name; null for messages without a queue. A queue that is gone is called by its id. */
  readonly queue: { readonly id: string; readonly name: string } | null;
  readonly messages: number;
  /** Shares; null where there is nothing to count. */
  readonly answered: Measured | null;
  readonly handedOver: Measured | null;
  readonly heldBack: Measured | null;
  readonly upset: Measured | null;
}

/** What messages are about, over the periods of a report. */
export interface ContactTrend {
  /** A queue, or a topic: what an answer is for. `others` are all that are not listed, `none` those without any. */
  readonly about:
    | { readonly kind: 'queue'; readonly id: string; readonly name: string }
    /** Without a name where the answer is gone, and in files. */
    | { readonly kind: 'topic'; readonly answer: string | null; readonly name: string | null }
    | { readonly kind: 'others' | 'none' };
  /** Messages, one number for each of the report's `periods`. */
  readonly points: readonly Measured[];
  /** Null while there are too few periods. */
  readonly trend: Figure['trend'];
}

/** What the team did in a period. Nobody is told apart in it. */
export interface Report {
  readonly period: ReportPeriod;
  /** What it is compared with; null where the log does not reach so far back. */
  readonly before: ReportPeriod | null;
  /** Of which the points are, oldest first; the period itself is the last. */
  readonly periods: readonly ReportPeriod[];
  readonly figures: readonly Figure[];
  readonly timeSaved: TimeSaved;
  /** Those that were set. */
  readonly targets: readonly TargetProgress[];
  readonly queues: readonly QueueFigures[];
  /** The commonest over all periods first, then the others together and those without any. */
  readonly contactTrends: {
    /** Each message is in one of these. */
    readonly queues: readonly ContactTrend[];
    /** A message with several questions may be about several topics. */
    readonly topics: readonly ContactTrend[];
  };
  readonly reliability: readonly ReliabilityPoint[];
  /** The last fairness check, with what it told; null without any. */
  readonly fairness: Pick<FairnessCheck, 'at' | 'comparisons'> | null;
  /** When the first message was read; null for an empty log. */
  readonly firstAt: number | null;
}

/** Something that an owner can do today, with how many messages of the last four weeks it is about. */
export type Recommendation =
  /** `count` questions that ask the same had no answer. */
  | { readonly kind: 'gap'; readonly cluster: string; readonly about: string; readonly messages: number }
  /** An answer that agents change nearly every time: `edited` of `used` replies. */
  | {
      readonly kind: 'edited';
      readonly entryId: string;
      readonly about: string;
      readonly messages: number;
      readonly used: number;
      readonly edited: number;
    }
  /** Two answers that cannot both be right. */
  | {
      readonly kind: 'contradiction';
      readonly a: string;
      readonly b: string;
      readonly about: string;
      /** What the other one is for; null where both ask alike. */
      readonly otherAbout: string | null;
      readonly messages: number;
    }
  /** Its review date has come. */
  | { readonly kind: 'stale'; readonly entryId: string; readonly about: string; readonly messages: number };

/** What is followed for a change: replies copied as suggested, messages without a good answer, mood, certainty, languages. */
export type DriftKind = 'accepted' | 'heldBack' | 'mood' | 'confidence' | 'language';

/** Something that is another than before. */
export type Alert =
  /** Messages about a queue, a rule's matter, or what an answer is for. */
  | {
      readonly kind: 'rise';
      readonly subject: {
        readonly kind: 'queue' | 'rule' | 'answer';
        readonly id: string;
        readonly name: string;
      };
      readonly since: number;
      readonly seen: number;
      readonly usual: number;
    }
  /** A share or mean, from 0 to 1. */
  | {
      readonly kind: 'drift';
      readonly what: DriftKind;
      /** Of `what` language: which. */
      readonly language?: string;
      readonly since: number;
      readonly before: number;
      readonly after: number;
    };

/** What customers ask about, by the answer that fits best. */
export interface ContactReason {
  readonly answer: string;
  /** The question of the entry, or the heading of the passage. */
  readonly about: string;
  readonly messages: number;
  /** In the period before; null where the log does not reach so far back. */
  readonly before: number | null;
  /** Null where chance would do. */
  readonly direction: 'up' | 'down' | null;
}
