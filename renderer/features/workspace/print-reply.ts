import type { Desk } from '../../desk.ts';
import { format } from '../../i18n.ts';
import { printText } from '../frame/print-sheet.ts';

/** Prints the reply in hand, as it would be copied. */
export function printReply(desk: Desk): void {
  const { work } = desk.workspace.getState();
  if (work === null) return;
  const order = work.reading.details.find(({ kind }) => kind === 'order')?.text;
  void printText(desk, {
    title: work.reading.subject ?? '',
    text: work.text,
    foot: [format.longDate(new Date()), order].filter((part) => part !== undefined).join(' · '),
  });
}
