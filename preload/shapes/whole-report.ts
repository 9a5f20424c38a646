import type { ExperimentResults } from './experiment.ts';
import type { Outcomes } from './outcomes.ts';
import type { QualitySample } from './quality.ts';
import type { Measured, Report, ReportPeriod } from './report.ts';

type Days = Pick<ReportPeriod, 'firstDay' | 'lastDay'>;

/** The figures of every page, as a file has them: no word of a customer, and no title. */
export interface WholeReport extends Report {
  /** What became of the cases, and how many answers went with bad ratings in a year; null before anything was rated. */
  readonly outcomes:
    (Pick<Outcomes, 'csat' | 'nps' | 'resolution' | 'left'> & { readonly badlyRated: number }) | null;
  /** Null before one was begun. */
  readonly experiment: Pick<ExperimentResults, 'effects' | 'summary'> | null;
  /** Share of what customers asked that the library answers with what agents use as it is, as of now; null where it is not measured. */
  readonly library: Measured | null;
  /** How many customers may leave, as of now; null while no key is open. */
  readonly customersAtRisk: number | null;
  /** Of the team, over eight weeks; empty where nothing was evaluated, and while no key is open. */
  readonly quality: QualitySample['team'];
  /** First and last days of the figures that are of other days than the period; null where nothing was measured. */
  readonly measuredOn: {
    readonly badlyRated: Days | null;
    readonly experiment: Days | null;
    readonly quality: Days | null;
    readonly library: Days | null;
    readonly customersAtRisk: Days | null;
  };
}
