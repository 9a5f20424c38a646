import type { OpenedDocument, Span } from '../../../preload/contract.ts';
import type { SourceLocation } from '../../stores/window.ts';

export interface SourcePart {
  readonly kind: 'text' | 'heading' | 'shown';
  readonly text: string;
}

function passageSpan(text: string, at: SourceLocation | null): Span | null {
  if (at === null) return null;
  if (!('words' in at)) return at.start < at.end ? at : null;
  const words = at.words.find((one) => one !== '' && text.includes(one));
  if (words === undefined) return null;
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

/** Where an entry's answer stands: from its first passage to its last; null when it has none there. */
export function entrySpan({ passages }: OpenedDocument, entryId: string | undefined): Span | null {
  const own = entryId === undefined ? [] : passages.filter((passage) => passage.entryId === entryId);
  if (own.length === 0) return null;
  return {
    start: Math.min(...own.map(({ start }) => start)),
    end: Math.max(...own.map(({ end }) => end)),
  };
}

/** A title, as far as its words tell: short, and not the end of a sentence. */
const isTitle = (words: string): boolean => words.length <= 80 && !/[.!?:;,]$/.test(words);

/**
 * Lines that are headings of passages, outside of what is shown; and those above them, which have no passage of their own: a line
 * that stands alone right before a heading.
 */
function headingSpans({ text, passages }: OpenedDocument, shown: Span | null): readonly Span[] {
  const headings = new Set(
    passages.flatMap(({ heading }) => heading.split(' › ')).filter((words) => words !== ''),
  );
  const lines = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0].trim(),
  }));
  const spans: Span[] = [];
  let isBeforeHeading = false;
  for (const [at, { start, end, words }] of [...lines.entries()].reverse()) {
    const isAlone =
      text.slice(lines[at - 1]?.end ?? 0, start) !== '\n' && text.slice(end, lines[at + 1]?.start) !== '\n';
    const isHeading: boolean = headings.has(words) || (isBeforeHeading && isAlone && isTitle(words));
    const isShown = shown !== null && start < shown.end && end > shown.start;
    if (isHeading && !isShown) spans.unshift({ start, end });
    isBeforeHeading = isHeading;
  }
  return spans;
}

/** Cuts a source's text into headings, the passage that was asked for, and the rest. */
export function sourceParts(opened: OpenedDocument, at: SourceLocation | null): readonly SourcePart[] {
  const { text } = opened;
  const shown = passageSpan(text, at);
  const marked = [
    ...headingSpans(opened, shown).map(({ start, end }) => ({ start, end, kind: 'heading' as const })),
    ...(shown === null ? [] : [{ ...shown, kind: 'shown' as const }]),
  ].toSorted((a, b) => a.start - b.start);
  const parts: SourcePart[] = [];
  let from = 0;
  for (const { start, end, kind } of marked) {
    if (start > from) parts.push({ kind: 'text', text: text.slice(from, start) });
    parts.push({ kind, text: text.slice(start, end) });
    from = end;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
