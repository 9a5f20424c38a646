import { z } from 'zod';
import { entryFields } from '../shapes/entries.ts';
import type { GoldenOverview, GoldenPair } from '../shapes.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';

const ids = z.array(id).min(1).max(10_000);

/** Questions that must keep their answers: run again after every change of library, model or learning. */
export const goldenCalls = {
  /** As the answer comes now is the baseline of later runs. Rejects while no key is open. */
  'golden.add': call(z.strictObject({ question: z.string().trim().min(1).max(5_000), target: id }))
    .for('editor')
    .returns<GoldenPair>(),
  'golden.list': call(nothing).for('editor').returns<GoldenOverview>(),
  'golden.remove': call(z.strictObject({ ids })).for('editor').returns<null>(),
  /** Runs all of them now. Rejects while no key is open, or without a model. */
  'golden.run': call(nothing).for('editor').returns<GoldenOverview>(),
  /** What is now becomes the baseline: of the named ones, or all. A pair whose answer is gone goes. */
  'golden.acceptBaseline': call(z.union([z.strictObject({ ids }), z.strictObject({ all: z.literal(true) })]))
    .for('editor')
    .returns<GoldenOverview>(),
  /** Undoes what made golden questions worse, where `regression.canRevert` says so. */
  'golden.revert': call(nothing).for('editor').returns<GoldenOverview>(),
  /** What would get worse if the entry were saved like this; nothing is written by it. */
  'golden.dryRun': call(z.strictObject({ id: id.nullable(), fields: entryFields }))
    .for('editor')
    .returns<{
      readonly worse: readonly GoldenPair[];
    }>(),
} as const;
