import type { CallInput, Measured, Report, Settings, WholeReport } from '../../../preload/contract.ts';
import { experimentResults } from '../experiment/results.ts';
import { findLowRatedAnswers } from './low-rated-answers.ts';
import { outcomeFigures, yearUpTo } from './outcome-figures.ts';
import type { Vault } from '../privacy/vault.ts';
import { qualityDays, recordedShares } from '../quality/recorded-evaluations.ts';
import { daysBetween, daysUpTo, toPeriod } from '../report/periods.ts';
import type { Store } from '../store/store.ts';

interface Lately<Value> {
  readonly days: number;
  /** Null where it cannot be told. */
  readonly measure: () => Promise<Value | null>;
}

/** The figures of other pages than the first one, as the report's files have them. */
export async function figuresOfOtherPages(
  days: CallInput<'report.whole'>,
  {
    store: { auditLog, ratingFacts },
    vault,
    settings,
    now,
    library,
    customersAtRisk,
  }: {
    readonly store: Pick<Store, 'auditLog' | 'ratingFacts'>;
    readonly vault: Pick<Vault, 'decryptIfReadable'>;
    readonly settings: () => Pick<Settings, 'experiment'>;
    readonly now: () => number;
    /** What is of today, with how many days it looks back. */
    readonly library: Lately<Measured>;
    readonly customersAtRisk: Lately<number>;
  },
): Promise<Omit<WholeReport, keyof Report>> {
  const { period, csat, nps, resolution, left, firstAt } = outcomeFigures(days, ratingFacts);
  const year = yearUpTo(period);
  const badly = findLowRatedAnswers(ratingFacts.ratedAnswers(toPeriod(year)));
  const { experiment } = settings();
  const results = experiment.since === null ? null : await experimentResults(auditLog, experiment, now());
  const share = await library.measure();
  const atRisk = await customersAtRisk.measure();
  return {
    outcomes: firstAt === null ? null : { csat, nps, resolution, left, badlyRated: badly.length },
    experiment: results === null ? null : { effects: results.effects, summary: results.summary },
    library: share,
    customersAtRisk: atRisk,
    quality: recordedShares({ auditTable: auditLog, vault }, now()),
    measuredOn: {
      badlyRated: year,
      experiment: experiment.since === null ? null : daysBetween(experiment.since, now()),
      quality: qualityDays(now()),
      library: share === null ? null : daysUpTo(now(), library.days),
      customersAtRisk: atRisk === null ? null : daysUpTo(now(), customersAtRisk.days),
    },
  };
}
