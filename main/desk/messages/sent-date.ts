import * as chrono from 'chrono-node/en';
import type { Fold } from '../../../preload/contract.ts';

const dateLine = /^\s*\*?(?:date|sent|datum|gesendet|envoyé|fecha)\s?:\*?\s*(.+)$/im;

/** When a mail was written, by its own head; null when it has none or says no day. */
export function sentDate(text: string, folds: readonly Fold[]): Date | null {
  const head = folds.find(({ kind }) => kind === 'header');
  const written = head && dateLine.exec(text.slice(head.start, head.end))?.[1];
  if (!written) return null;
  const [read] = chrono.parse(written);
  return read?.start.isCertain('day') && read.start.isCertain('year') ? read.start.date() : null;
}
