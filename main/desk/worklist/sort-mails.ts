import type { QueueName } from '../../../preload/contract.ts';
import type { WorklistMail } from '../../../preload/shapes/worklist.ts';
import type { Settings } from '../../../preload/contract.ts';
import { openMinutesBetween } from './opening-hours.ts';
import { urgencyOf } from './urgency.ts';
import type { WorklistContent } from './worklist-mail.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** A mail that waits, opened. */
export interface WaitingMail {
  readonly id: string;
  /** Milliseconds since 1970: when it came into the list. */
  readonly at: number;
  readonly content: WorklistContent;
}

/** Days from today to a day, by the clock of this computer. */
function daysTo(day: string | null, now: number): number | null {
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const today = new Date(now);
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime();
  return Math.round((new Date(year, month - 1, date).getTime() - midnight) / dayMs);
}

/**
 * What the first mail of a customer says for all of them: its own reason, or a heavier one of a mail below it. A scam or an
 * automatic mail that stands first says that it is one.
 */
function heaviestOf(
  ofOne: readonly (Pick<WorklistMail, 'why'> & { readonly weight: number })[],
): WorklistMail['why'] {
  const [first, ...others] = ofOne;
  if (first === undefined) throw new Error('no mail of this customer');
  if (first.weight === 0) return first.why;
  return others.reduce((most, one) => (one.weight > most.weight ? one : most), first).why;
}

/** The most pressing first; the mails of one customer stand together, where the most pressing of them stands. */
export function sortMails(
  mails: readonly WaitingMail[],
  { now, settings }: { readonly now: number; readonly settings: Pick<Settings, 'openingHours' | 'queues'> },
): readonly WorklistMail[] {
  const queues = new Map<string, QueueName>(
    settings.queues.map(({ id, name, assignee, priority }) => [id, { id, name, assignee, priority }]),
  );
  const scored = mails.map(({ id, at: addedAt, content }) => {
    // A clock that runs ahead sends mails from the future.
    const at = Math.min(content.sentAt ?? addedAt, addedAt);
    const { score, why, weight } = urgencyOf({
      ...content,
      daysToDue: daysTo(content.dueDay, now),
      minutesWaited: openMinutesBetween(at, now, settings.openingHours),
    });
    return { id, at, content, score, why, weight };
  });
  const order = (a: (typeof scored)[number], b: (typeof scored)[number]): number =>
    b.score - a.score || a.at - b.at || (a.id < b.id ? -1 : 1);
  const ofCustomers = [...Map.groupBy(scored.toSorted(order), ({ content }) => content.customer).values()];
  return ofCustomers.flatMap((ofOne, customer) =>
    ofOne.map(({ id, at, content, why }, place) => ({
      id,
      at,
      from: content.mail.header.from,
      subject: content.mail.subject,
      previewText: content.gist,
      queue: content.queueId === null ? null : (queues.get(content.queueId) ?? null),
      priority: content.priority,
      mood: content.mood?.word ?? null,
      dueDay: content.dueDay,
      why: place === 0 ? heaviestOf(ofOne) : why,
      customer,
      isBack: content.isBack,
    })),
  );
}
