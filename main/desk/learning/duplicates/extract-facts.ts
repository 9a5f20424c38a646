import type { FactKind, Span } from '../../../../preload/contract.ts';
import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';

/** Something that a sentence commits itself to, with its place in the text. */
export interface Fact extends Span {
  /** Facts of the same kind can disagree. */
  readonly kind: FactKind;
  readonly value: string;
}

const spelled: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  ].flatMap((words) => words.split(' ').map((word, at) => [word, at] as const)),
);
/** From its first digit and no further than anybody counts, so that long rows of digits are read once. */
const number = String.raw`(?:(?<!\d)(?:\d{1,3}(?:[.,' ]\d{2,3}){1,6}(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,15})?)|\b(?:${Object.keys(
  spelled,
)
  .filter((word) => word !== 'ein' && word !== 'null')
  .join('|')})\b)`;

/** Units in what they are all counted in: a week is seven days. */
const units: readonly (readonly [kind: FactKind, each: number, pattern: string])[] = [
  ['days', 1 / 1440, 'minutes?|mins?|minuten?'],
  ['days', 1 / 24, 'hours?|hrs?|h|stunden?'],
  ['days', 1, String.raw`(?:calendar |consecutive )?days?|tagen?|tage`],
  ['working days', 1, String.raw`(?:working|business|bank|work)[ -]days?|werktagen?|werktage|arbeitstagen?`],
  ['days', 7, 'weeks?|wochen?'],
  ['days', 30, 'months?|monaten?|monate'],
  ['days', 365, 'years?|yrs?|jahren?|jahre'],
  ['percent', 1, 'percent|per ?cent|prozent|%'],
  [
    'money',
    1,
    String.raw`euros?|eur|€|dollars?|usd|\$|pounds?|gbp|£|chf|francs?|rupees?|rs\.?|inr|lakhs?|lacs?|cents?`,
  ],
  ['grams', 1, 'g|grams?|gramm'],
  ['grams', 1000, 'kg|kilos?|kilograms?|kilogramm'],
  ['metres', 0.01, 'cm|centimet(?:er|re)s?'],
  ['metres', 1, 'm|met(?:er|re)s?'],
  ['metres', 1000, 'km|kilomet(?:er|re)s?'],
  ['degrees', 1, '°c?|degrees?|grad'],
  [
    'pieces',
    1,
    String.raw`pieces?|items?|stück|times?|people|persons?|guests?|loaves|copies|cards?|accounts?`,
  ],
];
const anyUnit = new RegExp(
  String.raw`(?<from>${number})(?:\s?(?:-|–|to|or|and|bis|oder)\s?(?<to>${number}))?[\s-]?(?:${units
    .map(([, , pattern], at) => `(?<u${at}>${pattern})`)
    .join('|')})(?![\p{L}\p{N}])`,
  'giu',
);
const moneyInFront = new RegExp(
  String.raw`(?:[€$£]|\b(?:rs|inr|eur|usd|gbp|chf)\b\.?)\s?(?<from>${number})`,
  'giu',
);
const clock =
  /\b(?<hour>[01]?\d|2[0-3])(?:[:.h](?<minute>[0-5]\d))?\s?(?<half>am|pm|a\.m\.|p\.m\.|uhr|o['’]clock)(?![\p{L}])|\b(?<hour24>[01]?\d|2[0-3]):(?<minute24>[0-5]\d)\b/giu;
const weekday =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b|\bweekends?\b|\bweekdays?\b/giu;
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const date = new RegExp(
  String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?<month>${months})\b|\b(?<month2>${months})\s(?<day2>\d{1,2})(?:st|nd|rd|th)?\b|\b\d{4}-\d{2}-\d{2}\b`,
  'giu',
);
const bare = /(?<![\p{L}\p{N}.,/-])\d+(?:[.,]\d+)?(?![\p{L}\p{N}]|[.,/-]\d)/gu;

/** "1,500.50" and "1.500,50" are one number, and so are "3" and "three". */
function valueOf(written: string): number {
  const known = spelled[written.toLowerCase()];
  if (known !== undefined) return known;
  const plain = written.replace(/[' ]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(plain);
  const whole = decimal === null ? plain : plain.slice(0, decimal.index);
  return Number(`${whole.replace(/[.,]/g, '')}.${decimal?.[1] ?? '0'}`);
}

/** What a stretch of a text commits itself to in numbers, days and times; in order, without overlaps. */
export function extractFacts(text: string, stretch: Span): readonly Fact[] {
  const part = text.slice(stretch.start, stretch.end);
  const facts: Fact[] = [];
  const claims = createClaimedSpans(text);
  const add = (match: RegExpMatchArray, kind: FactKind, value: string): void => {
    const start = stretch.start + (match.index ?? 0);
    const end = start + match[0].length;
    if (claims.overlaps({ start, end })) return;
    claims.claim({ start, end });
    facts.push({ kind, value, start, end });
  };
  for (const match of part.matchAll(date))
    add(match, 'date', match[0].toLowerCase().replace(/\W|(?<=\d)(?:st|nd|rd|th)|\bof\b/g, ''));
  for (const match of part.matchAll(clock)) {
    const { hour, hour24, minute, minute24, half = '' } = match.groups ?? {};
    const late = /^p/i.test(half) && Number(hour) < 12 ? 12 : 0;
    add(match, 'time of day', String((Number(hour ?? hour24) + late) * 60 + Number(minute ?? minute24 ?? 0)));
  }
  for (const match of part.matchAll(moneyInFront))
    add(match, 'money', String(valueOf(match.groups?.['from'] ?? '')));
  for (const match of part.matchAll(anyUnit)) {
    const groups = match.groups ?? {};
    const unit = units.find((_, at) => groups[`u${at}`] !== undefined);
    if (unit === undefined) continue;
    const [kind, each] = unit;
    const ends = [groups['from'], groups['to']].flatMap((end) =>
      end === undefined ? [] : [valueOf(end) * each],
    );
    add(match, kind, ends.map((end) => Number(end.toFixed(4))).join('–'));
  }
  for (const match of part.matchAll(weekday)) add(match, 'weekday', match[0].toLowerCase().replace(/s$/, ''));
  for (const match of part.matchAll(bare)) add(match, 'number', String(valueOf(match[0])));
  return facts.sort((a, b) => a.start - b.start);
}
