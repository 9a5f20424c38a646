import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import { doTodo, inReport, saveReport, todoKeys } from './report-actions.ts';
import { reportPages } from './report-pages.tsx';

const names = ['report.commands.first', 'report.commands.second', 'report.commands.third'] as const;

const todoAt = (desk: Desk, at: number) => desk.report.getState().todos[at];

/** What is to be done is done by its number; the pages are found by their names. */
export const reportCommands: readonly Command[] = [
  ...todoKeys.map((keys, at): Command => ({
    group: 'report',
    name: names[at] ?? names[0],
    keys: [keys],
    isEnabled: (desk) => inReport(desk, 'overview') && todoAt(desk, at) !== undefined,
    run(desk) {
      const todo = todoAt(desk, at);
      if (todo !== undefined) void doTodo(desk, todo);
    },
  })),
  {
    group: 'report',
    name: 'report.save',
    needs: ['report.figures'],
    keys: ['Ctrl+S'],
    isEnabled: (desk) => inReport(desk, 'overview') && desk.report.getState().report !== null,
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
