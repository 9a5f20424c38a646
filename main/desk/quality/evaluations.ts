import { z } from 'zod';
import {
  type QualityAgreement,
  type QualityEvaluation,
  qualityEvaluation,
  type QualityPoint,
  type QualityPrefill,
  type QualitySample,
} from '../../../preload/contract.ts';
import { share } from '../report/intervals.ts';
import { kappaOf } from './kappa.ts';
import type { LoggedReply } from './logged-replies.ts';
import { qualityPoints } from '../../../preload/shared/quality-points.ts';

/** By the reply, then by whoever evaluated it; the key of the second map is nobody's name. */
export type EvaluationsOfReplies = ReadonlyMap<string, ReadonlyMap<string, QualityEvaluation>>;

/** What the log keeps of an evaluation, encrypted: it is words about a reply, and goes with them. */
export const evaluationWords = z.looseObject({ marks: qualityEvaluation });
/** And what in the clear: of which reply it is, and the id of whoever was at the desk, as of every line. */
export const evaluationFacts = z.looseObject({ reply: z.string().catch(''), person: z.string().catch('') });

/** What of the check before copying speaks for which point. */
const warnings = {
  answered: ['unanswered'],
  language: ['wrongLanguage'],
  promises: ['promises', 'internalText'],
  personalData: ['otherCustomer', 'thirdParty'],
} as const satisfies Partial<Record<QualityPoint, readonly string[]>>;
type PrefilledPoint = keyof typeof warnings;
const isPrefilled = (point: QualityPoint): point is PrefilledPoint => Object.hasOwn(warnings, point);

/** What the log says to a reply: to the questions by what was chosen, to the rest by what it was copied in spite of. */
export function prefillOf({
  questions,
  warned,
}: Pick<LoggedReply, 'questions' | 'warned'>): Readonly<Partial<Record<QualityPoint, QualityPrefill>>> {
  const of = (point: PrefilledPoint): QualityPrefill =>
    warnings[point].some((kind) => warned.includes(kind))
      ? { value: false, from: 'copied_in_spite' }
      : { value: true, from: 'check_found_nothing' };
  const asked = questions.filter(({ leftOut }) => !leftOut);
  const open = asked.filter(({ chosen }) => chosen === null).length;
  const answered = of('answered');
  return {
    // An open question may have an answer in the agent's own words: only the check says that it has none.
    ...(!answered.value && { answered }),
    ...(answered.value && open > 0 && { answered: { value: true, from: 'some_open' } }),
    ...(answered.value &&
      asked.length > 0 &&
      open === 0 && { answered: { value: true, from: 'all_chosen' } }),
    language: of('language'),
    promises: of('promises'),
    personalData: of('personalData'),
  };
}

/** Of the team: a reply counts as yes where everybody who looked said so. */
export const teamShares = (evaluations: EvaluationsOfReplies): QualitySample['team'] =>
  qualityPoints.map((point) => {
    const replies = [...evaluations.values()];
    const yes = replies.filter((each) => [...each.values()].every((one) => one[point]));
    return { point, yes: share(yes.length, replies.length) };
  });

/** The two who evaluated most replies in common; of more than two the others are left out. */
function pairOf(evaluations: EvaluationsOfReplies): readonly [string, string] | null {
  const common = new Map<string, { readonly pair: readonly [string, string]; replies: number }>();
  for (const each of evaluations.values()) {
    const who = [...each.keys()].sort();
    for (const [at, one] of who.entries())
      for (const other of who.slice(at + 1)) {
        const key = JSON.stringify([one, other]);
        const known = common.get(key) ?? { pair: [one, other] as const, replies: 0 };
        known.replies += 1;
        common.set(key, known);
      }
  }
  const [most] = [...common.values()].sort((a, b) => b.replies - a.replies);
  return most?.pair ?? null;
}

/** How far two reviewers agree; null while no two have evaluated the same reply. */
export function agreementOf(evaluations: EvaluationsOfReplies): QualityAgreement | null {
  const pair = pairOf(evaluations);
  if (pair === null) return null;
  const both = [...evaluations.values()].flatMap((each) => {
    const [one, other] = [each.get(pair[0]), each.get(pair[1])];
    return one === undefined || other === undefined ? [] : [{ one, other }];
  });
  const judged = (points: readonly QualityPoint[]) =>
    both.map(({ one, other }) => points.map((point) => ({ one: one[point], other: other[point] })));
  return {
    replies: both.length,
    points: qualityPoints.map((point) => ({
      point,
      agreed: both.filter(({ one, other }) => one[point] === other[point]).length,
      kappa: kappaOf(judged([point])),
    })),
    kappa: kappaOf(judged(qualityPoints.filter((point) => !isPrefilled(point)))),
  };
}
