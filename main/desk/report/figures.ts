import {
  figureNames,
  type Figure,
  type FigureName,
  type Measured,
  type QueueFigures,
  type Report,
  type ReportPeriod,
  type Targets,
} from '../../../preload/contract.ts';
import { compareTimes, firstLook, type Interval } from '../experiment/statistics.ts';
import type { CaseCounts, CaseFactsTable, CountedCases } from '../store/case-facts.ts';
import { changeOf, count, medianOf, share, trendOf } from './intervals.ts';
import { contactTrends } from './contact-trends.ts';
import { targetProgress, type TargetMeasure } from './targets.ts';
import { periodBefore, periodsUpTo, toPeriod } from './periods.ts';
import { dayMs } from '../../../preload/shared/days.ts';

interface Counted {
  readonly counts: CaseCounts;
  readonly times: Float64Array;
}

interface FigureRule {
  readonly kind: Figure['kind'];
  readonly of: (counted: Counted) => Measured | null;
  /** The cases that are meant by the number. */
  readonly cases: CountedCases;
}

/** How each figure is counted; docs/report-figures.md says it in words. */
export const figureRules: Readonly<Record<FigureName, FigureRule>> = {
  messages: { kind: 'count', of: ({ counts }) => count(counts.messages), cases: 'messages' },
  answered: {
    kind: 'share',
    of: ({ counts }) => share(counts.withLibrary, counts.messages),
    cases: 'withLibrary',
  },
  edited: { kind: 'share', of: ({ counts }) => share(counts.edited, counts.withLibrary), cases: 'edited' },
  handed_over: {
    kind: 'share',
    of: ({ counts }) => share(counts.handedOver, counts.messages),
    cases: 'handedOver',
  },
  held_back: { kind: 'share', of: ({ counts }) => share(counts.heldBack, counts.asked), cases: 'heldBack' },
  gaps: {
    kind: 'share',
    of: ({ counts }) => share(counts.unanswered, counts.questions),
    cases: 'unanswered',
  },
  time: { kind: 'time', of: ({ times }) => medianOf(times), cases: 'timed' },
  upset: { kind: 'share', of: ({ counts }) => share(counts.upset, counts.withMood), cases: 'upset' },
  repeated: { kind: 'share', of: ({ counts }) => share(counts.repeated, counts.known), cases: 'repeated' },
};

/** Everything of a period but what is to be done. `saving` is what the experiment says. */
export function createReport(
  days: { readonly firstDay: string; readonly lastDay: string },
  deps: {
    readonly caseFacts: CaseFactsTable;
    readonly saving: MeasuredSaving;
    readonly queueName: (id: string) => string;
    /** The title of an answer; null for one that is gone. */
    readonly answerTitle: (answer: string) => string | null;
    readonly fairness: Report['fairness'];
    readonly targets: Targets;
    /** Of ratings, where there are any. */
    readonly csat: ((at: ReportPeriod) => Measured | null) | undefined;
  },
): Report {
  const { caseFacts } = deps;
  const period = toPeriod(days);
  const firstAt = caseFacts.firstAt();
  // A period that began on the day of the first message is on record.
  const isOnRecord = ({ from }: ReportPeriod): boolean => firstAt !== null && from >= firstAt - dayMs;
  const earlier = periodBefore(period);
  const before = isOnRecord(earlier) ? earlier : null;
  const periods = periodsUpTo(period).filter((at, nth, all) => nth === all.length - 1 || isOnRecord(at));
  const known = new Map<string, Counted>();
  const counted = (at: ReportPeriod): Counted => {
    const key = `${at.from} ${at.to}`;
    const there = known.get(key) ?? { counts: caseFacts.counts(at), times: caseFacts.times(at) };
    known.set(key, there);
    return there;
  };
  const isParted = periods[0]?.from === period.from && periods.at(-1)?.to === period.to;
  const own = isParted ? together(periods.map(counted)) : counted(period);
  const then = before === null ? null : counted(before);

  const figures = figureNames.map((name): Figure => {
    const { kind, of } = figureRules[name];
    const [present, past] = [of(own), then === null ? null : of(then)];
    const points = periods.map((at) => of(counted(at)));
    return {
      name,
      kind,
      now: present,
      before: past,
      change: changeOf(kind, present, past),
      points,
      trend: trendOf(points),
    };
  });
  const both = (of: FigureRule['of']): TargetMeasure => ({
    now: of(own),
    before: then === null ? null : of(then),
  });
  const time = figures.find(({ name }) => name === 'time')?.now?.value ?? null;
  return {
    period,
    before,
    periods,
    figures,
    timeSaved: timeSaved(deps.saving, own.counts.assisted, time),
    targets: targetProgress(deps.targets, {
      time: both(figureRules.time.of),
      held_back: both(figureRules.held_back.of),
      accepted: both(({ counts }) => share(counts.unedited, counts.withLibrary)),
      csat: { now: deps.csat?.(period) ?? null, before: before && (deps.csat?.(before) ?? null) },
    }),
    queues: caseFacts.countsByQueue(period).map((each) => queueFigures(each, deps.queueName)),
    contactTrends: contactTrends(periods, deps),
    reliability: caseFacts.reliability(period).map(({ suggested, taken, confidence }) => ({
      confidence,
      taken: share(taken, suggested) ?? { value: 0, low: 0, high: 1, of: 0 },
    })),
    fairness: deps.fairness,
    firstAt,
  };
}

