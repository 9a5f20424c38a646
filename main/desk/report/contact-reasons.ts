import type { ContactReason } from '../../../preload/contract.ts';
import { entryIdOf, passageIdOf } from '../../../preload/shared/answer-targets.ts';
import type { Store } from '../store/store.ts';
import { changeOf, count } from './intervals.ts';
import { periodBefore, toPeriod } from './periods.ts';
import type { FaqEntry } from './files/faq-page.ts';
import { dayMs } from '../../../preload/shared/days.ts';

type ReasonStore = Pick<Store, 'caseFacts' | 'passages'>;

const mostReasons = 10;
const mostQuestions = 30;

/** How many messages each answer fits best, the most first. */
function answersAsked({ caseFacts }: ReasonStore, between: { readonly from: number; readonly to: number }) {
  const { subjects } = caseFacts.subjectCounts(between);
  return subjects
    .filter(({ kind }) => kind === 'answer')
    .toSorted((a, b) => b.count - a.count || a.subject.localeCompare(b.subject));
}

/** What customers ask about in a period, against the one before. */
export function findContactReasons(
  store: ReasonStore,
  days: { readonly firstDay: string; readonly lastDay: string },
): readonly ContactReason[] {
  const period = toPeriod(days);
  const earlier = periodBefore(period);
  const firstAt = store.caseFacts.firstAt();
  const isOnRecord = firstAt !== null && earlier.from >= firstAt - dayMs;
  const before = new Map(
    isOnRecord ? answersAsked(store, earlier).map(({ subject, count: n }) => [subject, n]) : [],
  );
  return answersAsked(store, period)
    .flatMap(({ subject, count: messages }): readonly ContactReason[] => {
      const about = titleOf(store, subject);
      if (about === undefined) return [];
      const then = isOnRecord ? (before.get(subject) ?? 0) : null;
      const change = then === null ? null : changeOf('count', count(messages), count(then));
      return [{ answer: subject, about, messages, before: then, direction: change?.direction ?? null }];
    })
    .slice(0, mostReasons);
}

/** The question of an entry, or the heading of a passage; undefined for what is gone. */
export function titleOf({ passages }: Pick<Store, 'passages'>, answer: string): string | undefined {
  const [entryId, passageId] = [entryIdOf(answer), passageIdOf(answer)];
  const [row] =
    entryId === null ? (passageId === null ? [] : passages.get([passageId])) : passages.ofEntries([entryId]);
  return row === undefined || row.heading === '' ? undefined : row.heading;
}

/** Entries for everyone that were asked for most in the year up to a moment. */
export function mostAsked(
  store: ReasonStore & { readonly entries: Pick<Store['entries'], 'get'> },
  to: number,
): readonly FaqEntry[] {
  return answersAsked(store, { from: to - 365 * dayMs, to })
    .flatMap(({ subject }): readonly FaqEntry[] => {
      const entryId = entryIdOf(subject);
      const entry = entryId === null ? null : store.entries.get(entryId);
      const isForAll =
        entry !== null && !entry.internal && (entry.audience ?? entry.documentAudience) === 'everyone';
      return isForAll ? [{ question: entry.question, answer: entry.answer }] : [];
    })
    .slice(0, mostQuestions);
}
