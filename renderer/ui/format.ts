import { format } from '../i18n.ts';

export const shortDate = (ms: number): string => format.shortDate(ms);

export const clock = (ms: number): string => format.time(ms);

/** `Sat 28 Nov` from `2026-11-28`; other texts stay as they are. */
export function formatIsoDate(iso: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T12:00:00`) : null;
  return date === null || Number.isNaN(date.getTime()) ? iso : format.weekday(date);
}

export const count = (value: number): string => format.number(value);

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** The name of an ISO 639-1 language. */
export const languageName = (code: string): string => format.language(code);
