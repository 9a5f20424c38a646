import type { Report } from '../../../../preload/contract.ts';
import { mask } from '../../privacy/pii/mask.ts';
import { maskNames } from '../../privacy/pii/mask-names.ts';

/**
 * The report as it may leave the house: a queue may be called after a colleague or a customer ("For Ines"), so its name is masked as
 * mails are. `colleagues` are the names of those who work here, which no list has.
 */
export function withoutNames<Whole extends Report>(report: Whole, colleagues: readonly string[] = []): Whole {
  const masked = (name: string): string => maskNames(mask(name), colleagues);
  return {
    ...report,
    queues: report.queues.map((row) =>
      row.queue === null ? row : { ...row, queue: { ...row.queue, name: masked(row.queue.name) } },
    ),
  };
}
