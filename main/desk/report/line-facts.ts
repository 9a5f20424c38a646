import type { CaseFacts, ReadFacts, SubjectKind } from '../store/record-case-facts.ts';
import type { AuditLogTable } from '../store/store.ts';
import { storedHandover } from '../store/stored-words.ts';

type Line = ReturnType<AuditLogTable['factsAfter']>[number];
type Json = Readonly<Record<string, unknown>>;

/** Raised whenever a line is read otherwise: then everything is taken in anew. */
export const lineFactsVersion = 3;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordsOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** What is shown first is what was surest. */
function bestOf(shown: unknown): { readonly target: string | null; readonly confidence: number | null } {
  let best: { target: string | null; confidence: number | null } = { target: null, confidence: null };
  for (const { target, confidence } of recordsOf(shown)) {
    const value = numberOf(confidence);
    if (best.target === null || (value ?? 0) > (best.confidence ?? 0))
      best = { target: textOf(target), confidence: value };
  }
  return best;
}

/** What a line of the log says of its case, or null when it says nothing. Lines of earlier versions say less. */
export function toCaseFacts({
  sequence: line,
  at,
  caseId: ofLine,
  kind,
  facts: json,
}: Line): CaseFacts | null {
  if (kind === 'rating' || kind === 'ratings') return ratingOf(kind, { line, caseId: ofLine }, json);
  if (ofLine === null || (kind !== 'read' && kind !== 'reply' && kind !== storedHandover)) return null;
  const parsed: unknown = JSON.parse(json);
  const facts = isRecord(parsed) ? parsed : {};
  const caseId = textOf(facts['again']) ?? ofLine;
  const questions = recordsOf(facts['questions']);
  if (kind === 'read') return readingOf({ line, caseId, at }, facts, questions);
  const ms = numberOf(facts['ms']);
  return {
    kind,
    line,
    caseId,
    at,
    outcome: textOf(facts['taken']),
    ms: ms === null ? null : Math.max(0, Math.round(ms)),
    questions: questions.length,
    answers: questions.map(({ shown, chosen }) => {
      const { target, confidence } = bestOf(shown);
      return { best: target, confidence, chosen: textOf(chosen) };
    }),
  };
}

function ratingOf(
  kind: 'rating' | 'ratings',
  { line, caseId }: { readonly line: number; readonly caseId: string | null },
  json: string,
): CaseFacts | null {
  const parsed: unknown = JSON.parse(json);
  const facts = isRecord(parsed) ? parsed : {};
  const removed = textOf(facts['removed']);
  if (kind === 'ratings') return removed === null ? null : { kind: 'ratings removed', importId: removed };
  const importId = textOf(facts['import']);
  const measure = textOf(facts['measure']);
  const [value, ratedAt] = [numberOf(facts['value']), numberOf(facts['ratedAt'])];
  if (importId === null || measure === null || value === null || ratedAt === null) return null;
  return { kind: 'rating', line, caseId, importId, measure, value, ratedAt };
}

function readingOf(
  about: Pick<ReadFacts, 'line' | 'caseId' | 'at'>,
  facts: Json,
  questions: readonly Json[],
): ReadFacts {
  const isUnanswered = ({ verdict }: Json): boolean => verdict === 'no good answer';
  const queue = textOf(facts['queue']);
  const subjects: { readonly kind: SubjectKind; readonly subject: string }[] = [];
  if (queue !== null) subjects.push({ kind: 'queue', subject: queue });
  for (const rule of Array.isArray(facts['alarms']) ? facts['alarms'] : [])
    if (typeof rule === 'string') subjects.push({ kind: 'rule', subject: rule });
  for (const question of questions) {
    const { target } = bestOf(question['shown']);
    if (target !== null && !isUnanswered(question)) subjects.push({ kind: 'answer', subject: target });
  }
  return {
    kind: 'read',
    ...about,
    automatic: textOf(facts['automatic']) !== null,
    queue,
    language: textOf(facts['language']),
    mood: textOf(facts['mood']),
    priority: textOf(facts['priority']),
    withheld: textOf(facts['held']),
    arm: textOf(facts['arm']),
    questions: questions.length,
    unanswered: questions.filter(isUnanswered).length,
    confidence: questions[0] === undefined ? null : bestOf(questions[0]['shown']).confidence,
    earlier: numberOf(facts['earlier']),
    subjects,
  };
}
