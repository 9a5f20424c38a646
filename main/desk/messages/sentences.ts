import type { Span } from '../../../preload/contract.ts';

export interface Sentence extends Span {
  /** On one line, without list marks; as long as its span. */
  readonly text: string;
  /** It stands behind a list mark. */
  readonly listed?: boolean;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const listMark = /^\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+/;
/** A line this long was broken by a mail client, not by its writer. */
const wrappedAt = 55;
/** What goes on for longer without an end is cut at a blank, so that no reader has to take it in at once. */
const longest = 1_000;

/** Everything outside the folds and what else is nobody's sentence, in order. */
export function spansOutsideFolds(text: string, folds: readonly Span[]): readonly Span[] {
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
export function blankFolds(text: string, folds: readonly Span[]): string {
  let rest = '';
  for (const { start, end } of folds)
    rest += text.slice(rest.length, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
  return rest + text.slice(rest.length);
}

/** Joins lines that a mail client broke; the length stays, so offsets do too. */
function unwrapped(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (next === undefined) return line;
      const said = line.trimEnd();
      const broken =
        said.length >= wrappedAt && !/[.!?:]$/.test(said) && next !== '' && !listMark.test(next.slice(0, 12));
      return `${line}${broken ? ' ' : '\n'}`;
    })
    .join('');
}

/** The sentences of a text, in order; what has no end is cut. */
function* segments(text: string): Generator<{ readonly segment: string; readonly index: number }> {
  for (const { segment, index } of segmenter.segment(text)) {
    let from = 0;
    while (segment.length - from > longest) {
      const blank = segment.lastIndexOf(' ', from + longest);
      const to = blank > from ? blank + 1 : from + longest;
      yield { segment: segment.slice(from, to), index: index + from };
      from = to;
    }
    yield { segment: segment.slice(from), index: index + from };
  }
}

/** Blanks for the marks of a mail that was handed on line by line. */
const withoutMarks = (text: string): string =>
  text.replaceAll(/^ {0,8}(?:> ?)+/gm, (marks) => ' '.repeat(marks.length));

/** The sentences of what was not folded, with their places in the whole text. */
export function splitSentences(text: string, folds: readonly Span[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const span of spansOutsideFolds(text, folds)) {
    const part = unwrapped(withoutMarks(text.slice(span.start, span.end)));
    // "1." before a capital is a segment of its own.
    let isMarked = false;
    for (const { segment, index } of segments(part)) {
      const markLength = listMark.exec(segment)?.[0].length ?? 0;
      const prefixLength =
        markLength + (segment.slice(markLength).length - segment.slice(markLength).trimStart().length);
      const words = segment.slice(prefixLength).trimEnd();
      const listed = isMarked || markLength > 0;
      isMarked = markLength > 0 && words === '';
      if (!/[\p{L}\p{N}]/u.test(words)) continue;
      const start = span.start + index + prefixLength;
      sentences.push({
        start,
        end: start + words.length,
        text: words.replaceAll(/\s/g, ' '),
        ...(listed && { listed }),
      });
    }
  }
  return sentences;
}
