import type { ContactTrend, Report, ReportPeriod } from '../../../preload/contract.ts';
import type { CaseFactsTable } from '../store/case-facts.ts';
import { count, trendsTogether } from './intervals.ts';

/** More lines than these nobody tells apart. */
const mostListed = 6;

type Group = ReturnType<CaseFactsTable['contactGroups']>[number];

/** What messages are about, period by period: the commonest queues and topics over all of them. */
export function contactTrends(
  periods: readonly ReportPeriod[],
  {
    caseFacts,
    queueName,
    answerTitle,
  }: {
    readonly caseFacts: Pick<CaseFactsTable, 'contactGroups'>;
    readonly queueName: (id: string) => string;
    readonly answerTitle: (answer: string) => string | null;
  },
): Report['contactTrends'] {
  const groups = periods.map((at) => caseFacts.contactGroups(at));
  return {
    queues: trendsOf(
      groups,
      ({ queue }) => (queue === null ? [] : [queue]),
      (id) => ({ kind: 'queue', id, name: queueName(id) }),
    ),
    topics: trendsOf(
      groups,
      ({ answers }) => answers,
      (answer) => ({ kind: 'topic', answer, name: answerTitle(answer) }),
    ),
  };
}

/** `idsOf` says what the messages of a group are about. */
function trendsOf(
  groups: readonly (readonly Group[])[],
  idsOf: (group: Group) => readonly string[],
  toAbout: (id: string) => ContactTrend['about'],
): readonly ContactTrend[] {
  const listed = commonest(groups.flat(), idsOf);
  const line = (about: ContactTrend['about'], isIn: (ids: readonly string[]) => boolean) => ({
    about,
    points: groups.map((of) =>
      count(of.reduce((sum, group) => sum + (isIn(idsOf(group)) ? group.messages : 0), 0)),
    ),
  });
  const lines = [
    ...listed.map((id) => line(toAbout(id), (ids) => ids.includes(id))),
    // Nothing is said of what there is none of.
    ...[
      line({ kind: 'others' }, (ids) => ids.length > 0 && !ids.some((id) => listed.includes(id))),
      line({ kind: 'none' }, (ids) => ids.length === 0),
    ].filter(({ points }) => points.some(({ value }) => value > 0)),
  ];
  const trends = trendsTogether(lines.map(({ points }) => points));
  return lines.map((each, nth) => ({ ...each, trend: trends[nth] ?? null }));
}

/** What most messages are about, the most frequent first. */
function commonest(groups: readonly Group[], idsOf: (group: Group) => readonly string[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const group of groups)
    for (const id of idsOf(group)) sums.set(id, (sums.get(id) ?? 0) + group.messages);
  return [...sums]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostListed)
    .map(([id]) => id);
}
