import { z } from 'zod';
import type { ExperimentResults } from '../shapes/experiment.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';

/** An experiment: cases with suggestions against cases without. */
export const experimentSchema = z
  .strictObject({
    on: z.boolean(),
    /** Milliseconds since 1970; cases before it do not count. */
    since: z.number().nullable(),
    /** Ids of queues, and agents by name; empty for all. */
    queues: z.array(id).max(200).readonly(),
    agents: z.array(z.string().max(200)).max(200).readonly(),
    /** Share of these cases, 0 to 1, for which suggestions are shown; hidden for the others. */
    share: z.number().min(0).max(1),
  })
  .readonly();

export const experimentCalls = {
  /** What the experiment shows so far. */
  'experiment.results': call(nothing).for('owner').returns<ExperimentResults>(),
} as const;
