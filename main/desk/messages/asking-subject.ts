import type { MessageParts } from './message-parts.ts';
import type { Sentence } from './sentences.ts';

const replyMark =
  /^\s*(?:re|aw|antw|sv|vs|ynt|odp|res|rif|ref|r|vá|回复|答复|答覆|回覆)\s*(?:\[\d+\])?\s*[:：]/iu;
const asks = /[?？؟;]\s*$/;

/**
 * The subject as a sentence of the message: where it asks something that the words below it do not, or where there are
 * none. The subject of an answer is an older mail's.
 */
export function askingSubject(
  { subject, subjectSpan, heads, text }: MessageParts,
  body: string,
): Sentence | null {
  if (subject === null || subjectSpan === null || replyMark.test(subject)) return null;
  if (!heads.some(({ start, end }) => start <= subjectSpan.start && subjectSpan.end <= end)) return null;
  const words = text.slice(subjectSpan.start, subjectSpan.end).replaceAll(/\s/g, ' ');
  if (words.trim() === '' || (body !== '' && (!asks.test(words) || /[?？؟]/.test(body)))) return null;
  return { ...subjectSpan, text: words };
}
