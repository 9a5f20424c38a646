import { foldName } from './fold-name.ts';

/** The languages whose months and weekdays are known; those of English stand among the words that name a time. */
const languages = 'de fr es it nl pt sv da nb fi pl cs sk hu ro hr sl tr el ru uk bg et lv lt id'.split(' ');

let made: ReadonlySet<string> | undefined;

/** Built at the first question, of what the runtime knows of languages. */
function calendarWords(): ReadonlySet<string> {
  if (made) return made;
  const found = new Set<string>();
  const months = Array.from({ length: 12 }, (_, month) => new Date(2021, month, 5));
  const days = Array.from({ length: 7 }, (_, day) => new Date(2021, 7, day + 1));
  for (const language of languages)
    for (const [options, dates] of [
      [{ month: 'long' }, months],
      // "5 марта": in a date some languages bend the name.
      [{ day: 'numeric', month: 'long' }, months],
      [{ weekday: 'long' }, days],
    ] as const) {
      const format = new Intl.DateTimeFormat(language, options);
      for (const date of dates)
        for (const { type, value } of format.formatToParts(date))
          if ((type === 'month' || type === 'weekday') && /^\p{L}{3}/u.test(value))
            found.add(foldName(value));
    }
  made = found;
  return found;
}

/** Whether a word names a month or a weekday in one of the languages; "Julio" and "Domenica" do, and are given names, too. */
export const isCalendarWord = (word: string): boolean => calendarWords().has(foldName(word));
