import type { Measured, ReportPeriod } from './report.ts';
import type { skippedRows, surveyFields, surveyScales, unmatchedReasons } from '../shared/survey-columns.ts';

export type SurveyScale = (typeof surveyScales)[number];

export type SurveyField = (typeof surveyFields)[number];

/** Answers to a survey, or customers who left. */
export const surveyKinds = ['ratings', 'left'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

/** Which column is what, from 0; null for none. */
export interface SurveyColumns extends Readonly<Record<SurveyField, number | null>> {
  readonly scale: SurveyScale;
  /** Of 3/10/2025: the third of October. */
  readonly dayFirst: boolean;
}

export type SkippedRow = (typeof skippedRows)[number];

export type Unmatched = (typeof unmatchedReasons)[number];

/** A rating and the only message that it can be about, where nothing but who wrote says so: a person decides. Personal data is masked. */
export interface UnconfirmedRating {
  /** By which it is confirmed. */
  readonly row: string;
  readonly at: number;
  readonly isGood: boolean;
  /** What the row says it is about, and what was said with it; empty where nothing. */
  readonly subject: string;
  readonly comment: string;
  /** When the message was read, and what it asked first. */
  readonly readAt: number;
  readonly asked: string;
}

/** What would come of a file. */
export interface SurveyPreview {
  readonly kind: SurveyKind;
  readonly header: readonly string[];
  /** The first rows, with personal data masked. */
  readonly sample: readonly (readonly string[])[];
  readonly columns: SurveyColumns;
  readonly mappedBy: 'chosen' | 'remembered' | 'guessed';
  /** Days and months can be read either way. */
  readonly isDayUnsure: boolean;
  readonly rows: number;
  /** Rows that would be counted, and how many of them belong to a case. */
  readonly counted: number;
  readonly matched: number;
  readonly skipped: Readonly<Partial<Record<SkippedRow, number>>>;
  readonly unmatched: Readonly<Partial<Record<Unmatched, number>>>;
  /** As many of those as were asked for. */
  readonly unconfirmed: readonly UnconfirmedRating[];
  /** Others of those: they are not counted, and asked about when the file is imported again. */
  readonly leftForLater: number;
  /** First and last, in milliseconds since 1970; null without any. */
  readonly dates: { readonly first: number; readonly last: number } | null;
  /** Of the ratings that would be counted; null where there are none, and for customers who left. */
  readonly good: Measured | null;
}

export interface SurveyImport {
  /** By which it can be taken out again. */
  readonly id: string;
  readonly counted: number;
  readonly matched: number;
  /** Of mailboxes: files, and mails in them, that could not be read. */
  readonly unreadable: number;
}

/** An import that is counted. */
export interface ImportedRatings {
  readonly id: string;
  readonly at: number;
  readonly kind: SurveyKind | 'threads' | 'replies';
  readonly ratings: number;
}

/** The answer to the sentence below a reply, as it was found in a mail. */
export interface ReplyRating {
  /** 0 (worst) to 1 (best). */
  readonly value: number;
  /** Whether the case that it is about is known. */
  readonly isMatched: boolean;
}

/** What a customer wrote with a rating, with personal data masked. */
export interface RatingComment {
  readonly at: number;
  readonly isGood: boolean;
  readonly isBad: boolean;
  readonly text: string;
  readonly caseId: string | null;
}

/** A number, altogether and by how the case was answered. */
export interface Outcome {
  readonly all: Measured | null;
  /** With the library's words, as they were, edited, or another answer. */
  readonly assisted: Measured | null;
  readonly byHand: Measured | null;
}

/** An answer after which ratings are bad more often than after others of the same queue and mood. */
export interface BadlyRated {
  readonly answer: string;
  /** The question of the entry, or the heading of the passage. */
  readonly about: string;
  readonly ratings: number;
  readonly bad: number;
  /** How many would have been bad if it were as the others. */
  readonly expected: number;
}

/** What became of the cases. */
export interface Outcomes {
  readonly period: ReportPeriod;
  /** Share of good ratings. */
  readonly csat: Outcome;
  /** Promoters less detractors, −1 to 1. */
  readonly nps: Outcome;
  /** Milliseconds from a customer's first mail to the last answer (median), by the dates of imported mail. */
  readonly resolution: Outcome;
  /** Customers who left, and of them those who had written before. */
  readonly left: { readonly customers: number; readonly wrote: number };
  /** The share of good ratings over the periods, oldest first. */
  readonly points: readonly { readonly period: ReportPeriod; readonly csat: Measured | null }[];
  /** Over the last year; the surest first. */
  readonly badlyRated: readonly BadlyRated[];
  /** The days of that year. */
  readonly badlyRatedOn: Pick<ReportPeriod, 'firstDay' | 'lastDay'>;
  readonly imports: readonly ImportedRatings[];
  /** When the first was rated; null without any. */
  readonly firstAt: number | null;
}
