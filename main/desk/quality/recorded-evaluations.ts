import type { QualityEvaluation, QualitySample } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import { daysUpTo, toPeriod } from '../report/periods.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditLogTable } from '../store/store.ts';
import { evaluationFacts, evaluationWords, type EvaluationsOfReplies, teamShares } from './evaluations.ts';

const weeksListed = 8;
export const daysOfWeek = 7;
const mostEvaluations = 10_000;
const { secret: secretColumn } = encryptedTables.auditLog.columns;

interface EvaluationDeps {
  readonly auditTable: Pick<AuditLogTable, 'page' | 'get'>;
  readonly vault: Pick<Vault, 'decryptIfReadable'>;
}

/** The first days of the last whole weeks, newest first. A week begins on Monday. */
export function weeksBefore(now: number): readonly string[] {
  const today = daysUpTo(now, 1).firstDay;
  const sinceMonday = (new Date(toPeriod({ firstDay: today, lastDay: today }).from).getDay() + 6) % 7;
  return Array.from(
    { length: weeksListed },
    (_, back) => daysUpTo(now, sinceMonday + 1 + daysOfWeek * (back + 1)).firstDay,
  );
}

/** What was said since the first of the listed weeks; the last word of everybody to each reply. */
export function recordedEvaluations(
  { auditTable, vault }: EvaluationDeps,
  now: number,
): EvaluationsOfReplies {
  const first = weeksBefore(now).at(-1) ?? '';
  const since = toPeriod({ firstDay: first, lastDay: first }).from;
  const found = new Map<string, Map<string, QualityEvaluation>>();
  const { rows } = auditTable.page({ kinds: ['quality'], since, offset: 0, limit: mostEvaluations });
  for (const { id, facts } of rows) {
    const secret = auditTable.get(id)?.secret ?? null;
    const words = secret === null ? null : vault.decryptIfReadable(secret, secretColumn, id);
    if (words === null) continue;
    const { reply, person } = evaluationFacts.parse(JSON.parse(facts));
    const said = evaluationWords.safeParse(JSON.parse(words)).data;
    const ofReply = found.get(reply) ?? new Map<string, QualityEvaluation>();
    // Newest first: what was said later stands.
    if (said !== undefined && !ofReply.has(person)) ofReply.set(person, said.marks);
    if (ofReply.size > 0) found.set(reply, ofReply);
  }
  return found;
}

/** First and last day of what the shares are of. */
export const qualityDays = (now: number): ReturnType<typeof daysUpTo> => {
  const { firstDay, lastDay } = daysUpTo(now, 1);
  return { firstDay: weeksBefore(now).at(-1) ?? firstDay, lastDay };
};

/** The shares of the team over the listed weeks; empty where nobody evaluated anything, and while no key is open. */
export const recordedShares = (deps: EvaluationDeps, now: number): QualitySample['team'] => {
  const evaluations = recordedEvaluations(deps, now);
  return evaluations.size === 0 ? [] : teamShares(evaluations);
};
