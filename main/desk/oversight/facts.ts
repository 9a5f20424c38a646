import { z } from 'zod';
import type { DecisionRow } from '../../../preload/contract.ts';
import type { JournalLine } from '../store/store.ts';

/** What the list and the comparison look at; lines of before the log, and facts of other rooms, have less or more. */
const factsSchema = z.looseObject({
  questions: z
    .array(z.looseObject({ verdict: z.enum(['sure', 'likely', 'a guess', 'no good answer']).optional() }))
    .optional()
    .catch(undefined),
  changed: z.number().nullish().catch(null),
  agent: z.string().nullish().catch(null),
  held: z.enum(['paused', 'pilot']).nullish().catch(null),
  arm: z.enum(['shown', 'hidden']).nullish().catch(null),
  again: z.string().optional().catch(undefined),
  ms: z.number().nullish().catch(null),
  taken: z.enum(['unedited', 'edited', 'replaced', 'none']).nullish().catch(null),
});

const read = (facts: string) => factsSchema.catch({}).parse(JSON.parse(facts));

/** What a line says about the comparison. */
export function pilotFactsOf(facts: string) {
  const { arm = null, again = null, ms = null, taken = null } = read(facts);
  return { arm, again, ms, taken };
}

const fromSure = ['sure', 'likely', 'a guess', 'no good answer'] as const;

export function rowOf(line: Omit<JournalLine, 'secret'> & { readonly hasSecret: boolean }): DecisionRow {
  const { sequence, id, at, caseId, kind, hasSecret, secretHash } = line;
  const { questions = [], changed = null, agent = null, held = null, taken = null } = read(line.facts);
  const verdicts = new Set(questions.map(({ verdict }) => verdict));
  return {
    sequence,
    id,
    at,
    caseId,
    kind,
    questions: questions.length,
    sureness: fromSure.findLast((word) => verdicts.has(word)) ?? null,
    taken: taken ?? null,
    changed: changed ?? null,
    by: agent ?? null,
    held: held ?? null,
    words: hasSecret ? 'kept' : secretHash === null ? 'none' : 'erased',
  };
}
