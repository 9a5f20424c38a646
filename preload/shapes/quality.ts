import { z } from 'zod';
import { qualityPoints } from '../shared/quality-points.ts';
import { recordOf } from '../shared/record-of.ts';
import type { Measured } from './report.ts';

export type QualityPoint = (typeof qualityPoints)[number];

/** Yes or no, for each point. */
export const qualityEvaluation = z.strictObject(recordOf(qualityPoints, z.boolean()));
export type QualityEvaluation = Readonly<Record<QualityPoint, boolean>>;

/** What the log says to a point, and what of the log it is: the answers that were chosen, or the look before copying. */
export interface QualityPrefill {
  readonly value: boolean;
  readonly from: 'all_chosen' | 'some_open' | 'check_found_nothing' | 'copied_in_spite';
}

/** A reply of the sample. Who wrote it is not said, and names of those who work here are masked in its words. */
export interface SampledReply {
  /** Of its line in the audit log. */
  readonly id: string;
  readonly subject: string | null;
  readonly message: string;
  readonly reply: string;
  readonly prefilled: Readonly<Partial<Record<QualityPoint, QualityPrefill>>>;
  /** As whoever is at the desk evaluated it; null until then. */
  readonly own: QualityEvaluation | null;
  /** As somebody else did; null until both have, so that nobody is led by the other. */
  readonly other: QualityEvaluation | null;
}

/** Cohen's kappa, from -1 to 1, with the interval that holds it in 95 of 100 samples. */
export type Kappa = Omit<Measured, 'of'>;

/** How far two reviewers say the same of the same replies. Neither is named. */
export interface QualityAgreement {
  /** Replies that both evaluated. */
  readonly replies: number;
  readonly points: readonly {
    readonly point: QualityPoint;
    readonly agreed: number;
    /** Null where one answer is given to nearly everything, so that agreeing says nothing. */
    readonly kappa: Kappa | null;
  }[];
  /** Of the points that the log does not fill in: there nobody can agree by leaving them. */
  readonly kappa: Kappa | null;
}

/** The replies of a week that are looked at: the same for everybody. */
export interface QualitySample {
  /** Its first day, YYYY-MM-DD. */
  readonly week: string;
  /** The weeks that can be looked at, newest first. */
  readonly weeks: readonly string[];
  readonly replies: readonly SampledReply[];
  /** From how many replies they were drawn: those whose words are kept. */
  readonly of: number;
  /** Nobody else can evaluate them: it is a look at one's own work. */
  readonly isAlone: boolean;
  /** Of all these weeks: in how many replies everybody who looked said yes. Of the team, never of a person. */
  readonly team: readonly { readonly point: QualityPoint; readonly yes: Measured | null }[];
  /** Null while no two have evaluated the same reply. */
  readonly agreement: QualityAgreement | null;
}
