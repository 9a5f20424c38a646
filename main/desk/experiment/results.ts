import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type {
  ExperimentEffect,
  ExperimentResults,
  ExperimentArmResult,
  Settings,
} from '../../../preload/contract.ts';
import type { AuditLogTable } from '../store/store.ts';
import {
  casesForRate,
  casesForTimes,
  compareRates,
  compareTimes,
  type Interval,
  medianOf,
} from './statistics.ts';
import {
  answered,
  ended,
  summarize,
  summarizeAnswered,
  summarizeCopied,
  summarizeHandedOver,
  summarizeTimes,
  type Summarize,
} from './summary.ts';
import type { ExperimentArm } from './assignment.ts';
import { storedHandover } from '../store/stored-words.ts';

interface ExperimentCase {
  readonly arm: ExperimentArm;
  readonly readAt: number;
  ms: number | null;
  replyOutcome: keyof ExperimentArmResult['replyOutcomes'] | null;
  isCopied: boolean;
  isHandedOver: boolean;
}

/** What a line of the log says about the experiment; lines of before it say less. */
const factsSchema = z.looseObject({
  arm: z.enum(['shown', 'hidden']).nullish().catch(null),
  again: z.string().optional().catch(undefined),
  ms: z.number().nullish().catch(null),
  taken: z.enum(['unedited', 'edited', 'replaced', 'none']).nullish().catch(null),
});

/** A message that was read and left for so long is not in anybody's hands any more. */
const abandonedAfterMs = 15 * 60_000;
const slice = 300;

/** The cases of the experiment, put together from the log: reading a message again is no new case. */
async function casesSince(
  auditTable: Pick<AuditLogTable, 'page'>,
  since: number,
): Promise<ReadonlyMap<string, ExperimentCase>> {
  const lines: {
    readonly kind: string;
    readonly at: number;
    readonly caseId: string;
    readonly facts: string;
  }[] = [];
  for (let offset = 0; ; offset += slice) {
    const { rows } = auditTable.page({ offset, limit: slice, kinds: ['read', 'reply', storedHandover] });
    for (const { kind, at, caseId, facts } of rows)
      if (at >= since && caseId !== null) lines.push({ kind, at, caseId, facts });
    if (rows.length < slice || (rows.at(-1)?.at ?? 0) < since) break;
    await nextTurn();
  }
  const cases = new Map<string, ExperimentCase>();
  for (const { kind, at, caseId, facts } of lines.toReversed()) {
    const { arm = null, again, ms = null, taken = null } = factsSchema.catch({}).parse(JSON.parse(facts));
    const key = again ?? caseId;
    const known = cases.get(key);
    if (kind === 'read') {
      if (known === undefined && arm !== null)
        cases.set(key, {
          arm,
          readAt: at,
          ms: null,
          replyOutcome: null,
          isCopied: false,
          isHandedOver: false,
        });
    } else if (known !== undefined) {
      known.ms ??= ms;
      if (kind === 'reply') known.isCopied = true;
      else known.isHandedOver = true;
      known.replyOutcome ??= taken;
    }
  }
  return cases;
}

const isDone = ({ isCopied, isHandedOver }: ExperimentCase): boolean => isCopied || isHandedOver;
const timesOf = (cases: readonly ExperimentCase[]): readonly number[] => cases.flatMap(({ ms }) => ms ?? []);

function armResult(cases: readonly ExperimentCase[], now: number): ExperimentArmResult {
  const count = (is: (one: ExperimentCase) => boolean): number => cases.filter(is).length;
  const outcomes = (outcome: ExperimentCase['replyOutcome']): number =>
    count((one) => one.replyOutcome === outcome);
  return {
    cases: cases.length,
    copied: count(({ isCopied, isHandedOver }) => isCopied && !isHandedOver),
    handedOver: count(({ isHandedOver }) => isHandedOver),
    abandoned: count((one) => !isDone(one) && now - one.readAt > abandonedAfterMs),
    replyOutcomes: {
      unedited: outcomes('unedited'),
      edited: outcomes('edited'),
      replaced: outcomes('replaced'),
      none: outcomes('none'),
    },
    medianMs: medianOf(timesOf(cases)),
  };
}

/** What the experiment shows so far. Cases still in hand count as cases and as nothing else. */
export async function experimentResults(
  auditTable: Pick<AuditLogTable, 'page'>,
  { on, since }: Settings['experiment'],
  now: number,
): Promise<ExperimentResults> {
  const all = since === null ? [] : [...(await casesSince(auditTable, since)).values()];
  const of = (arm: ExperimentArm): readonly ExperimentCase[] => all.filter((one) => one.arm === arm);
  const [shown, hidden] = [armResult(of('shown'), now), armResult(of('hidden'), now)];
  const [timesShown, timesHidden] = [timesOf(of('shown')), timesOf(of('hidden'))];

  const time = effect(
    'time',
    compareTimes(timesShown, timesHidden),
    casesForTimes(timesShown, timesHidden) - Math.min(timesShown.length, timesHidden.length),
    summarizeTimes(shown.medianMs, hidden.medianMs),
  );
  const rate = (
    metric: Exclude<ExperimentEffect['metric'], 'time'>,
    hits: (side: ExperimentArmResult) => number,
    says: Summarize,
  ) => {
    const together = (hits(shown) + hits(hidden)) / Math.max(1, ended(shown) + ended(hidden));
    return effect(
      metric,
      compareRates({ hits: hits(shown), total: ended(shown) }, { hits: hits(hidden), total: ended(hidden) }),
      casesForRate(together) - Math.min(ended(shown), ended(hidden)),
      says,
    );
  };
  const library = rate('answered', answered, summarizeAnswered(shown, hidden));
  const effects = [
    time,
    library,
    rate('copied', ({ copied }) => copied, summarizeCopied(shown, hidden)),
    rate('handed over', ({ handedOver }) => handedOver, summarizeHandedOver(shown, hidden)),
  ];
  return { on, since, shown, hidden, effects, summary: summarize(on, shown, hidden, time, library) };
}

function effect(
  metric: ExperimentEffect['metric'],
  interval: Interval | null,
  short: number,
  says: Summarize,
): ExperimentEffect {
  const casesMissing = Math.max(0, short);
  return {
    metric,
    value: interval?.value ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    casesMissing,
    summary: says(interval, casesMissing),
  };
}
