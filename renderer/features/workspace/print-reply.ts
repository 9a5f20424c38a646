import type { Desk } from '../../desk.ts';
import { format } from '../../i18n.ts';
import { printText } from '../layout/print-sheet.ts';

/** Prints the reply in hand, as it would be copied. */
export function printReply(desk: Desk): void {
  const { activeCase } = desk.workspace.getState();
  if (activeCase === null) return;
  const order = activeCase.reading.details.find(({ kind }) => kind === 'order')?.text;
  void printText(desk, {
    title: activeCase.reading.subject ?? '',
    text: activeCase.text,
    foot: [format.longDate(new Date()), order].filter((part) => part !== undefined).join(' · '),
  });
}
