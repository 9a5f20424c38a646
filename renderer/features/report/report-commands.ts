import type { Desk } from '../../desk.ts';
import type { Command } from '../layout/command.ts';
import { mend, mendsOf } from '../data-audit/data-audit-actions.ts';
import { followRecommendation, inReport, saveReport, recommendationKeys } from './report-actions.ts';
import { reportPages } from './report-pages.tsx';

const names = ['report.commands.first', 'report.commands.second', 'report.commands.third'] as const;

/** What a number does on the page that is shown; null where there is nothing of that number. */
function doAt(desk: Desk, at: number): (() => void) | null {
  const recommendation = inReport(desk, 'overview') ? desk.report.getState().recommendations[at] : undefined;
  if (recommendation !== undefined) return () => void followRecommendation(desk, recommendation);
  const what = inReport(desk, 'library') ? mendsOf(desk.dataAudit.getState().audit)[at] : undefined;
  return what === undefined ? null : () => void mend(desk, what);
}

/** What is to be done is done by its number; the pages are found by their names. */
export const reportCommands: readonly Command[] = [
  ...recommendationKeys.map((keys, at): Command => ({
    group: 'report',
    name: names[at] ?? names[0],
    keys: [keys],
    isEnabled: (desk) => doAt(desk, at) !== null,
    run(desk) {
      doAt(desk, at)?.();
    },
  })),
  {
    group: 'report',
    name: 'report.save',
    needs: ['report.figures'],
    keys: ['Ctrl+S'],
    isEnabled: (desk) => desk.window.getState().view === 'report',
    run: (desk) => void saveReport(desk),
  },
  ...reportPages.map(({ id, needs }): Command => ({
    group: 'report',
    name: `report.pages.${id}`,
    needs: [needs],
    keys: [],
    isEnabled: (desk) => !inReport(desk, id),
    run(desk) {
      desk.window.getState().show('report');
      desk.report.getState().showPage(id);
    },
  })),
];
