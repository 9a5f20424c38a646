import { z } from 'zod';
import type { AuditRow } from '../shapes/audit.ts';
import type { WholeReport } from '../shapes/whole-report.ts';
import {
  type Alert,
  type ContactReason,
  figureNames,
  type Report,
  type Recommendation,
} from '../shapes/report.ts';
import { id, shopDay } from '../shapes/schema.ts';
import { ratedFigures } from '../shared/rated-figures.ts';
import { call, nothing } from './call.ts';
import { writePath } from './path.ts';

/** Whole days of the local calendar, both included. */
const days = { firstDay: shopDay, lastDay: shopDay };
const inOrder = ({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }): boolean =>
  firstDay <= lastDay;

/** What the team did, counted from the audit log. */
export const reportCalls = {
  /** The figures of a period, with what they were before. */
  'report.figures': call(z.strictObject(days).refine(inOrder)).for('owner').returns<Report>(),
  /** The same with the figures of the other pages: what a file of the report has. */
  'report.whole': call(z.strictObject(days).refine(inOrder)).for('owner').returns<WholeReport>(),
  /**
   * The cases that a figure counts, newest first, each by the line of the log with which it began. Ratings that belong to no case open
   * none. Of ratings the days are those on which they were given, and only `answer` and `way` narrow them.
   */
  'report.cases': call(
    z
      .strictObject({
        ...days,
        figure: z.enum([...figureNames, ...ratedFigures]),
        /** Of one queue; null for messages without any. */
        queue: id.nullable().optional(),
        /** About what that answer is for; null for messages that no answer fits. */
        answer: id.nullable().optional(),
        /** Of other queues than these, or about other answers than these alone. */
        otherQueuesThan: z.array(id).max(20).readonly().optional(),
        otherAnswersThan: z.array(id).max(20).readonly().optional(),
        /** In that language (ISO 639). */
        language: id.optional(),
        /** Of customers who wrote before, or did not. */
        known: z.boolean().optional(),
        /** Of ratings: with the library's words, or without. */
        way: z.enum(['assisted', 'by hand']).optional(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      })
      .refine(inOrder),
  )
    .for('owner')
    .returns<{ readonly total: number; readonly rows: readonly AuditRow[] }>(),
  /** What customers asked about most, first; at most ten. */
  'report.reasons': call(z.strictObject(days).refine(inOrder))
    .for('owner')
    .returns<readonly ContactReason[]>(),
  /**
   * Writes what was asked most in a year as a page for the shop's own site: entries for everyone alone, as they stand. Throws
   * `not_found` where nothing of that was asked, `bad_request` when the file is there already.
   */
  'report.exportFaq': call(z.strictObject({ path: writePath, format: z.enum(['html', 'markdown']) }))
    .for('owner')
    .returns<{ readonly path: string; readonly questions: number }>(),
  /** What would bring most, first; at most three. What customers asked is left out while no key is open. */
  'report.recommendations': call(nothing).for('owner').returns<readonly Recommendation[]>(),
  /** What is another than before, up to now: subjects that rise first. */
  'report.alerts': call(nothing).for('owner').returns<readonly Alert[]>(),
  /**
   * Writes the report of a period into a file: figures alone, no word of a customer and nobody's name. `text` and `html` are in
   * the language of the desk. Throws `bad_request` when the file is there already.
   */
  'report.export': call(
    z
      .strictObject({ ...days, path: writePath, format: z.enum(['text', 'html', 'csv', 'json']) })
      .refine(inOrder),
  )
    .for('owner')
    .returns<{ readonly path: string }>(),
  /** Writes a picture of a chart (PNG, base64) into a file. */
  'report.savePicture': call(z.strictObject({ path: writePath, png: z.string().min(1).max(8_000_000) }))
    .for('owner')
    .returns<{
      readonly path: string;
    }>(),
} as const;
