import type { Fold, FoldContent } from '../../../preload/contract.ts';
import { type MessageParts, withoutSubject } from './message-parts.ts';
import { findOrders } from './order-numbers.ts';
import { type Sentence, spansOutsideFolds } from './sentences.ts';

const asks = /[\p{L}\p{N}]["”’)]{0,2}\s?[?？؟](?:["”’)]|\s|$)/u;

/** The folds as they are shown: without a subject that is read, and each with what it holds that stands nowhere else. */
export function foldsToShow(
  { text, folds, subjectSpan }: MessageParts,
  title: Sentence | null,
  { orderNumbers = '', region }: { readonly orderNumbers?: string | undefined; readonly region: string },
): readonly Fold[] {
  const shown = title === null || subjectSpan === null ? folds : withoutSubject(folds, text, subjectSpan);
  const open = spansOutsideFolds(text, shown)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
  const ordersIn = (part: string): readonly string[] =>
    Array.from(findOrders(part, orderNumbers, region), ({ start, end }) =>
      part
        .slice(start, end)
        .toUpperCase()
        .replaceAll(/[^\p{L}\p{N}]/gu, ''),
    );
  const known = new Set(ordersIn(open));
  return shown.map((fold) => {
    // What a program adds asks nobody anything, and the header is read.
    if (fold.kind === 'header' || fold.kind === 'disclaimer') return fold;
    const folded = text.slice(fold.start, fold.end);
    const holds: FoldContent[] = [];
    if (asks.test(folded)) holds.push('question');
    if (ordersIn(folded).some((order) => !known.has(order))) holds.push('order');
    return holds.length === 0 ? fold : { ...fold, holds };
  });
}
