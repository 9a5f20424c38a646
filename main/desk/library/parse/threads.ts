import type { MailMessage } from './mail-message.ts';

/** `Re:`, `AW:`, `Fwd:` and their like, as often as they were put before. */
const replyPrefixes =
  /^(?:\s*(?:re|aw|antw?|fwd?|wg|rv|tr|sv|vs|odp|rif|r|i|enc|doorst)\s*(?:\[\d+\])?\s*[:：]\s*)+/i;

export const baseSubject = (subject: string): string => subject.replace(replyPrefixes, '').trim();

/** What grouping needs to know of a mail. */
type Grouped = Pick<MailMessage, 'subject' | 'from' | 'to' | 'date' | 'id' | 'references'>;

interface Thread<L> {
  mails: L[];
  /** The thread that took this one in, once a mail turned out to answer in both. */
  mergedInto: Thread<L> | null;
}

/**
 * Mails that answer each other, oldest first in each thread: by their ids or, where a mail names none that is here, by
 * an answer's subject between the same people. A mail that is here twice is taken once.
 */
export function threadsOf<L extends Grouped>(mails: readonly L[]): readonly (readonly L[])[] {
  const byId = new Map<string, Thread<L>>();
  const bySubject = new Map<string, Thread<L>>();
  const threads = new Set<Thread<L>>();
  const seen = new Set<string>();
  for (const mail of mails.toSorted(byDate)) {
    const ids = [mail.id, ...mail.references].filter((id) => id !== '');
    if (seen.has(mail.id)) continue;
    if (mail.id !== '') seen.add(mail.id);
    const bare = baseSubject(mail.subject).toLowerCase();
    const subject = bare === '' ? '' : `${bare}\n${participantsKey(mail)}`;
    const isAnswer = bare !== mail.subject.trim().toLowerCase();
    const known = ids.flatMap((id) => resolveThread(byId.get(id)) ?? []);
    const beside = known.length === 0 && isAnswer ? resolveThread(bySubject.get(subject)) : null;
    const [thread = beside ?? { mails: [], mergedInto: null }, ...others] = new Set(known);
    for (const other of others) {
      thread.mails.push(...other.mails);
      other.mails = [];
      other.mergedInto = thread;
      threads.delete(other);
    }
    thread.mails.push(mail);
    threads.add(thread);
    for (const id of ids) byId.set(id, thread);
    if (subject !== '') bySubject.set(subject, thread);
  }
  return [...threads].map((thread) => thread.mails.toSorted(byDate));
}

function resolveThread<L>(thread: Thread<L> | undefined): Thread<L> | null {
  let at = thread ?? null;
  while (at?.mergedInto) at = at.mergedInto;
  return at;
}

/** Both ends together: a shop writes to everybody under the same subjects, but to each customer in a thread of its own. */
const participantsKey = ({ from, to }: Grouped): string =>
  [...new Set([from, ...to].map(({ address }) => address.toLowerCase()))].sort().join(' ');

const byDate = (a: Grouped, b: Grouped): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
