import { z } from 'zod';
import type { GapDraft, GapOverview, GapRow } from '../shapes.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';

const ids = z.array(id).min(1).max(10_000);
const cluster = id;

/** Questions that had no good answer: added by a person, or detected when a message is done. */
export const gapCalls = {
  /** Adds a question; with its case and its number there it is added once. Rejects while no key is open. */
  'gaps.add': call(
    z.strictObject({
      question: z.string().min(1).max(5_000),
      from: z.strictObject({ caseId: id, number: z.int().min(1) }).optional(),
    }),
  )
    .for('agent')
    .returns<null>(),
  /** Those that ask the same together, by label. */
  'gaps.clusters': call(nothing).for('editor').returns<GapOverview>(),
  /** All questions of a cluster, newest first. */
  'gaps.getCluster': call(z.strictObject({ cluster })).for('editor').returns<readonly GapRow[]>(),
  /** Each by itself, newest first, without those that cannot be read; `unreadable` counts these. */
  'gaps.list': call(nothing)
    .for('editor')
    .returns<{ readonly rows: readonly GapRow[]; readonly unreadable: number }>(),
  /** What the entry editor begins with. Nothing is written by it. */
  'gaps.draftEntry': call(z.strictObject({ cluster })).for('editor').returns<GapDraft>(),
  /** Closes gaps, or all of a cluster. Returns their ids, for `gaps.reopen`. */
  'gaps.close': call(z.union([z.strictObject({ ids }), z.strictObject({ cluster })]))
    .for('editor')
    .returns<{
      readonly closed: readonly string[];
    }>(),
  'gaps.reopen': call(z.strictObject({ ids })).for('editor').returns<null>(),
} as const;
