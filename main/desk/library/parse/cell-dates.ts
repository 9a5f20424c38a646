import { assertNever } from '../../failure.ts';

/** Languages of the codes that Excel writes into formats, as in `[$-407]`; those of the European shops. */
const locales: Readonly<Record<string, string>> = {
  '401': 'ar',
  '404': 'zh-TW',
  '405': 'cs',
  '406': 'da',
  '407': 'de',
  '408': 'el',
  '409': 'en-US',
  '40a': 'es',
  '40b': 'fi',
  '40c': 'fr',
  '40d': 'he',
  '40e': 'hu',
  '410': 'it',
  '411': 'ja',
  '412': 'ko',
  '413': 'nl',
  '414': 'nb',
  '415': 'pl',
  '416': 'pt-BR',
  '418': 'ro',
  '419': 'ru',
  '41a': 'hr',
  '41b': 'sk',
  '41d': 'sv',
  '41f': 'tr',
  '422': 'uk',
  '424': 'sl',
  '425': 'et',
  '426': 'lv',
  '427': 'lt',
  '804': 'zh-CN',
  '807': 'de-CH',
  '809': 'en-GB',
  '80a': 'es-MX',
  '80c': 'fr-BE',
  '813': 'nl-BE',
  '816': 'pt-PT',
  c07: 'de-AT',
  c09: 'en-AU',
  c0a: 'es',
  c0c: 'fr-CA',
  '1009': 'en-CA',
  '100c': 'fr-CH',
  '1809': 'en-IE',
};

/** The language that a number format names; undefined where it names none. */
export const localeOfFormat = (format: string): string | undefined =>
  locales[/\[\$[^\]]*?-0*([0-9a-f]{3,4})\]/i.exec(format)?.[1]?.toLowerCase() ?? ''];

/** Formats that say: as dates are written on this machine. */
export const isSystemDate = (format: string): boolean => /^m\/d\/yy(?: h:mm)?$/i.test(format);

const isSystemLongDate = (format: string): boolean => /^\[\$-f800\]/i.test(format);

type Unit = 'literal' | 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second' | 'half';
interface Part {
  readonly unit: Unit;
  readonly text: string;
}

const quoted = /"([^"]*)"|\\(.)|_(.)|\*.|\[[^\]]*\]|(am\/pm|a\/p)|(\p{L})\5*|(.)/giu;

/**
 * The parts of a format for dates; null for any other format, and for durations. Programs write the letters of English
 * or of their own language: four letters that stand for a year tell which.
 */
function partsOf(format: string): readonly Part[] | null {
  const [section = ''] = format.split(';');
  if (/^general$/i.test(section) || /\[[hms]+\]/i.test(section)) return null;
  const parts: Part[] = [];
  for (const [all, words, escaped, blank, half, letter, sign] of section.matchAll(quoted)) {
    if (half !== undefined) parts.push({ unit: 'half', text: all });
    else if (letter !== undefined) {
      const unit = unitOf(all.toLowerCase());
      if (unit === null) return null;
      parts.push({ unit, text: all.toLowerCase() });
    } else if (sign !== undefined && /[0#?@]/.test(sign)) return null;
    else
      parts.push({ unit: 'literal', text: words ?? escaped ?? (blank === undefined ? (sign ?? '') : ' ') });
  }
  if (!parts.some(({ unit }) => unit === 'day' || unit === 'year')) return null;
  return parts.map((part, at) =>
    part.unit === 'month' && isMinute(parts, at) ? { ...part, unit: 'minute' } : part,
  );
}

function unitOf(run: string): Unit | null {
  if (/^(?:[yjarvåг]{4}|yy|jj|рр|гг)$/.test(run) && run !== 'jj') return 'year';
  if (/^(?:m{1,5}|k{1,2}|м{1,4})$/.test(run)) return 'month';
  if (/^(?:ddd|dddd|tttt|ttt)$/.test(run)) return 'weekday';
  if (/^(?:d{1,2}|t{1,2}|g{1,2}|j{1,2}|p{1,2}|д{1,2})$/.test(run)) return 'day';
  if (/^(?:h{1,2}|ч{1,2})$/.test(run)) return 'hour';
  return /^(?:s{1,2}|с{1,2})$/.test(run) ? 'second' : null;
}

/** Beside an hour or before a second. */
function isMinute(parts: readonly Part[], at: number): boolean {
  const written = (part: Part): boolean => part.unit !== 'literal' && part.unit !== 'half';
  return (
    parts.slice(0, at).findLast(written)?.unit === 'hour' ||
    parts.slice(at + 1).find(written)?.unit === 'second'
  );
}

/**
 * A day number of a sheet as its format writes it; null where the format writes no date. `locale` (BCP 47) has the names
 * of months, and the order of a system date; null: not known, and a system date is written with the year first.
 */
export function formatCellDate(serial: number, format: string, locale: string | null): string | null {
  const parts = partsOf(format);
  if (parts === null || serial < 0 || serial >= 2_958_466) return null;
  // Excel keeps a 29 February 1900 that never was.
  const days = serial < 60 ? serial + 1 : serial;
  const date = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  const named = localeOfFormat(format) ?? locale ?? 'en-GB';
  if (isSystemDate(format)) {
    const time = /h/i.test(format) ? ` ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}` : '';
    return `${locale === null ? date.toISOString().slice(0, 10) : shortDate(date, locale)}${time}`;
  }
  if (isSystemLongDate(format) && locale !== null)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(date);
  const isHalved = parts.some(({ unit }) => unit === 'half');
  return parts
    .map((part) => written(part, date, named, isHalved))
    .join('')
    .trim();
}

const two = (value: number): string => String(value).padStart(2, '0');

const shortDate = (date: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);

function written({ unit, text }: Part, date: Date, locale: string, isHalved: boolean): string {
  const padded = (value: number): string => (text.length > 1 ? two(value) : String(value));
  switch (unit) {
    case 'literal':
      return text;
    case 'year':
      return text.length === 2 ? two(date.getUTCFullYear() % 100) : String(date.getUTCFullYear());
    case 'month':
      return text.length < 3 ? padded(date.getUTCMonth() + 1) : monthName(date, text.length, locale);
    case 'day':
      return padded(date.getUTCDate());
    case 'weekday':
      return new Intl.DateTimeFormat(locale, {
        weekday: text.length > 3 ? 'long' : 'short',
        timeZone: 'UTC',
      }).format(date);
    case 'hour':
      return padded(isHalved ? date.getUTCHours() % 12 || 12 : date.getUTCHours());
    case 'minute':
      return padded(date.getUTCMinutes());
    case 'second':
      return padded(date.getUTCSeconds());
    case 'half':
      return date.getUTCHours() < 12 ? 'AM' : 'PM';
    default:
      return assertNever(unit);
  }
}

/** In the form that stands beside a day, as `12. prosince`. */
function monthName(date: Date, length: number, locale: string): string {
  const month = length === 3 ? 'short' : length === 5 ? 'narrow' : 'long';
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' }).formatToParts(
    date,
  );
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}
