import { expect, test } from 'vitest';
import { sortMails } from '../../../main/desk/worklist/sort-mails.ts';
import { dueDayOf } from '../../../main/desk/worklist/due-day.ts';
import { openMinutesBetween } from '../../../main/desk/worklist/opening-hours.ts';
import { urgencyOf, type Waiting } from '../../../main/desk/worklist/urgency.ts';
import { bareSubject, type WorklistContent } from '../../../main/desk/worklist/worklist-mail.ts';
import { defaultSettings } from '../../support/default-settings.ts';

const { openingHours } = defaultSettings;
const at = (text: string): number => new Date(text).getTime();

// 26 November 2026 is a Thursday.
test.each([
  ['within a day', '2026-11-26T10:00', '2026-11-26T12:30', 150],
  ['before and after it opened', '2026-11-26T06:00', '2026-11-26T20:00', 480],
  ['over a night', '2026-11-26T16:00', '2026-11-27T10:00', 120],
  ['over a weekend', '2026-11-27T16:30', '2026-11-30T09:15', 45],
  ['within a weekend', '2026-11-28T10:00', '2026-11-29T22:00', 0],
  ['from the future', '2026-11-27T10:00', '2026-11-26T10:00', 0],
])('%s: minutes of opening hours are counted', (_, from, to, minutes) => {
  expect(openMinutesBetween(at(from), at(to), openingHours)).toBe(minutes);
});

test('a shop that says no hours counts all, and a mail of years ago is counted for sixty days', () => {
  const never = openingHours.map(() => null);
  expect(openMinutesBetween(at('2026-11-26T10:00'), at('2026-11-26T22:00'), never)).toBe(720);
  const years = openMinutesBetween(at('2020-01-01T10:00'), at('2026-11-26T10:00'), openingHours);
  expect(years).toBeLessThanOrEqual(60 * 480);
  expect(years).toBeGreaterThan(40 * 480);
});

const due = (text: string, day: string, normalized: string) => {
  const start = text.indexOf(day);
  const detail = {
    kind: 'date',
    text: day,
    normalized,
    start,
    end: start + day.length,
    why: { code: 'date' },
  } as const;
  return dueDayOf(text, [{ start: 0, end: text.length }], [detail], at('2026-11-26T10:00'));
};

test.each([
  ['I need it by 3 December.', '3 December', '2026-12-03', '2026-12-03'],
  ['You promised to call on 20 November.', '20 November', '2026-11-20', '2026-11-20'],
  ['Ich brauche es bis 3. Dezember.', '3. Dezember', '2026-12-03', '2026-12-03'],
  ['Il me le faut au plus tard le 3 décembre.', '3 décembre', '2026-12-03', '2026-12-03'],
  ['Lo necesito antes del 3 de diciembre.', '3 de diciembre', '2026-12-03', '2026-12-03'],
  ['We will be there until 3 to 5 December.', '3 to 5 December', '2026-12-03/2026-12-05', '2026-12-05'],
])('"%s" is due then', (text, day, normalized, expected) => {
  expect(due(text, day, normalized)).toBe(expected);
});

test.each([
  ['I ordered on 3 November.', '3 November', '2026-11-03'],
  ['My birthday is on 3 December, do you have cake?', '3 December', '2026-12-03'],
  ['You said so by 3 March last year.', '3 March', '2025-03-03'],
])('"%s" names a day that nothing is due on', (text, day, normalized) => {
  expect(due(text, day, normalized)).toBeNull();
});

const calm: Waiting = {
  priority: 'normal',
  mood: null,
  daysToDue: null,
  minutesWaited: 0,
  isBack: false,
  isAutomatic: false,
  isScam: false,
};
const score = (part: Partial<Waiting>): number => urgencyOf({ ...calm, ...part }).score;

