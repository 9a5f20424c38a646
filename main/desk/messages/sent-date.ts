import * as chrono from 'chrono-node/en';
import type { FoundHeader } from '../library/mail-folds.ts';

/** When a mail was written, by its own header or that of what was handed on; null when it has none or says no day. */
export function sentDate(headers: readonly FoundHeader[]): Date | null {
  const written = headers
    .flatMap(({ rows }) => rows.filter(({ role }) => role === 'sent'))
    .map(({ value }) => value)[0];
  if (written === undefined) return null;
  const [read] = chrono.parse(written);
  return read?.start.isCertain('day') && read.start.isCertain('year') ? read.start.date() : null;
}
