import type { Span } from '../../privacy/pii/span.ts';
import { isSpecialDay } from './special-days.ts';
import { closestYear, type DateContext, type Day } from './numeric-dates.ts';

export interface NamedDay extends Span {
  readonly from: Day;
  /** The last day of a range. */
  readonly to: Day | null;
}

interface CalendarWords {
  readonly dayMonth: RegExp;
  readonly monthDay: RegExp;
  readonly weekday: RegExp;
  readonly relative: RegExp;
  /** From 1. */
  readonly months: ReadonlyMap<string, number>;
  /** From 0, a Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** Days from today. */
  readonly offsets: ReadonlyMap<string, number>;
}

const escape = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
/** The longest first: "Mai" begins no "Maio". */
const anyOf = (words: Iterable<string>): string =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
const fold = (word: string): string => word.toLowerCase().replace(/\.$/, '');

const made = new Map<string, CalendarWords>();

/** Names of months, weekdays and near days, as the language has them in a date and alone. */
function wordsOf(language: string): CalendarWords {
  const known = made.get(language);
  if (known) return known;
  const part = (options: Intl.DateTimeFormatOptions, date: Date, type: 'month' | 'weekday'): string =>
    fold(
      new Intl.DateTimeFormat(language, options).formatToParts(date).find((one) => one.type === type)
        ?.value ?? '',
    );
  const months = new Map<string, number>();
  for (let month = 12; month >= 1; month--)
    for (const width of ['long', 'short'] as const)
      for (const options of [{ day: 'numeric', month: width }, { month: width }] as const) {
        const name = part(options, new Date(2021, month - 1, 5), 'month');
        if (/^\p{L}{3,}$/u.test(name)) months.set(name, month);
      }
  const weekdays = new Map<string, number>();
  for (let day = 0; day < 7; day++)
    weekdays.set(part({ weekday: 'long' }, new Date(2021, 7, 1 + day), 'weekday'), day);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const offsets = new Map<string, number>();
  for (const offset of [-2, -1, 1, 2]) {
    const word = relative.format(offset, 'day');
    if (!/\d/.test(word)) offsets.set(word.toLowerCase(), offset);
  }
  const month = anyOf(months.keys()) || '(?!)';
  const between = String.raw`(?:-|–|bis|to|au|al|a|à|til|till|tot|t/m|do|până|по|și|und|et|e|y|en|og|och|i) ?`;
  const number = String.raw`(?<!\p{N})(?<last>\d{1,2})(?:[.ºª°:]|er|ste?|de|e|a)?`;
  const words: CalendarWords = {
    months,
    weekdays,
    offsets,
    dayMonth: new RegExp(
      String.raw`(?:(?<![\p{N}.,])(?<first>\d{1,2})(?:[.ºª°]|er)? ?(?:(?<firstMonth>${month})\.? ?)?${between}(?:den |der |el |le |il |d\. )?)?${number} ?(?:de |di |of |d['’])?(?<month>${month})(?![\p{L}])\.?(?:,? (?:de |del )?(?<year>(?:19|20)\d\d)(?!\d))?`,
      'giu',
    ),
    monthDay: new RegExp(
      String.raw`(?:(?<year>(?:19|20)\d\d)\.? )?(?<!\p{L})(?<month>${month})\.? (?<last>\d{1,2})(?![\p{N}:]|[.,]\d)`,
      'giu',
    ),
    weekday: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${anyOf(weekdays.keys())}|(?<=\bi )(?:${anyOf(weekdays.keys())})s)(?![\p{L}\p{N}])`,
      'giu',
    ),
    // In small letters only: "morgen" is tomorrow and "Morgen" the morning.
    relative: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?<!(?:guten|goede|god|goda|buena|la|esta|por la|di) )(?:${anyOf(offsets.keys()) || '(?!)'})(?![\p{L}\p{N}])`,
      'gu',
    ),
  };
  made.set(language, words);
  return words;
}

/** The one that went: "seit Montag", "lundi dernier". */
const pastBefore =
  /(?<!\p{L})(?:seit|letzten?|letzte[rn]|vergangenen?|depuis|desde|dal|sinds|vorige|afgelopen|sedan|siden|sidste|förra|od|zeszł\p{L}{1,3}|minul\p{L}{1,3})\s(?:den\s|el\s|le\s)?$/iu;
