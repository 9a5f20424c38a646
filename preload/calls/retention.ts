import { z } from 'zod';
import { retentionKinds, type RetentionStatus } from '../shapes/retention.ts';
import { recordOf } from '../shared/record-of.ts';
import { call, nothing } from './call.ts';

const months = z.int().min(1).max(120).nullable();

/** How long what customers wrote is kept, by kind, in months; null for good. */
export const retentionSchema = z.strictObject(recordOf(retentionKinds, months));

/** What goes by itself when it is old enough. */
export const retentionCalls = {
  'retention.status': call(nothing).for('owner').returns<RetentionStatus>(),
  /** What is due goes from now on. `months` are those that were shown: others are refused. */
  'retention.agree': call(z.strictObject({ months: retentionSchema }))
    .for('owner')
    .returns<RetentionStatus>(),
  /** The clock is right although it is far ahead of when the desk was last used; `now` as it was shown. */
  'retention.confirmClock': call(z.strictObject({ now: z.number() }))
    .for('owner')
    .returns<RetentionStatus>(),
} as const;
