import type { DeskHandlers } from '../../../preload/contract.ts';
import type { ReportRoom } from '../report/report.ts';

type Calls = Extract<keyof DeskHandlers, `report.${string}`>;

/** The calls of the figures. */
export function createReportHandlers(report: ReportRoom): Pick<DeskHandlers, Calls> {
  return {
    'report.figures': (days) => report.figures(days),
    'report.whole': (days) => report.whole(days),
    'report.cases': (query) => report.cases(query),
    'report.reasons': (days) => report.reasons(days),
    'report.exportFaq': (input) => report.exportFaq(input),
    'report.recommendations': () => report.recommendations(),
    'report.alerts': () => report.alerts(),
    'report.export': (input) => report.export(input),
    'report.savePicture': (input) => report.savePicture(input),
  };
}
