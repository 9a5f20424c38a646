import type { ContactTrend, Report } from '../../../../preload/contract.ts';
import { mask } from '../../privacy/pii/mask.ts';
import { maskNames } from '../../privacy/pii/mask-names.ts';

/**
 * The report as it may leave the house: a queue may be called after a colleague or a customer ("For Ines"), so its name is masked as
 * mails are, and topics have none. `colleagues` are the names of those who work here, which no list has.
 */
export function withoutNames<Whole extends Report>(report: Whole, colleagues: readonly string[] = []): Whole {
  const masked = (name: string): string => maskNames(mask(name), colleagues);
  const withoutName = (one: ContactTrend): ContactTrend =>
    one.about.kind === 'topic'
      ? { ...one, about: { kind: 'topic', answer: null, name: null } }
      : one.about.kind === 'queue'
        ? { ...one, about: { ...one.about, name: masked(one.about.name) } }
        : one;
  return {
    ...report,
    contactTrends: {
      queues: report.contactTrends.queues.map(withoutName),
      topics: report.contactTrends.topics.map(withoutName),
    },
    queues: report.queues.map((row) =>
      row.queue === null ? row : { ...row, queue: { ...row.queue, name: masked(row.queue.name) } },
    ),
  };
}
