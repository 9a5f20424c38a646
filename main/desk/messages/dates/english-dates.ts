import * as chrono from 'chrono-node/en';
import { isSpecialDay } from './special-days.ts';
import type { Day } from './numeric-dates.ts';
import type { NamedDay } from './named-dates.ts';
import { dayMs } from '../../../../preload/shared/days.ts';

/** "Last week" or "now" is no date that anyone would copy. */
const namesADay =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:tomorrow|yesterday)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten) days ago\b/i;
const weekdayAlone = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;
/** "For 45 minutes" is no day, and "9/10" a mark. What is written in digits alone is read elsewhere. */
const namesNoDay =
  /\d\s?(?:min(?:ute)?s?|h(?:ou)?rs?|h|sec(?:ond)?s?)\b|\bhours?\b|\b(?:\d+|few|couple|of|some) days? (?:before|after|later|earlier)\b|^[\d./ -]+$/i;
const dayAway = /\b(?:the )?day (?<side>after|before) (?<day>tomorrow|yesterday)\b/i;

/** "Arrived on Friday" was the last one. */
const wentBefore =
  /\b(?:arrived|ordered|came|sent|called|rang|wrote|written|bought|received|happened|went|left|collected|told|delivered|placed|paid|got|visited|stayed|flew|was|were|had|since)\b(?![^.!?\n]*\b(?:will|shall|can|could|would|need|want|please|by|before|until|next|going)\b)[^.!?\n]{0,40}$/i;
/** What was to have come: "was due by Monday", "should have been here on Saturday". */
const wasDue =
  /\b(?:(?:was|were|had been)(?:n['’]?t)? (?:\w+ ){0,3}?(?:due|supposed|meant|expected|promised|scheduled|announced)|(?:should|ought to|would|could|might)(?:n['’]?t)? (?:\w+ )?have (?:been|come|arrived|got|reached))\b[^.!?\n]{0,40}$/i;
const lastOne = /\b(?:last|past)\b/i;
const between = /\bbetween (?:the )?(\d{1,2})(?:st|nd|rd|th)? and (?:the )?$/i;

/** A piece this long is read at once; a date does not stand across its end more often than a line breaks. */
const pieceLength = 300;
/** So many pieces are looked at: nobody names more days in a mail, and each piece costs a tenth of a millisecond. */
const mostPieces = 200;
const mayHoldDate =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?|tues?|wed|thur?s?|sat|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|tomorrow|yesterday)\b|\d (?:day|week|month|year)|\bdays ago\b/i;

/** Lines, the long ones cut between two words, with their places. */
function* piecesOf(text: string): Generator<{ readonly start: number; readonly piece: string }> {
  let start = 0;
  for (let taken = 0; start < text.length && taken < mostPieces;) {
    const newline = text.indexOf('\n', start);
    let end = newline === -1 ? text.length : newline + 1;
    if (end - start > pieceLength) {
      const blank = text.lastIndexOf(' ', start + pieceLength);
      end = blank > start ? blank + 1 : start + pieceLength;
    }
    const piece = text.slice(start, end);
    if (mayHoldDate.test(piece)) {
      taken++;
      yield { start, piece };
    }
    start = end;
  }
}

const dayOf = (date: Date): Day => ({
  year: date.getFullYear(),
  month: date.getMonth() + 1,
  day: date.getDate(),
});
const midnight = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const shifted = (date: Date, days: number): Date =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);

/** Without the word before "3 to 7 June", which would make hours of them; as long as before. */
const withoutFrom = (piece: string): string =>
  piece.replaceAll(
    /\bfrom(?= \d{1,2}(?:st|nd|rd|th)? (?:to|until|till) \d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gi,
    '    ',
  );

/** Days in English words, as of `now`: "Saturday" is the next one, unless what is told went before. */
export function* findEnglishDates(text: string, now: Date): Generator<NamedDay> {
  for (const { start: offset, piece } of piecesOf(text))
    for (const { index, text: words, start, end: last } of chrono.parse(withoutFrom(piece), now)) {
      const named = start.isCertain('day');
      if ((!named && !start.isCertain('weekday')) || !namesADay.test(words)) continue;
      if (namesNoDay.test(words) && !dayAway.test(words)) continue;
      const before = piece.slice(0, index);
      if (weekdayAlone.test(words) && isSpecialDay(before, piece.slice(index + words.length))) continue;
      const isPast = lastOne.test(words) || wentBefore.test(before) || wasDue.test(before);
      const days = Math.round((midnight(start.date()) - midnight(now)) / dayMs);
      // "Before Saturday" means the next one, unless it says otherwise.
      const move = named ? 0 : days < 0 && !isPast ? 7 : days >= 0 && isPast ? -7 : 0;
      const from = dayOf(shifted(start.date(), move));
      const to =
        last?.isCertain('day') || last?.isCertain('weekday') ? dayOf(shifted(last.date(), move)) : null;
      const first = to === null && named ? between.exec(before) : null;
      const at = offset + index;
      yield first === null
        ? { start: at, end: at + words.length, from, to }
        : {
            start: at - first[0].length,
            end: at + words.length,
            from: { ...from, day: Number(first[1]) },
            to: from,
          };
    }
}

/** "On the 21st", of this month or the one that is closest the way that is told. */
const ordinal =
  /\b(?:on|by|before|until|till|since|from|after) (?<words>the (?<day>[12]?\d|3[01])(?:st|nd|rd|th))\b(?! (?:of|floor|time|street|avenue|century|birthday|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b)/gi;

/** Days of the month alone. */
export function* findOrdinalDays(text: string, now: Date): Generator<NamedDay> {
  for (const match of text.matchAll(ordinal)) {
    const { words = '', day = '' } = match.groups ?? {};
    const said = text.slice(Math.max(0, match.index - 80), match.index);
    const isPast = wentBefore.test(`${said} `) || wasDue.test(said);
    const away = Number(day) - now.getDate();
    const month = isPast && away > 0 ? -1 : !isPast && away < 0 ? 1 : 0;
    const date = new Date(now.getFullYear(), now.getMonth() + month, Number(day));
    if (date.getDate() !== Number(day)) continue;
    const end = match.index + match[0].length;
    yield { start: end - words.length, end, from: dayOf(date), to: null };
  }
}
