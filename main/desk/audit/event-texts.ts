import { z } from 'zod';
import type { Translate } from '../../../locales/keys.ts';
import type { AuditRowDetail } from '../../../preload/contract.ts';

type Texts = NonNullable<AuditRowDetail['texts']>;

/** The order in which a person reads them; what other rooms add comes after. */
const first = ['agent', 'subject', 'message', 'questions', 'suggested', 'reply', 'note'];
/** Facts of the same line, or said by the others. */
const hidden: ReadonlySet<string> = new Set(['caseId', 'pieces']);

const suggestedSchema = z.looseObject({
  text: z.string(),
  suggestions: z.array(z.looseObject({ title: z.string(), why: z.string() })),
});
const askedSchema = z.looseObject({ question: z.string(), chosen: z.string().nullable() });

/** The words of a line by their names, as texts: what no person would read as it is stands as JSON. */
export function toEventTexts(words: string, t: Translate): Texts {
  const parsed: unknown = JSON.parse(words);
  if (typeof parsed !== 'object' || parsed === null) return [{ name: 'words', text: words }];
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return Object.entries(parsed)
    .map(([name, value]: [string, unknown]) => ({ name, text: asText(value, t) }))
    .filter(({ name, text }) => text !== '' && !hidden.has(name))
    .toSorted((a, b) => rank(a.name) - rank(b.name));
}

function asText(value: unknown, t: Translate): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => asText(one, t)).join('\n');
  const suggested = suggestedSchema.safeParse(value);
  if (suggested.success) {
    const { text, suggestions } = suggested.data;
    return [text, ...suggestions.map(({ title, why }) => `– ${title}: ${why}`)].join('\n');
  }
  const asked = askedSchema.safeParse(value);
  if (asked.success) return `${asked.data.question} (${asked.data.chosen ?? t('audit.texts.noAnswer')})`;
  return JSON.stringify(value, null, 2);
}