test('each reason by itself makes a mail more pressing, and a machine or a scam less', () => {
  for (const part of [
    { priority: 'high' },
    { isBack: true },
    { daysToDue: 0 },
    { daysToDue: -2 },
    { minutesWaited: 60 },
  ] as const)
    expect(score(part)).toBeGreaterThan(score({}));
  expect(score({ priority: 'urgent' })).toBeGreaterThan(score({ priority: 'high' }));
  expect(score({ daysToDue: 1 })).toBeGreaterThan(score({ daysToDue: 3 }));
  expect(score({ daysToDue: 30 })).toBe(score({}));
  expect(score({ minutesWaited: 3_000 })).toBeGreaterThan(score({ minutesWaited: 2_000 }));
  expect(score({ isAutomatic: true, minutesWaited: 4_000 })).toBeLessThan(score({}));
  expect(score({ isScam: true })).toBeLessThan(score({}));
});

test('the reason is what weighs most', () => {
  const why = (part: Partial<Waiting>) => urgencyOf({ ...calm, ...part }).why;
  expect(why({})).toEqual({ code: 'new' });
  expect(why({ minutesWaited: 190 })).toEqual({ code: 'waiting', params: { hours: 3 } });
  expect(why({ minutesWaited: 190, daysToDue: 0 })).toEqual({ code: 'today' });
  expect(why({ priority: 'urgent', isBack: true })).toEqual({ code: 'urgent' });
  expect(why({ isScam: true, priority: 'urgent' })).toEqual({ code: 'scam' });
});

const content = (customer: string, part: Partial<WorklistContent> = {}): WorklistContent =>
  ({
    mail: { subject: customer, header: { from: null }, text: '' },
    source: '',
    sentAt: null,
    gist: '',
    queueId: null,
    ...calm,
    dueDay: null,
    customer,
    ...part,
  }) as WorklistContent;

test('mails of one customer stand together, where the most pressing of them stands', () => {
  const listed = sortMails(
    [
      { id: '1', at: 1, content: content('ines') },
      { id: '2', at: 2, content: content('olu', { priority: 'high' }) },
      { id: '3', at: 3, content: content('ines', { priority: 'urgent' }) },
      { id: '4', at: 4, content: content('olu') },
    ],
    { now: 5, settings: defaultSettings },
  );
  expect(listed.map(({ id }) => id)).toEqual(['3', '1', '2', '4']);
  expect(listed.map(({ customer }) => customer)).toEqual([0, 0, 1, 1]);
});

// Bug: a grey "important" stood above the red "overdue" of the same customer, so that the order looked wrong.
test('the first mail of a customer says the heaviest reason of all of them, unless it is a scam', () => {
  const now = at('2026-11-30T12:00');
  const said = (...parts: readonly Partial<WorklistContent>[]) =>
    sortMails(
      parts.map((part, id) => ({ id: `${id}`, at: now, content: content('ines', part) })),
      { now, settings: defaultSettings },
    ).map(({ id, why }) => `${id} ${why.code}`);
  const mood = { mood: 'negative', word: 'calm', frustration: 0, urgent: false } as const;
  const leaving = {
    priority: 'high',
    mood: { ...mood, leaving: true, vulnerable: true },
  } as Partial<WorklistContent>;
  expect(said(leaving)).toEqual(['0 important']);
  expect(said({ dueDay: '2026-11-28' }, leaving)).toEqual(['1 overdue', '0 overdue']);
  expect(said({ priority: 'urgent' }, { dueDay: '2026-11-28' })).toEqual(['0 urgent', '1 overdue']);
  expect(said({ isScam: true, isBack: true, priority: 'urgent' }, { priority: 'high' })).toEqual([
    '0 scam',
    '1 important',
  ]);
});

test('a subject is the same under what replies put before it', () => {
  for (const one of ['Re: Rye', 'AW: RE: rye ', 'Rép : Rye', 'RV: Rye', 'rye'])
    expect(bareSubject(one)).toBe('rye');
  expect(bareSubject(null)).toBe('');
});
