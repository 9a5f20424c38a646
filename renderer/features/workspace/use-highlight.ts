import { useLayoutEffect, type RefObject } from 'react';
import type { Span } from '../../../preload/contract.ts';

/** A stretch of an element's text as a range of the document; null where it has no such text. */
export function rangeOf(element: Element, { start, end }: Span): Range | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let before = 0;
  let hasStart = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!hasStart && start < before + length) {
      range.setStart(node, start - before);
      hasStart = true;
    }
    if (hasStart && end <= before + length) {
      range.setEnd(node, end - before);
      return range;
    }
    before += length;
  }
  return null;
}

/**
 * Draws stretches of an element's text by a highlight of that name (`::highlight(name)` in CSS), over whatever else is drawn
 * there. Drawn anew after each rendering, as the text nodes may be others.
 */
export function useHighlight(name: string, within: RefObject<Element | null>, places: readonly Span[]): void {
  useLayoutEffect(() => {
    const element = within.current;
    if (element === null || places.length === 0) CSS.highlights.delete(name);
    else CSS.highlights.set(name, new Highlight(...places.flatMap((place) => rangeOf(element, place) ?? [])));
  });
  useLayoutEffect(
    () => () => {
      CSS.highlights.delete(name);
    },
    [name],
  );
}
