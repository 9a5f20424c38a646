import { dayMs } from '../../../preload/shared/days.ts';

/** A moment of a table: what it says at most (a day, a minute, a second), and whether it says of which zone. */
export interface StatedTime {
  /** Milliseconds since 1970; in this computer's zone where none is named. */
  readonly at: number;
  /** How long what it names lasts. */
  readonly lasts: number;
  readonly hasZone: boolean;
}

const months: ReadonlyMap<string, number> = new Map(
  [
    'jan|january|januar|janvier|janv|enero|ene|jänner',
    'feb|february|februar|février|fevrier|févr|fevr|fév|febrero',
    'mar|march|märz|maerz|mär|mars|marzo|mrz',
    'apr|april|avril|avr|abril|abr',
    'may|mai|mayo',
    'jun|june|juni|juin|junio',
    'jul|july|juli|juillet|juil|julio',
    'aug|august|août|aout|agosto|ago',
    'sep|sept|september|septembre|septiembre',
    'oct|october|okt|oktober|octobre|octubre',
    'nov|november|novembre|noviembre',
    'dec|december|dez|dezember|décembre|decembre|déc|diciembre|dic',
  ].flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)),
);

const clock = String.raw`(?:[T,\s]+(?:at|um|à|a las)?\s*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(?:uhr)?)?`;
const zone = String.raw`\s*(z|utc|gmt|[a-z]{3,4})?\s*([+-]\d{1,2}(?::?\d{2})?)?\s*(?:\([^)]{1,40}\))?`;
const weekday = String.raw`(?:\p{L}{2,10}\.?,?\s+)?`;
const iso = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}${zone}$`, 'iu');
const numeric = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${clock}${zone}$`, 'iu');
const named = new RegExp(
  String.raw`^${weekday}(?:(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(\p{L}{3,10})\.?|(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(?:de\s+)?(\d{4})${clock}${zone}$`,
  'iu',
);
const zones: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['utc', 0],
  ['gmt', 0],
  ['bst', 60],
  ['cet', 60],
  ['mez', 60],
  ['cest', 120],
  ['mesz', 120],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
]);

/** The parts of a date behind those of the day: hours, minutes, seconds, half of the day, zone, offset. */
type Rest = readonly (string | undefined)[];

function timeOf(year: number, month: number, day: number, rest: Rest): StatedTime | null {
  const [hours, minutes, seconds, half, name, offset] = rest;
  const whole = new Date(Date.UTC(year, month - 1, day));
  if (year < 1990 || year > 2100 || whole.getUTCMonth() !== month - 1 || whole.getUTCDate() !== day)
    return null;
  let hour = Number(hours ?? 0);
  if (half !== undefined) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  const [minute, second] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return null;
  const lasts = hours === undefined ? dayMs : seconds === undefined ? 60_000 : 1_000;
  const known = name === undefined ? undefined : zones.get(name.toLowerCase());
  if (name !== undefined && known === undefined) return null;
  const shifted = offset === undefined ? undefined : minutesOf(offset);
  if (hours !== undefined && (known !== undefined || shifted !== undefined)) {
    const east = shifted ?? known ?? 0;
    return {
      at: Date.UTC(year, month - 1, day, hour, minute, second) - east * 60_000,
      lasts,
      hasZone: true,
    };
  }
  return { at: new Date(year, month - 1, day, hour, minute, second).getTime(), lasts, hasZone: false };
}

function minutesOf(offset: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** What a cell names; null for what is no date. */
export function timeIn(cell: string, dayFirst: boolean): StatedTime | null {
  const text = cell.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (/^\d{10}$/.test(text)) return { at: Number(text) * 1_000, lasts: 1_000, hasZone: true };
  if (/^\d{13}$/.test(text)) return { at: Number(text), lasts: 1, hasZone: true };
  const [, year, month, day, ...rest] = iso.exec(text) ?? [];
  if (year !== undefined) return timeOf(Number(year), Number(month), Number(day), rest);
  const [, a, b, ofYear, ...behind] = numeric.exec(text) ?? [];
  if (a !== undefined && ofYear !== undefined) {
    const [first, second] = [Number(a), Number(b)];
    return dayFirst
      ? timeOf(fullYear(ofYear), second, first, behind)
      : timeOf(fullYear(ofYear), first, second, behind);
  }
  const [, before, nameBehind, nameBefore, after, yearNamed, ...more] = named.exec(text) ?? [];
  const monthNamed = months.get((nameBehind ?? nameBefore ?? '').toLowerCase());
  if (monthNamed === undefined || yearNamed === undefined) return null;
  return timeOf(Number(yearNamed), monthNamed, Number(before ?? after), more);
}

/** Whether the day stands before the month; null where nothing tells. Points between them say so, and days above twelve. */
export function findDayFirst(cells: readonly string[]): boolean | null {
  let isPointed: boolean | null = null;
  for (const cell of cells) {
    const [, a, separator, b] = /^\s*(\d{1,2})([-/.])(\d{1,2})\2\d{2,4}/.exec(cell) ?? [];
    if (a === undefined) continue;
    if (Number(a) > 12) return true;
    if (Number(b) > 12) return false;
    if (separator === '.') isPointed = true;
  }
  return isPointed;
}
