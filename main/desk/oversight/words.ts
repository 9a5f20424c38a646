import type { OpenedDecision } from '../../../preload/contract.ts';

type Texts = NonNullable<OpenedDecision['texts']>;

/** The order in which a person reads them; what other rooms add comes after. */
const first = ['agent', 'subject', 'message', 'questions', 'suggested', 'reply', 'note'];

/** The words of a line by their names, as texts: what is no text is shown as JSON. */
export function textsOfWords(words: string): Texts {
  const parsed: unknown = JSON.parse(words);
  if (typeof parsed !== 'object' || parsed === null) return [{ name: 'words', text: words }];
  const place = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return Object.entries(parsed)
    .map(([name, value]: [string, unknown]) => ({ name, text: asText(value) }))
    .filter(({ name, text }) => text !== '' && name !== 'caseId')
    .toSorted((a, b) => place(a.name) - place(b.name));
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asLine).join('\n');
  return JSON.stringify(value, null, 2);
}

const asLine = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);
