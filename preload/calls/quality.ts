import { z } from 'zod';
import { qualityEvaluation, type QualitySample } from '../shapes/quality.ts';
import { id, shopDay } from '../shapes/schema.ts';
import { call } from './call.ts';

/** Replies of a week that are looked at by one or two people. */
export const qualityCalls = {
  /** The sample of a week (its first day), of the last whole one where none is named. Rejects while no key is open. */
  'quality.sample': call(z.strictObject({ week: shopDay.optional() }))
    .for('editor')
    .returns<QualitySample>(),
  /** Keeps what whoever is at the desk says of a reply; said again, the last word counts. Throws `not_found`. */
  'quality.evaluate': call(z.strictObject({ id, evaluation: qualityEvaluation }))
    .for('editor')
    .returns<null>(),
} as const;
