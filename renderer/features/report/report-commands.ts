import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import { doTodo, inReport, saveReport } from './report-actions.ts';

export const todoKeys = ['1', '2', '3'] as const;
const names = ['report.commands.first', 'report.commands.second', 'report.commands.third'] as const;

const todoAt = (desk: Desk, at: number) => desk.report.getState().todos[at];

/** What is to be done is done by its number. */
export const reportCommands: readonly Command[] = [
  ...todoKeys.map((keys, at): Command => ({
    group: 'report',
    name: names[at] ?? names[0],
    keys: [keys],
    isEnabled: (desk) => inReport(desk) && todoAt(desk, at) !== undefined,
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
    isEnabled: (desk) => inReport(desk) && desk.report.getState().report !== null,
    run: (desk) => void saveReport(desk),
  },
];
