import { describe, expect, it } from 'vitest';
import { findDates } from '../../../main/desk/messages/dates/find-dates.ts';

/** A Monday. */
const now = new Date(2026, 10, 23, 12);
const dates = (text: string, language: string | null = 'en', region = 'GB') =>
  findDates(text, { now, region, language }).map(({ normalized }) => normalized);

describe('days in digits', () => {
  it.each([
    ['I ordered on 05.10.2026, it should arrive on 13.10.2026.', ['2026-10-05', '2026-10-13']],
    ['placed 5.10.26', ['2026-10-05']],
    ['placed 2026-10-05 and 2026/10/06', ['2026-10-05', '2026-10-06']],
    ['by 25/12/2026', ['2026-12-25']],
    ['from 05.10.2026 to 13.10.2026', ['2026-10-05/2026-10-13']],
    ['1.-3.10.2026', ['2026-10-01/2026-10-03']],
    ['on 31.02.2026', []],
    ['version 3.4.10 and 10.0.0.1', []],
    ['invoice 2025/0815', []],
    ['I paid 5.10', []],
    ['half of it, 1/2 inch', []],
  ])('%s', (text, normalized) => {
    expect(dates(text)).toEqual(normalized);
  });

  it('have the day first in every region when they are dotted', () => {
    expect(dates('on 05.10.2026', 'en', 'US')).toEqual(['2026-10-05']);
  });

  it('are read as the region writes them, and told apart, where day and month could be either', () => {
    const [british] = findDates('placed 03/04/2025', { now, region: 'GB', language: 'en' });
    const [american] = findDates('placed 03/04/2025', { now, region: 'US', language: 'en' });
    expect([british?.normalized, british?.other]).toEqual(['2025-04-03', new Date(2025, 2, 4).getTime()]);
    expect([american?.normalized, american?.other]).toEqual(['2025-03-04', new Date(2025, 3, 3).getTime()]);
  });

  it('leave no doubt where another day of the mail tells the order, or both are the same', () => {
    const read = findDates('placed 03/04/2025, due 25/04/2025', { now, region: 'US', language: 'en' });
    expect(read.map(({ normalized, other }) => [normalized, other])).toEqual([
      ['2025-04-03', null],
      ['2025-04-25', null],
    ]);
    expect(findDates('on 05/05/2026', { now, region: 'US', language: 'en' })[0]?.other).toBeNull();
  });

  it('are in the order of the language that has only one', () => {
    expect(findDates('op 05-10-2026', { now, region: 'US', language: 'nl' })).toMatchObject([
      { normalized: '2026-10-05', other: null },
    ]);
  });
});

describe('days in words', () => {
  it.each([
    ['Can you hold my parcel from 26 July - 22 August?', '2026-07-26/2026-08-22'],
    ['between 5 and 7 October', '2026-10-05/2026-10-07'],
    ['5–7 October', '2026-10-05/2026-10-07'],
    ['from Wednesday to Friday', '2026-11-25/2026-11-27'],
    ['I need it the day after tomorrow.', '2026-11-25'],
    ['It came the day before yesterday.', '2026-11-21'],
    ['It was due Monday.', '2026-11-16'],
    ['It was supposed to arrive by Saturday.', '2026-11-21'],
    ['It should have been here on Saturday.', '2026-11-21'],
    ['I have been waiting since Thursday.', '2026-11-19'],
    ['It is due on Saturday.', '2026-11-28'],
    ['It should be here on Saturday.', '2026-11-28'],
  ])('%s', (text, normalized) => {
    expect(dates(text)).toEqual([normalized]);
  });

  it.each([
    ['de', 'am 5. Oktober', '2026-10-05'],
    ['de', 'vom 28. September bis 3. Oktober', '2026-09-28/2026-10-03'],
    ['de', 'am 5.10. passt es', '2026-10-05'],
    ['de', 'bis übermorgen', '2026-11-25'],
    ['de', 'seit Donnerstag', '2026-11-19'],
    ['fr', 'du 5 au 7 octobre', '2026-10-05/2026-10-07'],
    ['fr', 'après-demain', '2026-11-25'],
    ['fr', 'jeudi dernier', '2026-11-19'],
    ['es', 'el 5 de octubre de 2026', '2026-10-05'],
    ['es', 'pasado mañana', '2026-11-25'],
    ['it', 'il 5 ottobre', '2026-10-05'],
    ['nl', 'op 5 oktober', '2026-10-05'],
    ['pl', 'dnia 5 października 2026', '2026-10-05'],
    ['sv', 'den 5 oktober', '2026-10-05'],
    ['ru', '5 октября', '2026-10-05'],
    ['hu', '2026. október 5', '2026-10-05'],
    ['ja', '2026年10月5日', '2026-10-05'],
  ])('%s: %s', (language, text, normalized) => {
    expect(dates(text, language, 'DE')).toEqual([normalized]);
  });

  it.each([
    ['de', 'Guten Morgen'],
    ['en', 'on Cyber Monday, Super Bowl Sunday or Small Business Saturday'],
    ['de', 'am Weißen Sonntag, am Black Friday'],
    ['fr', 'le Jeudi saint, le mardi gras, le vendredi noir'],
    ['es', 'el Viernes Negro o el Domingo de Ramos'],
    ['it', 'il giovedì grasso, il lunedì dell’Angelo'],
    ['nl', 'op Witte Donderdag of Goede Vrijdag'],
    ['pl', 'w Tłusty Czwartek i Wielki Piątek'],
    ['pt', 'na Sexta-feira Santa'],
    ['es', 'por la mañana'],
    ['de', 'mit 5 Mitarbeitern'],
  ])('%s: no day in %s', (language, text) => {
    expect(dates(text, language)).toEqual([]);
  });
});
