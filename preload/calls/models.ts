import { z } from 'zod';
import type { ModelDescription } from '../shapes.ts';
import { call, nothing } from './call.ts';
import { readPath } from './path.ts';

/** Which language model the library is searched by. How far a change is stands in `DeskStatus.library`. */
export const modelCalls = {
  /** What is in a folder of transformers.js layout; fails with `model_unavailable` and what is missing. */
  'models.inspect': call(z.strictObject({ folder: readPath }))
    .for('owner')
    .returns<ModelDescription>(),
  /** Embeds the library anew beside the present vectors, then switches. Null goes back to the model that came along. */
  'models.use': call(z.strictObject({ folder: readPath.nullable() }))
    .for('owner')
    .returns<null>(),
  /** Gives up a change that is under way; the present model stays. */
  'models.cancel': call(nothing).for('owner').returns<null>(),
} as const;
