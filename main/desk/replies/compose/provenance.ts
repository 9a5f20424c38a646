import type { Draft, DraftPiece, Span } from '../../../../preload/contract.ts';

/** A sentence of a draft and the piece that it stands in; null for words that no piece accounts for. */
export interface SourcedSentence extends Span {
  readonly text: string;
  readonly piece: DraftPiece | null;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Every sentence of a draft's text, in order, with where it comes from. Offsets are into the draft's text. */
export function draftProvenance(draft: Draft): readonly SourcedSentence[] {
  const traced: SourcedSentence[] = [];
  const { text } = draft;
  let at = 0;
  for (const piece of draft.pieces) {
    const start = piece.text === '' ? -1 : text.indexOf(piece.text, at);
    if (start < 0) continue;
    traced.push(...sentences(text, { start: at, end: start }, null));
    at = start + piece.text.length;
    traced.push(...sentences(text, { start, end: at }, piece));
  }
  traced.push(...sentences(text, { start: at, end: text.length }, null));
  return traced;
}

/** Line by line: a heading or an item of a list has no full stop that would end it. */
function* sentences(
  text: string,
  { start, end }: Span,
  piece: DraftPiece | null,
): Generator<SourcedSentence> {
  let from = start;
  for (const line of text.slice(start, end).split('\n')) {
    for (const { segment, index } of segmenter.segment(line)) {
      const words = segment.trim();
      if (words === '') continue;
      const first = from + index + segment.indexOf(words);
      yield { start: first, end: first + words.length, text: words, piece };
    }
    from += line.length + 1;
  }
}
