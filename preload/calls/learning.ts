import { z } from 'zod';
import type { Learned } from '../shapes.ts';
import { call, id } from './call.ts';

const ids = z.array(id).min(1).max(10_000);

/** What replies taught: seen, accepted and undone by the owner. */
export const learningCalls = {
  /** Newest first. */
  'learning.list': call(z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(500) })).returns<{
    readonly total: number;
    readonly rows: readonly Learned[];
  }>(),
  'learning.accept': call(z.strictObject({ ids })).returns<null>(),
  /** Forgets what was learned: the named ones, or all. Returns how many. */
  'learning.undo': call(
    z.union([z.strictObject({ ids }), z.strictObject({ all: z.literal(true) })]),
  ).returns<{
    readonly undone: number;
  }>(),
} as const;
