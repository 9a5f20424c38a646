import { type OpenPlace, openPlacesIn, variableOf } from '../open-places.ts';
import { parseTemplate } from './parse-template.ts';
import { isBuiltIn, normalizeName } from './variables.ts';

/** What would end a place of ours or part a choice is left out of its words. */
const plain = (words: string): string =>
  words
    .replaceAll(/[{}|:]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/**
 * A text with the places of other programs as ours: what the message tells is filled, anything else asked for. `adopted`
 * are those that were changed, as they were written.
 */
export function adoptPlaces(text: string): { readonly text: string; readonly adopted: readonly string[] } {
  const adopted: string[] = [];
  let out = '';
  let from = 0;
  for (const place of openPlacesIn(text)) {
    const ours = ourPlace(place, text.slice(0, place.start));
    if (ours === null) continue;
    adopted.push(place.words);
    out += text.slice(from, place.start) + ours;
    from = place.end;
  }
  return { text: out + text.slice(from), adopted };
}

/** Null for one of ours already, and for braces that are text. */
function ourPlace({ words, name }: OpenPlace, before: string): string | null {
  const variable = variableOf(name);
  if (words.startsWith('{{')) {
    if (before.endsWith('\\') || isBuiltIn(normalizeName(name))) return null;
    const isOurs = /^\{\{\s*(?:if|else|end|cursor|today)\b/iu.test(words) || !/[.|]/u.test(words);
    if (
      isOurs ||
      (parseTemplate(words).problems.length === 0 && (variable === null || words.includes(`{{${variable}}}`)))
    )
      return null;
  }
  if (words.startsWith('{%')) {
    const [, tag = '', condition = ''] = /^\{%-?\s*(if|else|endif)\b\s*(.*?)-?%\}$/iu.exec(words) ?? [];
    if (/^else$/iu.test(tag)) return '{{else}}';
    if (/^endif$/iu.test(tag)) return '{{end}}';
    if (tag !== '' && plain(condition) !== '') return `{{if ${plain(condition.replaceAll('=', ' '))}}}`;
  }
  if (variable !== null) return `{{${variable}}}`;
  // A gap is asked for by the words that it stands behind.
  const asked =
    plain(name) ||
    plain(
      before
        .split(/[.!?\n,]/u)
        .at(-1)
        ?.trim()
        .split(/\s+/u)
        .slice(-4)
        .join(' ') ?? '',
    ) ||
    '…';
  return `{{ask: ${asked}}}`;
}
