import type { MessageParts } from './message-parts.ts';
import { contentWords } from './pleasantries.ts';
import { looksInverted } from './request-forms.ts';
import type { Sentence } from './sentences.ts';

const replyMark =
  /^\s*(?:re|aw|antw|sv|vs|ynt|odp|res|rif|ref|r|vá|回复|答复|答覆|回覆)\s*(?:\[\d+\])?\s*[:：]/iu;
const asks = /[?？؟;]\s*$/;

const beginning = (word: string): string => word.slice(0, 5);

/** It is a whole question, and the words below hardly name what it is about: they go on from it. */
function isAskedNowhereElse(subject: string, body: string): boolean {
  const named = contentWords(subject).map(beginning);
  const below = new Set(contentWords(body).map(beginning));
  const repeated = named.filter((word) => below.has(word)).length;
  return named.length >= 2 && 2 * repeated < named.length && looksInverted(subject.trim().toLowerCase());
}

/**
 * The subject as a sentence of the message: where it asks something that the words below it do not ask or name, or where
 * there are none. The subject of an answer is an older mail's.
 */
export function subjectQuestion(
  { subject, subjectSpan, headers, text }: MessageParts,
  body: string,
): Sentence | null {
  if (subject === null || subjectSpan === null || replyMark.test(subject)) return null;
  if (!headers.some(({ start, end }) => start <= subjectSpan.start && subjectSpan.end <= end)) return null;
  const words = text.slice(subjectSpan.start, subjectSpan.end).replaceAll(/\s/g, ' ');
  if (words.trim() === '') return null;
  if (body !== '' && (!asks.test(words) || (/[?？؟]/.test(body) && !isAskedNowhereElse(words, body))))
    return null;
  return { ...subjectSpan, text: words };
}
