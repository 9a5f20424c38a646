import { z } from 'zod';
import type { EntryPair } from '../shapes.ts';
import { id } from '../shapes/schema.ts';
import { call } from './call.ts';

/** Entries that ask the same, found in the background after each change of the library. */
export const similarEntryCalls = {
  'similarEntries.list': call(
    z.strictObject({
      kind: z.enum(['duplicate', 'contradiction']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
  )
    .for('editor')
    .returns<{ readonly total: number; readonly rows: readonly EntryPair[] }>(),
  /** The question and variants of `other` become variants of `keep`; `undo` is for `library.undo`. */
  'similarEntries.merge': call(z.strictObject({ keep: id, other: id }))
    .for('editor')
    .returns<{ readonly undo: string }>(),
  /** They ask different things: the pair does not come back. */
  'similarEntries.dismiss': call(z.strictObject({ a: id, b: id }))
    .for('editor')
    .returns<null>(),
} as const;
