import {
  type BuiltInVariable,
  builtInVariables,
  type SnippetKind,
} from '../../../../preload/shapes/snippets.ts';

const builtIn: ReadonlySet<string> = new Set(builtInVariables);
export const isBuiltIn = (name: string): name is BuiltInVariable => builtIn.has(name);

/** Names are the same whatever their case and blanks. */
export const normalizeName = (words: string): string => words.trim().toLowerCase().replaceAll(/\s+/gu, ' ');

/** Short names are unique whatever their case. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What a text is for, by its words: for files that do not say it. */
export function guessKind(text: string): SnippetKind {
  const words = text.trim();
  const isShort = words.length < 160;
  if (isShort && /^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening))\b/iu.test(words))
    return 'greeting';
  if (isShort && /\b(?:regards|sincerely|best wishes|kind wishes|yours|cheers)\b/iu.test(words))
    return 'sign-off';
  if (/\b(?:sorry|apologi[sz]e|apolog(?:y|ies))\b/iu.test(words)) return 'apology';
  if (/\b(?:understand|appreciate) (?:how|that|your)\b|\bfrustrat/iu.test(words)) return 'calming';
  if (/\b(?:policy|terms|within \d+ (?:days|weeks))\b/iu.test(words)) return 'policy';
  return 'macro';
}
