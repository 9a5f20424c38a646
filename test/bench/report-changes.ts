/**
 * What the report notices of changes that were planted in simulated months, and what it makes up where nothing was: 30 subjects
 * that rise from once a week to several a day, 30 drifts, and months without anything. It is looked at the end of every day.
 * Seeds may be given: `npm run bench report-changes 1000`.
 */
import { findAlerts } from '../../main/desk/report/alerts.ts';
import type { Alert } from '../../preload/contract.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { dayMs } from '../../preload/shared/days.ts';
import { simulatedYear, type YearOptions, yearStart } from '../support/simulated-year.ts';
import { trendsInMemory } from '../support/trends-in-memory.ts';

const [firstSeed = 1, nulls = 200] = process.argv.slice(2).map(Number);
const days = 150;
/** As many as 20,000 a year. */
const cases = Math.round((20_000 * days) / 365);
/** Alarms count from here on: before, nothing is known of what is usual. */
const firstDay = 90;

/** What is new at the end of each day. */
function alarms(options: Omit<YearOptions, 'cases' | 'days'>): { day: number; alert: Alert }[] {
  const trends = trendsInMemory(simulatedYear({ ...options, cases, days }), yearStart);
  const found: { day: number; alert: Alert }[] = [];
  const lastSeen = new Map<string, number>();
  for (let day = firstDay; day <= days; day++)
    for (const alert of findAlerts(trends, yearStart + day * dayMs, (_, subject) => subject)) {
      const key =
        alert.kind === 'rise'
          ? `${alert.subject.kind} ${alert.subject.id}`
          : `${alert.what} ${alert.language ?? ''}`;
      if ((lastSeen.get(key) ?? -9) < day - 7) found.push({ day, alert });
      lastSeen.set(key, day);
    }
  return found;
}

const random = seededRandom(firstSeed);
const within = (low: number, high: number): number => low + (high - low) * random();

let [told, inFive] = [0, 0];
const needed: number[] = [];
for (let nth = 0; nth < 30; nth++) {
  const kind = nth % 3 === 0 ? 'queue' : 'answer';
  const subject = kind === 'queue' ? 'mould' : 'e:mould';
  const day = Math.floor(within(95, 135));
  const rises = [
    { kind, subject, day: 0, perDay: 1 / 7, days },
    { kind, subject, day, perDay: within(3, 6), days: 10 },
  ] as const;
  const options = { seed: firstSeed + nth, rises };
  const trends = trendsInMemory(simulatedYear({ ...options, cases, days }), yearStart);
  const begun = yearStart + day * dayMs;
  const own = trends
    .subjectMessages({ from: begun, to: yearStart + days * dayMs })
    .filter(({ subjects }) => subjects.some((one) => one.subject === subject));
  // Looked at after each message about it: with how many of them it is told.
  const at = own.findIndex(({ at: now }) =>
    findAlerts(
      {
        ...trends,
        subjectMessages: (between) =>
          trends.subjectMessages({ ...between, to: Math.min(between.to, now + 1) }),
      },
      yearStart + (Math.floor((now - yearStart) / dayMs) + 1) * dayMs,
      (_, one) => one,
    ).some((alert) => alert.kind === 'rise' && alert.subject.id === subject),
  );
  if (at >= 0) {
    told += 1;
    needed.push(at + 1);
    if (at < 5) inFive += 1;
  }
}
console.log(
  `30 rises: ${told} told, ${inFive} within 5 messages; messages needed: ${needed.toSorted((a, b) => a - b).join(' ')}`,
);

let [named, near] = [0, 0];
const off: string[] = [];
const kinds = ['accepted', 'held back', 'confidence', 'mood', 'language'] as const;
const nameOf = {
  accepted: 'accepted',
  'held back': 'heldBack',
  confidence: 'confidence',
  mood: 'mood',
  language: 'language',
} as const;
for (let nth = 0; nth < 30; nth++) {
  const what = kinds[nth % kinds.length] ?? 'accepted';
  const day = Math.floor(within(95, 125));
  const by = what === 'confidence' ? -within(0.05, 0.1) : (what === 'accepted' ? -1 : 1) * within(0.1, 0.2);
  const found = alarms({ seed: firstSeed + 100 + nth, drifts: [{ what, day, by }] });
  const first = found.find(
    ({ alert, day: at }) => at > day && alert.kind === 'drift' && alert.what === nameOf[what],
  );
  if (first === undefined) off.push(`${what} ${by.toFixed(2)} not told`);
  else {
    named += 1;
    const distance = Math.round((first.alert.since - yearStart) / dayMs) - day;
    if (Math.abs(distance) <= 5) near += 1;
    off.push(
      `${what} ${by.toFixed(2)}: ${distance >= 0 ? '+' : ''}${distance} d, told after ${first.day - day}`,
    );
  }
}
console.log(`30 drifts: ${named} named, ${near} with their start within 5 days\n  ${off.join('\n  ')}`);

const months = (nulls * (days - firstDay)) / 30;
const false_ = { rise: 0, drift: 0 };
for (let nth = 0; nth < nulls; nth++)
  for (const { alert } of alarms({ seed: firstSeed + 1_000 + nth })) false_[alert.kind] += 1;
const perMonth = (n: number): string => (n / months).toFixed(3);
console.log(
  `${nulls} null simulations, ${months} months: ${perMonth(false_.rise)} rises and ${perMonth(false_.drift)} drifts a month that were none`,
);
