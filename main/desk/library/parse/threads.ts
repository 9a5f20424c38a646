import type { Letter } from './letter.ts';

/** `Re:`, `AW:`, `Fwd:` and their like, as often as they were put before. */
const answerMarks =
  /^(?:\s*(?:re|aw|antw?|fwd?|wg|rv|tr|sv|vs|odp|rif|r|i|enc|doorst)\s*(?:\[\d+\])?\s*[:：]\s*)+/i;

export const bareSubject = (subject: string): string => subject.replace(answerMarks, '').trim();

/** What grouping needs to know of a mail. */
type Grouped = Pick<Letter, 'subject' | 'from' | 'to' | 'date' | 'id' | 'answers'>;

interface Thread<L> {
  letters: L[];
  /** The thread that took this one in, once a mail turned out to answer in both. */
  into: Thread<L> | null;
}

/**
 * Mails that answer each other, oldest first in each thread: by their ids or, where a mail names none that is here, by
 * an answer's subject between the same people. A mail that is here twice is taken once.
 */
export function threadsOf<L extends Grouped>(letters: readonly L[]): readonly (readonly L[])[] {
  const byId = new Map<string, Thread<L>>();
  const bySubject = new Map<string, Thread<L>>();
  const threads = new Set<Thread<L>>();
  const seen = new Set<string>();
  for (const letter of letters.toSorted(byDate)) {
    const ids = [letter.id, ...letter.answers].filter((id) => id !== '');
    if (seen.has(letter.id)) continue;
    if (letter.id !== '') seen.add(letter.id);
    const bare = bareSubject(letter.subject).toLowerCase();
    const subject = bare === '' ? '' : `${bare}\n${peopleOf(letter)}`;
    const isAnswer = bare !== letter.subject.trim().toLowerCase();
    const known = ids.flatMap((id) => present(byId.get(id)) ?? []);
    const beside = known.length === 0 && isAnswer ? present(bySubject.get(subject)) : null;
    const [thread = beside ?? { letters: [], into: null }, ...others] = new Set(known);
    for (const other of others) {
      thread.letters.push(...other.letters);
      other.letters = [];
      other.into = thread;
      threads.delete(other);
    }
    thread.letters.push(letter);
    threads.add(thread);
    for (const id of ids) byId.set(id, thread);
    if (subject !== '') bySubject.set(subject, thread);
  }
  return [...threads].map((thread) => thread.letters.toSorted(byDate));
}

function present<L>(thread: Thread<L> | undefined): Thread<L> | null {
  let at = thread ?? null;
  while (at?.into) at = at.into;
  return at;
}

/** Both ends together: a shop writes to everybody under the same subjects, but to each customer in a thread of its own. */
const peopleOf = ({ from, to }: Grouped): string =>
  [...new Set([from, ...to].map(({ address }) => address.toLowerCase()))].sort().join(' ');

const byDate = (a: Grouped, b: Grouped): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
