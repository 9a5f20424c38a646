import { z } from 'zod';
import {
  type FairnessCheck,
  type FairnessComparison,
  fairnessMeasures,
  variationKinds,
} from '../../../preload/contract.ts';

export const fairnessGroup = z.object({
  kind: z.enum(['spoken', 'customer', ...variationKinds]),
  id: z.string(),
});
const comparison = z.object({
  group: fairnessGroup,
  against: z.string(),
  measure: z.enum(fairnessMeasures),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  of: z.tuple([z.number(), z.number()]),
  isTold: z.boolean(),
});
const factsSchema = z.looseObject({
  from: z.number(),
  to: z.number(),
  cases: z.number(),
  questions: z.number(),
  messages: z.number(),
  compared: z.array(z.unknown()),
});

/** What a line of kind `fairness` says; what a later version compares beside is left out. Null for a line that is none. */
export function fairnessOf(facts: string): Omit<FairnessCheck, 'at' | 'examples'> | null {
  const parsed = factsSchema.safeParse(JSON.parse(facts));
  if (!parsed.success) return null;
  const { compared, from, to, cases, questions, messages } = parsed.data;
  const comparisons = compared.flatMap((one): readonly FairnessComparison[] => {
    const known = comparison.safeParse(one);
    return known.success ? [known.data] : [];
  });
  return { from, to, cases, questions, messages, comparisons };
}
