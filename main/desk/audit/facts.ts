import { z } from 'zod';
import type { AuditRow } from '../../../preload/contract.ts';
import type { AuditRecord } from '../store/store.ts';
import { fromStoredWord } from '../store/stored-words.ts';

/** What the list shows of the facts; lines of before the log, and facts of other rooms, have less or more. */
const factsSchema = z.looseObject({
  questions: z
    .array(z.looseObject({ verdict: z.enum(['sure', 'likely', 'a guess', 'no good answer']).optional() }))
    .optional()
    .catch(undefined),
  changed: z.number().nullish().catch(null),
  agent: z.string().nullish().catch(null),
  person: z.string().nullish().catch(null),
  held: z
    .string()
    .transform(fromStoredWord)
    .pipe(z.enum(['paused', 'experiment', 'scam']))
    .nullish()
    .catch(null),
  taken: z.enum(['unedited', 'edited', 'replaced', 'none']).nullish().catch(null),
});

const fromSure = ['sure', 'likely', 'a guess', 'no good answer'] as const;

/** A line by its facts alone: `by` is still the pseudonym. */
export function toAuditRow(line: Omit<AuditRecord, 'secret'> & { readonly hasSecret: boolean }): AuditRow {
  const { sequence, id, at, caseId, kind, hasSecret, secretHash } = line;
  const {
    questions = [],
    changed = null,
    agent = null,
    person = null,
    held = null,
    taken = null,
  } = factsSchema.catch({}).parse(JSON.parse(line.facts));
  const verdicts = new Set(questions.map(({ verdict }) => verdict));
  return {
    sequence,
    id,
    at,
    caseId,
    kind: fromStoredWord(kind),
    questions: questions.length,
    lowestConfidence: fromSure.findLast((word) => verdicts.has(word)) ?? null,
    replyOutcome: taken,
    changed,
    by: person ?? agent,
    about: null,
    suggestionsWithheld: held,
    contentState: hasSecret ? 'kept' : secretHash === null ? 'none' : 'erased',
  };
}
