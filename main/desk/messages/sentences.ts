import type { Fold, Span } from '../../../preload/contract.ts';

export interface Sentence extends Span {
  /** On one line, without list marks. */
  readonly text: string;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const listMark = /^\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+/;
/** A line this long was broken by a mail client, not by its writer. */
const wrappedAt = 55;

/** Everything outside the folds, in order. */
export function spansOutsideFolds(text: string, folds: readonly Fold[]): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const fold of folds) {
    if (fold.start > start) spans.push({ start, end: fold.start });
    start = fold.end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** The text with blanks where it is folded, so that places stay. */
export function blankFolds(text: string, folds: readonly Fold[]): string {
  let rest = '';
  for (const { start, end } of folds)
    rest += text.slice(rest.length, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
  return rest + text.slice(rest.length);
}

/** Joins lines that a mail client broke; the length stays, so offsets do too. */
function unwrapped(text: string): string {
  return text.replaceAll(/([^\n]*)\n(?=[^\n])/g, (whole: string, line: string, offset: number) => {
    const next = text.slice(offset + whole.length, offset + whole.length + 12);
    const broken = line.trimEnd().length >= wrappedAt && !/[.!?:]\s*$/.test(line) && !listMark.test(next);
    return broken ? `${line} ` : whole;
  });
}

/** The sentences of what was not folded, with their places in the whole text. */
export function splitSentences(text: string, folds: readonly Fold[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const span of spansOutsideFolds(text, folds)) {
    const part = unwrapped(text.slice(span.start, span.end));
    for (const { segment, index } of segmenter.segment(part)) {
      const markLength = listMark.exec(segment)?.[0].length ?? 0;
      const prefixLength =
        markLength + (segment.slice(markLength).length - segment.slice(markLength).trimStart().length);
      const words = segment.slice(prefixLength).trimEnd();
      if (!/[\p{L}\p{N}]/u.test(words)) continue;
      const start = span.start + index + prefixLength;
      sentences.push({ start, end: start + words.length, text: words.replaceAll(/\s+/g, ' ') });
    }
  }
  return sentences;
}
