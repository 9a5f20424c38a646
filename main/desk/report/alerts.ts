import type { Alert, DriftKind } from '../../../preload/contract.ts';
import type { CaseTrends } from '../store/case-trends.ts';
import type { SubjectKind } from '../store/record-case-facts.ts';
import { daysBefore, daysLooked, type DaySums, findDrift, thresholdFor } from './drift.ts';
import { chanceFor, findRises } from './rise-detection.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** A rise is news for a week, and is compared with eight weeks before. */
const newsDays = 7;
const historyDays = 56;
/**
 * False alarms a month that the bounds allow. Both bounds take tests that overlap for separate ones, so less comes true: of rises a
 * twentieth, of drifts a fifth, measured on months without any (test/bench/report-changes.ts). Together at most one.
 */
const falseAlarms = { rises: 8, drifts: 0.5 } as const;
/** Languages that are rarer than this on average are not followed. */
const rareLanguage = 0.02;
const mostAlerts = 5;

/** What changed lately. `to` is the end of the present day; a subject that nobody can name any more is left out. */
export function findAlerts(
  caseFacts: CaseTrends,
  to: number,
  nameOf: (kind: SubjectKind, subject: string) => string | undefined,
): readonly Alert[] {
  const rises = risesIn(caseFacts, to).flatMap(({ kind, subject, since, seen, usual }): readonly Alert[] => {
    const name = nameOf(kind, subject);
    return name === undefined
      ? []
      : [{ kind: 'rise', subject: { kind, id: subject, name }, since, seen, usual }];
  });
  const drifts = driftsIn(caseFacts.dailySigns({ from: to - (daysLooked + daysBefore) * dayMs, to }), to);
  return [...rises, ...drifts].slice(0, mostAlerts);
}

function risesIn(caseFacts: CaseTrends, to: number) {
  const from = to - newsDays * dayMs;
  const before = { from: from - historyDays * dayMs, to: from };
  const { messages, subjects } = caseFacts.subjectCounts(before);
  const all = subjects.reduce((sum, { count }) => sum + count, 0);
  const counts = new Map(subjects.map(({ kind, subject, count }) => [`${kind} ${subject}`, count]));
  const chance = chanceFor(falseAlarms.rises, (all / historyDays) * 30);
  return findRises({ messages, counts }, caseFacts.subjectMessages({ from, to }), chance).toSorted(
    (a, b) => b.seen / (b.usual + 1) - a.seen / (a.usual + 1),
  );
}

type DailySigns = ReturnType<CaseTrends['dailySigns']>;

/** Of a share, squares are what the values are. */
const ofShare = (n: number, hits: number): DaySums => ({ n, sum: hits, squares: hits });

function driftsIn(signs: DailySigns, to: number): readonly Alert[] {
  const days = daysLooked + daysBefore;
  const byDay = new Map(signs.days.map((one) => [one.day, one]));
  const series = (of: (one: DailySigns['days'][number]) => DaySums): readonly DaySums[] =>
    trimmed(
      Array.from({ length: days }, (_, nth) => {
        const one = byDay.get(nth);
        return one === undefined ? { n: 0, sum: 0, squares: 0 } : of(one);
      }),
    );
  const told = signs.days.reduce((sum, { withLanguage }) => sum + withLanguage, 0);
  const languages = signs.languages.filter(({ count }) => count > told * rareLanguage);
  const watched: readonly {
    readonly what: DriftKind;
    readonly language?: string;
    readonly days: readonly DaySums[];
  }[] = [
    { what: 'accepted', days: series(({ decided, accepted }) => ofShare(decided, accepted)) },
    { what: 'heldBack', days: series(({ asked, heldBack }) => ofShare(asked, heldBack)) },
    { what: 'mood', days: series(({ withMood, upset }) => ofShare(withMood, upset)) },
    {
      what: 'confidence',
      days: series(({ sure, confidence, squares }) => ({ n: sure, sum: confidence, squares })),
    },
    ...languages.map(({ language }) => ({
      what: 'language' as const,
      language,
      days: series(({ withLanguage, byLanguage }) => ofShare(withLanguage, byLanguage.get(language) ?? 0)),
    })),
  ];
  const threshold = thresholdFor(falseAlarms.drifts, watched.length);
  return watched.flatMap(({ what, language, days: sums }): readonly Alert[] => {
    const drift = findDrift(sums, threshold);
    if (drift === null) return [];
    const since = to - (sums.length - drift.day) * dayMs;
    const { before, after } = drift;
    return [{ kind: 'drift', what, since, before, after, ...(language !== undefined && { language }) }];
  });
}

/** Without the days of before the log began. */
function trimmed(days: readonly DaySums[]): readonly DaySums[] {
  const first = days.findIndex(({ n }) => n > 0);
  return first < 0 ? [] : days.slice(first);
}
