import { diffWordsWithSpace } from 'diff';
import type { Span } from '../../../preload/contract.ts';

/** What the agent changed of a suggestion, as places of the reply. */
export interface ReplyChanges {
  /** Words that came. */
  readonly added: readonly Span[];
  /** The sign before a place where words went; it stands for them. */
  readonly removed: readonly Span[];
}

/** Where a reply differs from what was suggested, word by word. */
export function replyChanges(draft: string, text: string): ReplyChanges {
  const added: Span[] = [];
  const removed: Span[] = [];
  let at = 0;
  for (const part of diffWordsWithSpace(draft, text)) {
    if (part.removed) {
      if (part.value.trim() !== '' && text.length > 0)
        removed.push(at === 0 ? { start: 0, end: 1 } : { start: at - 1, end: at });
      continue;
    }
    const end = at + part.value.length;
    if (part.added && part.value.trim() !== '') added.push({ start: at, end });
    at = end;
  }
  return { added, removed };
}

/** The paragraphs of both texts that are not in the other one, before and after. */
export function changedParagraphs(
  draft: string,
  text: string,
): { readonly before: string; readonly after: string } {
  const paragraphs = (whole: string): readonly string[] => whole.split(/\n{2,}/);
  const [old, now] = [paragraphs(draft), paragraphs(text)];
  const without = (these: readonly string[], those: readonly string[]): string =>
    these.filter((one) => !those.includes(one)).join('\n\n');
  return { before: without(old, now), after: without(now, old) };
}