/** What was counted of the parts of a period, as if it had been counted of the whole. */
function together(parts: readonly Counted[]): Counted {
  const times = new Float64Array(parts.reduce((sum, part) => sum + part.times.length, 0));
  let at = 0;
  for (const part of parts) {
    times.set(part.times, at);
    at += part.times.length;
  }
  const names = Object.keys(parts[0]?.counts ?? {}) as (keyof CaseCounts)[];
  const sum = (name: keyof CaseCounts): number => parts.reduce((all, { counts }) => all + counts[name], 0);
  return {
    counts: Object.fromEntries(names.map((name) => [name, sum(name)])) as unknown as CaseCounts,
    times,
  };
}

/** Of the experiment; the comparison of two thousand times is not made twice. */
export interface MeasuredSaving {
  readonly longer: Interval | null;
  readonly casesMissing: number | null;
}

/** What the experiment says of the time, remembered until it has other cases. */
export function createSavingMeter(
  caseFacts: Pick<CaseFactsTable, 'armTimes'>,
): (since: number) => MeasuredSaving {
  let last: { readonly key: string; readonly measured: MeasuredSaving } | null = null;
  return (since) => {
    const { shown, hidden } = caseFacts.armTimes(since);
    const key = [since, shown.length, hidden.length, shown.at(-1), hidden.at(-1)].join(' ');
    if (last?.key !== key) last = { key, measured: measureSaving(shown, hidden) };
    return last.measured;
  };
}

/** What the experiment says at this look: it may be looked at as often as anybody likes. */
function measureSaving(shown: readonly number[], hidden: readonly number[]): MeasuredSaving {
  const there = Math.min(shown.length, hidden.length);
  return { longer: compareTimes(shown, hidden), casesMissing: Math.max(0, firstLook - there) };
}

function timeSaved(
  { longer, casesMissing }: MeasuredSaving,
  assisted: number,
  medianMs: number | null,
): Report['timeSaved'] {
  if (longer === null) return { share: null, ms: null, casesMissing };
  // `longer` is how much more time it takes with suggestions: −0.2 is a fifth less.
  const ms = (more: number): number => (medianMs === null ? 0 : assisted * medianMs * (1 / (1 + more) - 1));
  return {
    share: { value: -longer.value, low: -longer.high, high: -longer.low },
    ms: medianMs === null ? null : { value: ms(longer.value), low: ms(longer.high), high: ms(longer.low) },
    casesMissing,
  };
}

function queueFigures(
  counts: CaseCounts & { readonly queue: string | null },
  nameOf: (id: string) => string,
): QueueFigures {
  const { queue, messages } = counts;
  return {
    queue: queue === null ? null : { id: queue, name: nameOf(queue) },
    messages,
    answered: share(counts.withLibrary, messages),
    handedOver: share(counts.handedOver, messages),
    heldBack: share(counts.heldBack, counts.asked),
    upset: share(counts.upset, counts.withMood),
  };
}
