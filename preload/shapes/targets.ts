import { z } from 'zod';

const share = z.number().min(0).max(1).nullable();

/** What the owner wants of the figures; null where nothing is wanted. */
export const targetsSchema = z
  .strictObject({
    /** Milliseconds from reading to the decision, of half of the messages: at most. */
    time: z.number().min(1_000).max(604_800_000).nullable(),
    /** Shares: held back at most, copied as suggested and satisfied customers at least. */
    held_back: share,
    accepted: share,
    csat: share,
  })
  .readonly();
export type Targets = z.infer<typeof targetsSchema>;
export const targetNames = [
  'time',
  'held_back',
  'accepted',
  'csat',
] as const satisfies readonly (keyof Targets)[];
export type TargetName = (typeof targetNames)[number];
