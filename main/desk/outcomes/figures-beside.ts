import type { CallInput, Report, Settings, WholeReport } from '../../../preload/contract.ts';
import { experimentResults } from '../experiment/results.ts';
import { findBadlyRated } from './badly-rated.ts';
import { outcomeFigures } from './outcome-figures.ts';
import type { Vault } from '../privacy/vault.ts';
import { qualityDays, qualityOnRecord } from '../quality/marks-on-record.ts';
import { daysBetween } from '../report/periods.ts';
import type { Store } from '../store/store.ts';

const yearMs = 365 * 86_400_000;

/** The figures of other pages than the first one, as the report's files have them. */
export async function figuresBeside(
  days: CallInput<'report.whole'>,
  {
    store: { auditLog, ratingFacts },
    vault,
    settings,
    now,
  }: {
    readonly store: Pick<Store, 'auditLog' | 'ratingFacts'>;
    readonly vault: Pick<Vault, 'decryptIfReadable'>;
    readonly settings: () => Pick<Settings, 'experiment'>;
    readonly now: () => number;
  },
): Promise<Omit<WholeReport, keyof Report>> {
  const { period, csat, nps, resolution, left, firstAt } = outcomeFigures(days, ratingFacts);
  const badly = findBadlyRated(ratingFacts.ratedAnswers({ from: period.to - yearMs, to: period.to }));
  const { experiment } = settings();
  const results = experiment.since === null ? null : await experimentResults(auditLog, experiment, now());
  return {
    outcomes: firstAt === null ? null : { csat, nps, resolution, left, badlyRated: badly.length },
    experiment: results === null ? null : { effects: results.effects, summary: results.summary },
    quality: qualityOnRecord({ auditTable: auditLog, vault }, now()),
    measuredOn: {
      badlyRated: daysBetween(period.to - yearMs, period.to - 1),
      experiment: experiment.since === null ? null : daysBetween(experiment.since, now()),
      quality: qualityDays(now()),
    },
  };
}
