import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { printText } from '../layout/print-sheet.ts';

/** Prints the entry that is open, as it was saved. */
export function printEntry(desk: Desk): void {
  const entry = desk.entries.getState().opened?.entry ?? null;
  if (entry === null) return;
  void printText(desk, {
    title: entry.question,
    text: entry.answer,
    foot: entry.own ? '' : t('entries.from', { name: entry.documentName }),
  });
}
