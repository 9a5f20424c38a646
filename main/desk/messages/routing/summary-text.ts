import type { Span } from '../../../../preload/contract.ts';

/** Words that tell what a message is about; more of them cost time and say no more. */
const mostWords = 36;
const replyMarks = /^(?:\s*(?:re|fwd?|aw|wg|antw|sv|tr)\s*(?:\[\d+\])?:\s*)+/i;

/**
 * What a message is about, in few words: the subject and the first sentences that tell something. `telling` are the
 * sentences without greetings and thanks.
 */
export function summaryText(
  subject: string | null,
  telling: readonly (Span & { readonly text: string })[],
): string {
  const about = (subject ?? '').replace(replyMarks, '').trim();
  const taken: string[] = about === '' ? [] : [/[.!?]$/.test(about) ? about : `${about}.`];
  let words = about.split(/\s+/).length;
  for (const { text } of telling) {
    words += text.split(/\s+/).length;
    if (taken.length > 0 && words > mostWords) break;
    taken.push(text);
  }
  return taken.join(' ').split(/\s+/).slice(0, mostWords).join(' ');
}
