/** How dates, numbers, lists and names are written in a locale. */
export interface Format {
  readonly locale: string;
  /** A whole or broken number: `12,340`, `0.25`. */
  number(value: number): string;
  /** A share between 0 and 1: `42%`. */
  percent(value: number): string;
  /** An amount in a currency (ISO 4217). */
  money(value: number, currency: string): string;
  /** A size of files: `1.2 MB`. */
  bytes(value: number): string;
  /** `3 Oct`, with the year where it is another than `now`'s. */
  shortDate(at: number | Date, now?: number): string;
  /** `3 October 2026`. */
  longDate(at: number | Date): string;
  /** `Sat 3 Oct`: for a date near by. */
  weekday(at: number | Date): string;
  /** `14:05`, or as the locale writes it. */
  time(at: number | Date): string;
  /** Date and time: `3 October 2026 at 14:05`. */
  moment(at: number | Date): string;
  /** `3 minutes ago`, `in 2 days`, `yesterday`. */
  relative(at: number | Date, now?: number): string;
  /** How long something takes: `20 secs`, `3 mins`, `2 hrs`, rounded to what matters. */
  duration(ms: number): string;
  /** A time that was measured: `1 min 35 secs`, in the two largest units. */
  span(ms: number): string;
  /** `a, b and c`. */
  list(items: readonly string[]): string;
  /** `a, b or c`. */
  choice(items: readonly string[]): string;
  /** The name of a language: `German` of `de`; what is no language stays as it is. */
  language(code: string): string;
  /** For sorting names as people expect. */
  compare(one: string, other: string): number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const spans: readonly (readonly [unit: 'second' | 'minute' | 'hour' | 'day', ms: number, below: number])[] = [
  ['second', second, minute],
  ['minute', minute, hour],
  ['hour', hour, day],
  ['day', day, Infinity],
];

/** The formats of a locale (BCP 47), made once and kept. */
export function createFormat(locale: string): Format {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const number = (options: Intl.NumberFormatOptions) =>
    // What rounds to nothing has no sign: no "-0%".
    new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
  const dayAndMonth = date({ day: 'numeric', month: 'short' });
  const withYear = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = date({ dateStyle: 'long' });
  const weekday = date({ weekday: 'short', day: 'numeric', month: 'short' });
  const time = date({ timeStyle: 'short' });
  const moment = date({ dateStyle: 'long', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const plain = number({});
  const percent = number({ style: 'percent' });
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  const together = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const collator = new Intl.Collator(locale, { numeric: true });
  const isThisYear = (at: number | Date, now: number): boolean =>
    new Date(at).getFullYear() === new Date(now).getFullYear();
  return {
    locale,
    number: (value) => plain.format(value),
    percent: (value) => percent.format(value),
    money: (value, currency) => number({ style: 'currency', currency }).format(value),
    bytes(value) {
      const [unit, size] =
        value < 1e6 ? ['kilobyte', 1e3] : value < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9];
      const digits = value / size < 10 ? 1 : 0;
      return number({ style: 'unit', unit, maximumFractionDigits: digits }).format(value / size);
    },
    shortDate: (at, now = Date.now()) => (isThisYear(at, now) ? dayAndMonth : withYear).format(at),
    longDate: (at) => long.format(at),
    weekday: (at) => weekday.format(at),
    time: (at) => time.format(at),
    moment: (at) => moment.format(at),
    relative(at, now = Date.now()) {
      const away = new Date(at).getTime() - now;
      const [unit, ms] = spans.find(([, , below]) => Math.abs(away) < below) ?? ['day', day];
      return relative.format(Math.round(away / ms), unit);
    },
    duration(ms) {
      const [unit, size] = spans.find(([, , below]) => Math.abs(ms) < 1.5 * below) ?? ['day', day];
      return number({ style: 'unit', unit, maximumFractionDigits: 0 }).format(ms / size);
    },
    span(ms) {
      const seconds = Math.round(ms / second);
      const minutes = Math.floor(seconds / 60);
      const parts =
        minutes === 0
          ? ([['second', seconds]] as const)
          : minutes < 60
            ? ([
                ['minute', minutes],
                ['second', seconds % 60],
              ] as const)
            : ([
                ['hour', Math.floor(minutes / 60)],
                ['minute', minutes % 60],
              ] as const);
      return together.format(parts.map(([unit, count]) => number({ style: 'unit', unit }).format(count)));
    },
    list: (items) => and.format(items),
    choice: (items) => or.format(items),
    language(code) {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    },
    compare: (one, other) => collator.compare(one, other),
  };
}
