import type { Format } from './format.ts';
import type { MessageKey, MessageParams, Translate } from './keys.ts';

type Value = MessageParams[string];

/** How a value is written where a sentence says it: `{{at, date}}`. Times are milliseconds since 1970. */
const ways: Readonly<
  Record<string, (value: Value, format: Format, quoted: (text: string) => string) => string>
> = {
  date: (value, format) => format.longDate(timeOf(value)),
  shortDate: (value, format) => format.shortDate(timeOf(value)),
  moment: (value, format) => format.moment(timeOf(value)),
  percent: (value, format) => format.percent(Number(value)),
  bytes: (value, format) => format.bytes(Number(value)),
  duration: (value, format) => format.duration(Number(value)),
  span: (value, format) => format.span(Number(value)),
  language: (value, format) => format.language(String(value)),
  /** `a, b or c`. */
  choice: (value, format) => format.choice(listOf(value)),
  /** `“a”, “b” and “c”`. */
  quoted: (value, format, quoted) => format.list(listOf(value).map(quoted)),
};

const timeOf = (value: Value): number => (value instanceof Date ? value.getTime() : Number(value));
const listOf = (value: Value): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [String(value)];

/**
 * Writes what fills a place; undefined when nothing does. `how` is one of the ways above, or a part of the catalogue that has a
 * sentence for each value, filled as the one around it: `{{kind, documents.kinds}}`. Without it numbers, dates and lists are
 * written as the locale does.
 */
export function writePlace(
  value: Value,
  how: string | undefined,
  format: Format,
  /** Words what stands in the sentence: filled as the sentence is, unless it is filled otherwise. */
  translate: Translate,
): string | undefined {
  if (value === undefined) return undefined;
  if (how?.includes('.'))
    return format.list(listOf(value).map((one) => translate(`${how}.${one}` as MessageKey)));
  if (how !== undefined) {
    const write = ways[how];
    if (write === undefined) throw new RangeError(`No way to write “${how}”`);
    return write(value, format, (text) => translate('common.quoted', { text }));
  }
  if (typeof value === 'number') return format.number(value);
  if (value instanceof Date) return format.longDate(value);
  return typeof value === 'string' ? value : format.list(value);
}
