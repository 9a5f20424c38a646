import type { Suggestion } from '../../../preload/contract.ts';

const fields: readonly ((suggestion: Suggestion) => string)[] = [
  ({ source }) => source.name,
  ({ source, title }) => (source.heading === title ? '' : source.heading),
  ({ text }) => text.replaceAll(/\s+/g, ' ').trim(),
];

/** By target, what tells a suggestion from others with the same title: its document, else its heading, else its words. */
export function disambiguate(suggestions: readonly Suggestion[]): ReadonlyMap<string, string> {
  const apart = new Map<string, string>();
  for (const { title, target } of suggestions) {
    const same = suggestions.filter((other) => other.title.toLowerCase() === title.toLowerCase());
    if (same.length < 2) continue;
    const differs = fields.find((field) => new Set(same.map(field)).size === same.length) ?? fields.at(-1);
    const own = same.find((other) => other.target === target);
    if (differs !== undefined && own !== undefined) apart.set(target, differs(own));
  }
  return apart;
}
