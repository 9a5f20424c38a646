import type { RiskReason } from '../../../preload/contract.ts';
import type { CustomerCase } from '../store/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** The cases of one customer, oldest first. */
export interface CustomerCases {
  readonly cases: readonly Omit<CustomerCase, 'hash'>[];
}

/** What is known of a case beside its facts. */
export interface CaseAbout {
  readonly leaving: boolean;
  readonly late: boolean;
  /** The latest rating was bad, or good; null without one. */
  readonly rated: 'good' | 'bad' | null;
  /** The answers that fit best. */
  readonly answers: readonly string[];
}

/** A hash that more cases have than this is no customer's: it is an address of the shop itself, or an example. */
const mostOfOne = 12;
/** Days for which a reason counts. */
const recentDays = 30;
const repeatDays = 60;
const oftenEnough = 3;
/** A judgement, not a measurement: who says that she leaves is asked first. */
const weights: Readonly<Record<RiskReason['kind'], number>> = {
  leaving: 4,
  repeated: 3,
  bad_rating: 3,
  angry: 2,
  frustrated: 2,
  late: 2,
  unhappy: 1,
};
/** One weighty reason, or two. */
const least = 3;

export const isUpset = (mood: string | null): boolean =>
  mood === 'angry' || mood === 'frustrated' || mood === 'unhappy';

/** Cases by customers: those that share an address, a telephone or an order number are of one. */
export function customersOf(rows: readonly CustomerCase[]): readonly CustomerCases[] {
  const byHash = Map.groupBy(rows, ({ hash }) => Buffer.from(hash).toString('base64'));
  const parents = new Map<string, string>();
  const rootOf = (caseId: string): string => {
    let at = caseId;
    for (let next = parents.get(at); next !== undefined && next !== at; next = parents.get(at)) at = next;
    return at;
  };
  for (const own of byHash.values()) {
    const ids = [...new Set(own.map(({ caseId }) => caseId))];
    const [first] = ids;
    if (first === undefined) continue;
    for (const id of ids.length > mostOfOne ? [] : ids.slice(1)) {
      const [a, b] = [rootOf(first), rootOf(id)];
      if (a !== b) parents.set(b, a);
    }
  }
  const cases = new Map(rows.map((one) => [one.caseId, one]));
  return [...Map.groupBy(cases.values(), ({ caseId }) => rootOf(caseId)).values()].map((own) => ({
    cases: own.toSorted((a, b) => a.line - b.line),
  }));
}

/** Why a customer may leave, the weightiest first; none for one who is content again, and for reasons that are too few. */
export function risksOf(
  { cases }: CustomerCases,
  aboutOf: (one: Omit<CustomerCase, 'hash'>) => CaseAbout,
  names: { readonly queue: (id: string) => string; readonly answer: (target: string) => string | null },
  now: number,
): { readonly reasons: readonly RiskReason[]; readonly weight: number } {
  const none = { reasons: [], weight: 0 };
  const last = cases.at(-1);
  if (last === undefined || now - last.readAt > repeatDays * dayMs) return none;
  const { rated } = aboutOf(last);
  if (rated === 'good' || last.mood === 'pleased' || last.mood === 'thankful') return none;
  const recent = cases.filter(({ readAt }) => now - readAt <= recentDays * dayMs);
  const reasons: RiskReason[] = [];
  if (recent.some((one) => aboutOf(one).leaving)) reasons.push({ kind: 'leaving' });
  const repeated = repeatedIn(cases, aboutOf, names, now);
  if (repeated !== null) reasons.push(repeated);
  if (cases.some((one) => aboutOf(one).rated === 'bad' && now - one.readAt <= repeatDays * dayMs))
    reasons.push({ kind: 'bad_rating' });
  const { mood } = last;
  if (mood === 'angry' || mood === 'frustrated' || mood === 'unhappy') reasons.push({ kind: mood });
  if (recent.some((one) => aboutOf(one).late)) reasons.push({ kind: 'late' });
  const weight = reasons.reduce((sum, { kind }) => sum + weights[kind], 0);
  return weight < least
    ? none
    : { reasons: reasons.toSorted((a, b) => weights[b.kind] - weights[a.kind]), weight };
}

/** Three times about one thing: what the same answer is for, or else one queue with a message that is upset. */
function repeatedIn(
  cases: CustomerCases['cases'],
  aboutOf: (one: Omit<CustomerCase, 'hash'>) => CaseAbout,
  names: Parameters<typeof risksOf>[2],
  now: number,
): RiskReason | null {
  const within = cases.filter(({ readAt }) => now - readAt <= repeatDays * dayMs);
  const upsetQueues = new Set(
    within.flatMap(({ mood, queue }) => (isUpset(mood) && queue !== null ? [queue] : [])),
  );
  const counts = new Map<string, number>();
  for (const one of within)
    for (const key of new Set([
      ...aboutOf(one).answers.map((target) => `answer ${target}`),
      ...(one.queue === null || !upsetQueues.has(one.queue) ? [] : [`queue ${one.queue}`]),
    ]))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const [most] = [...counts]
    .filter(([, count]) => count >= oftenEnough)
    .toSorted((a, b) => Number(b[0].startsWith('answer')) - Number(a[0].startsWith('answer')) || b[1] - a[1]);
  if (most === undefined) return null;
  const [kind, ...id] = most[0].split(' ');
  const about = kind === 'answer' ? names.answer(id.join(' ')) : names.queue(id.join(' '));
  return { kind: 'repeated', count: most[1], about };
}
