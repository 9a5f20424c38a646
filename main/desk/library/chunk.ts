import type { Span } from '../../../preload/contract.ts';

export interface ChunkLimits {
  readonly countTokens: (text: string) => number;
  /** What a passage should hold: a few sentences on one thing. */
  readonly targetTokens: number;
  /** What it must never exceed, so that the model reads all of it. */
  readonly maxTokens: number;
}

interface Piece extends Span {
  readonly tokens: number;
}

/** A remainder of fewer tokens than this joins the passage before it. */
const minTailTokens = 20;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Cuts a stretch of a text into passages of whole sentences, in order. A sentence is split only where it is longer than
 * a passage may be. Offsets are into the whole text; no passage begins or ends with white space.
 */
export function chunk(text: string, stretch: Span, limits: ChunkLimits): readonly Span[] {
  const passages: Piece[] = [];
  let open: Piece | null = null;
  for (const piece of splitSentences(text, stretch, limits)) {
    if (open && open.tokens + piece.tokens <= limits.targetTokens) {
      open = { start: open.start, end: piece.end, tokens: open.tokens + piece.tokens };
    } else {
      if (open) passages.push(open);
      open = piece;
    }
  }
  if (open) passages.push(open);
  return mergeShortTail(passages, limits).map(({ start, end }) => ({ start, end }));
}

function mergeShortTail(passages: readonly Piece[], { maxTokens }: ChunkLimits): readonly Piece[] {
  const last = passages.at(-1);
  const before = passages.at(-2);
  if (!last || !before || last.tokens >= minTailTokens || before.tokens + last.tokens > maxTokens)
    return passages;
  return [
    ...passages.slice(0, -2),
    { start: before.start, end: last.end, tokens: before.tokens + last.tokens },
  ];
}

function* splitSentences(text: string, { start, end }: Span, limits: ChunkLimits): Generator<Piece> {
  for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
    const from = start + index + (segment.length - segment.trimStart().length);
    const to = from + segment.trim().length;
    if (to > from) yield* splitLongSentence(text, { start: from, end: to }, limits);
  }
}

/** A sentence as it is, or in parts where it is too long: at a space when there is one, anywhere else otherwise. */
function* splitLongSentence(text: string, { start, end }: Span, limits: ChunkLimits): Generator<Piece> {
  // A token is at least one character: what is short enough needs no counting to be known to fit.
  let from = start;
  while (from < end) {
    // Longer than any passage can be; counting the tokens of a line of megabytes again and again would take minutes.
    let to = Math.min(end, from + limits.maxTokens * 8);
    let tokens = limits.countTokens(text.slice(from, to));
    while (tokens > limits.maxTokens) {
      const shorter = from + Math.max(1, Math.floor(((to - from) * limits.maxTokens * 0.9) / tokens));
      const space = lastSpace(text, from, shorter);
      to = space > from ? space : surrogateSafeIndex(text, shorter);
      tokens = limits.countTokens(text.slice(from, to));
    }
    if (to < end && /\S/.test(text[to] ?? '') && /\S/.test(text[to - 1] ?? '')) {
      const space = lastSpace(text, from, to);
      if (space > from) {
        to = space;
        tokens = limits.countTokens(text.slice(from, to));
      } else to = surrogateSafeIndex(text, to);
    }
    const last = from + text.slice(from, to).trimEnd().length;
    if (last > from) yield { start: from, end: last, tokens };
    from = to;
    while (from < end && /\s/.test(text[from] ?? '')) from++;
  }
}

/** No further back than `from`: a line of megabytes without a blank would be searched again for every passage. */
const lastSpace = (text: string, from: number, to: number): number => {
  const at = text.slice(from, to + 1).lastIndexOf(' ');
  return at < 0 ? -1 : from + at;
};

/** Never between the two halves of a character outside the basic plane. */
const surrogateSafeIndex = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at;
