/** How numbers, dates and names of the window are written. English, as the window is. */

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const languages = new Intl.DisplayNames('en', { type: 'language' });

/** `3 Oct`, with the year where it is another one. */
export function shortDate(ms: number, now = Date.now()): string {
  const date = new Date(ms);
  return (date.getFullYear() === new Date(now).getFullYear() ? day : dayOfYear).format(date);
}

export const clock = (ms: number): string => time.format(ms);

/** `Sat 28 Nov` from `2026-11-28`; other texts stay as they are. */
export function formatIsoDate(iso: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T12:00:00`) : null;
  return date === null || Number.isNaN(date.getTime()) ? iso : weekday.format(date).replace(',', '');
}

export const count = (value: number): string => whole.format(value);

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `about 20 s`, `about 3 min`. */
export function approximateDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

/** The English name of an ISO 639-1 language. */
export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
