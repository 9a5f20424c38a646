import type { FigureName, Recommendation, ReportPeriod } from '../../../preload/contract.ts';
import type { RatedFigure } from '../../../preload/shared/rated-figures.ts';
import type { Desk } from '../../desk.ts';
import type { ReportPage } from '../../stores/report.ts';
import { emptyFields } from '../entries/entry-labels.ts';
import { newEntry, openEntry } from '../entries/entries-actions.ts';
import { reportHeading } from './report-heading.ts';

/** Of the things to do, in their order. */
export const recommendationKeys = ['1', '2', '3'] as const;

/** Whether that page of the report is what the window shows. */
export const inReport = (desk: Desk, page: ReportPage): boolean =>
  desk.window.getState().view === 'report' && desk.report.getState().page === page;

/** Of a figure those of one queue, or about one answer; null for none. */
export interface OnlyCases {
  readonly queue?: string | null;
  readonly answer?: string | null;
  readonly otherQueuesThan?: readonly string[];
  readonly otherAnswersThan?: readonly string[];
  /** Of ratings. */
  readonly way?: 'assisted' | 'by hand';
}

/** The cases that a number counts, in the audit log; of the days that are shown where no others are named. */
export function openCases(
  desk: Desk,
  figure: FigureName | RatedFigure,
  only: OnlyCases = {},
  { firstDay, lastDay }: Pick<ReportPeriod, 'firstDay' | 'lastDay'> = desk.report.getState().days,
): void {
  void desk.audit.getState().loadCounted({ firstDay, lastDay, figure, ...only });
  desk.window.getState().open({ kind: 'audit' });
}

/** Begins what is to be done: the editor with what was asked, the entry, or the pair that disagrees. */
export async function followRecommendation(desk: Desk, recommendation: Recommendation): Promise<void> {
  const { show, notify } = desk.window.getState();
  switch (recommendation.kind) {
    case 'gap': {
      const draft = await desk.report.getState().draftGap(recommendation.cluster);
      if (draft === null) return notify(desk.report.getState().problem ?? '', 'stop');
      const { question, variants, answer, gaps } = draft;
      return newEntry(desk, { fields: { ...emptyFields, question, variants, answer }, gaps });
    }
    case 'contradiction': {
      show('library');
      desk.library.getState().showTab('review');
      return desk.review.getState().showPair(recommendation.a, recommendation.b);
    }
    case 'edited':
    case 'stale':
      show('library');
      desk.library.getState().showTab('entries');
      return openEntry(desk, recommendation.entryId);
  }
}

/** The title of the window is that of the file, or of the job that waits for the printer. */
async function titled<Result>(desk: Desk, work: () => Promise<Result>): Promise<Result> {
  const before = document.title;
  document.title = reportHeading(
    desk.report.getState(),
    desk.settings.getState().settings?.shopName ?? '',
  ).title;
  try {
    return await work();
  } finally {
    document.title = before;
  }
}

/** By the system's dialog; a window that may not print says why. */
export async function printReport(desk: Desk): Promise<void> {
  await titled(desk, () => desk.report.getState().print());
}

export async function saveReport(desk: Desk): Promise<void> {
  const said = await titled(desk, () => desk.report.getState().save());
  if (said !== null) desk.window.getState().notify(said);
}

export async function saveFaq(desk: Desk): Promise<void> {
  const said = await desk.report.getState().saveFaq();
  if (said !== null) desk.window.getState().notify(said);
}

export async function savePicture(desk: Desk, canvas: HTMLCanvasElement): Promise<void> {
  const png = canvas.toDataURL('image/png').split(',')[1];
  if (png === undefined) return;
  const said = await desk.report.getState().savePicture(png);
  if (said !== null) desk.window.getState().notify(said);
}
