import { z } from 'zod';
import {
  type Outcomes,
  type RatingComment,
  surveyKinds,
  type SurveyImport,
  type SurveyPreview,
} from '../shapes/outcomes.ts';
import { id, shopDay } from '../shapes/schema.ts';
import { recordOf } from '../shared/record-of.ts';
import { mostUnconfirmed, surveyFields, surveyScales } from '../shared/survey-columns.ts';
import { call } from './call.ts';
import { readPath } from './path.ts';

const column = z.int().min(0).max(1_000).nullable();
/** Which column of an export is what. */
export const surveyColumnsSchema = z
  .strictObject({
    ...recordOf(surveyFields, column),
    scale: z.enum(surveyScales),
    dayFirst: z.boolean(),
  })
  .readonly();

/** Ratings that a person is asked about, at most; `unconfirmedAtOnce` where it is left out. */
const asked = z.int().min(1).max(mostUnconfirmed).optional();

const days = z
  .strictObject({ firstDay: shopDay, lastDay: shopDay })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay);
const kind = z.enum(surveyKinds);

/** What became of the cases: ratings, customers who left, how long threads took. */
export const outcomeCalls = {
  /** Counted from the audit log, as the report is. */
  'outcomes.figures': call(days).for('owner').returns<Outcomes>(),
  /** The newest comments of a period, masked; none while no key is open. */
  'outcomes.comments': call(days).for('owner').returns<readonly RatingComment[]>(),
  /**
   * What would come of an export; stores nothing. With `columns` null as they were mapped for this header before, or by a guess.
   * Throws `vault_locked` or `vault_absent`, `no_text` where there is no table.
   */
  'outcomes.preview': call(
    z.strictObject({ path: readPath, kind, columns: surveyColumnsSchema.nullable(), asked }),
  )
    .for('owner')
    .returns<SurveyPreview>(),
  /** Counts it, and remembers the columns for such a header. Throws `bad_request` where nothing would be counted. */
  'outcomes.import': call(
    z.strictObject({
      path: readPath,
      kind,
      columns: surveyColumnsSchema,
      /** As it was previewed: those behind are left for later. */
      asked,
      /** Rows of `unconfirmed` that a person says are about their message. */
      confirmed: z.array(z.string().max(128)).max(mostUnconfirmed).readonly(),
    }),
  )
    .for('owner')
    .returns<SurveyImport>(),
  /** Counts how long the threads of mailboxes and mails took, by their dates; keeps none of their words. */
  'outcomes.importThreads': call(z.strictObject({ paths: z.array(readPath).min(1).max(200).readonly() }))
    .for('owner')
    .returns<SurveyImport>(),
  /** What was imported counts no more. */
  'outcomes.removeImport': call(z.strictObject({ id })).for('owner').returns<null>(),
} as const;