const pastBehind = /^\s(?:dernier|passé|pasado|scorso|passad[oa])(?!\p{L})/iu;
/** What was to have come, or came: "devait arriver lundi", "fick den i lördags", "habe am Montag bestellt". */
const toldBefore =
  /(?<!\p{L})(?:sollten?|hätten?|devai(?:t|ent)|aurait dû|reçu|commandé|arrivée?|acheté|payé|envoyé|debían?|debería haber|tenía que|pedí|compré|recibí|llegó|doveva(?:no)?|avrebbe dovuto|ordinat[oa]|ricevut[oa]|arrivat[oa]|comprat[oa]|zou(?:den)?|had moeten|skulle|burde|borde|beställde|fick|köpte|bestilte|købte|kjøpte|devia|deveria ter|comprei|recebi|miał[aoy]?|mia[łl]y|zamówił[ae]m|kupił[ae]m|dostał[ae]m|kam(?:en)?|měl[aoy]?)(?!\p{L})[^.!?\n]{0,40}$/iu;
const toldBehind =
  /^[^.!?,\n]{0,30}(?<!\p{L})(?:bestellt|gekauft|bekommen|erhalten|angekommen|geliefert|verschickt|bezahlt|angerufen|besteld|gekocht|ontvangen|gekregen|betaald)(?!\p{L})(?!\s(?:werden|worden|wird)\b)/iu;
const comesBefore =
  /(?<!\p{L})(?:wird|werden|soll|sollen|kann|können|möchte|wordt|worden|zal|kunnen|kan)(?!\p{L})[^.!?\n]{0,60}$/iu;
const dayOf = (date: Date): Day => ({
  year: date.getFullYear(),
  month: date.getMonth() + 1,
  day: date.getDate(),
});
const daysFrom = (now: Date, days: number): Day =>
  dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
const isDay = (day: number): boolean => day >= 1 && day <= 31;

/** Days that a language names in words: "5. Oktober", "du 5 au 7 octobre", "übermorgen", "lunes". */
export function* findNamedDates(text: string, { now, language }: DateContext): Generator<NamedDay> {
  if (language === null) return;
  const { dayMonth, monthDay, weekday, relative, months, weekdays, offsets } = wordsOf(language);
  for (const match of text.matchAll(dayMonth)) {
    const { first, firstMonth, last, month = '', year } = match.groups ?? {};
    const to = months.get(fold(month)) ?? 1;
    if (!isDay(Number(last)) || (first !== undefined && !isDay(Number(first)))) continue;
    const end = {
      year: year ? Number(year) : closestYear(to, Number(last), now),
      month: to,
      day: Number(last),
    };
    const begin = firstMonth === undefined ? to : (months.get(fold(firstMonth)) ?? to);
    const from =
      first === undefined ? end : { year: end.year - (begin > to ? 1 : 0), month: begin, day: Number(first) };
    yield {
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      from,
      to: first === undefined ? null : end,
    };
  }
  for (const match of text.matchAll(monthDay)) {
    const { last, month = '', year } = match.groups ?? {};
    const named = months.get(fold(month)) ?? 1;
    if (!isDay(Number(last))) continue;
    const from = {
      year: year ? Number(year) : closestYear(named, Number(last), now),
      month: named,
      day: Number(last),
    };
    yield { start: match.index, end: match.index + match[0].length, from, to: null };
  }
  for (const { index, 0: word } of text.matchAll(weekday)) {
    const end = index + word.length;
    if (/^,?\s?(?:den|der|le|el|il|d\.)?\s?\d/iu.test(text.slice(end, end + 8))) continue;
    const wanted = weekdays.get(fold(word)) ?? weekdays.get(fold(word).replace(/s$/u, '')) ?? 0;
    const [said, next] = [text.slice(Math.max(0, index - 80), index), text.slice(end, end + 60)];
    if (isSpecialDay(said, next)) continue;
    const isPast =
      // Scandinavian: "i lördags".
      (/s$/iu.test(word) && /(?<!\p{L})i\s$/iu.test(said) && !weekdays.has(fold(word))) ||
      pastBefore.test(said.slice(-24)) ||
      pastBehind.test(next) ||
      toldBefore.test(said) ||
      (toldBehind.test(next) && !comesBefore.test(said));
    const ahead = (wanted - now.getDay() + 7) % 7;
    yield { start: index, end, from: daysFrom(now, isPast ? ahead - 7 : ahead), to: null };
  }
  for (const { index, 0: word } of text.matchAll(relative))
    yield { start: index, end: index + word.length, from: daysFrom(now, offsets.get(word) ?? 0), to: null };
}
