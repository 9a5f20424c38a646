import type { NegativeFeedbackReason, Span, Suggestion, SuggestionWhy } from '../../../preload/contract.ts';
import { featureNames } from './score-features.ts';
import type { RankedCandidate } from './score-candidate.ts';
import { tokenWeight } from './token-order.ts';
import type { Token } from './tokenizer.ts';

/** The parts of a score that say something. */
export function scoreParts({
  parts,
  byTokens,
  suppression,
}: Pick<RankedCandidate, 'parts' | 'byTokens' | 'suppression'>): Suggestion['parts'] {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return [
    ...featureNames.filter((name) => parts[name] > 0).map((name) => ({ name, value: round(parts[name]) })),
    ...(byTokens > 0 ? [{ name: 'tokens' as const, value: round(byTokens / tokenWeight) }] : []),
    ...(suppression === null ? [] : [{ name: 'suppression' as const, value: round(suppression.share) }]),
  ];
}

/** Where words of the question stand in a text; neighbours are joined into one stretch. */
export function highlightSpans(
  text: string,
  words: readonly Token[],
  stems: ReadonlySet<string>,
): readonly Span[] {
  const spans: Span[] = [];
  for (const { stem, start, end } of words) {
    if (!stems.has(stem)) continue;
    const before = spans.at(-1);
    // Words of a script without spaces overlap.
    if (before !== undefined && (start < before.end || /^[^\S\n]+$/.test(text.slice(before.end, start))))
      spans[spans.length - 1] = { start: before.start, end };
    else spans.push({ start, end });
  }
  return spans;
}

export interface SharedWord {
  readonly stem: string;
  readonly written: string;
}

/** The words of a text that the question has too. */
export function sharedWords(
  text: string,
  words: readonly Token[],
  stems: ReadonlySet<string>,
): readonly SharedWord[] {
  return words
    .filter(({ stem }) => stems.has(stem))
    .map(({ stem, start, end }) => ({ stem, written: text.slice(start, end) }));
}

/** At most so many shared words are named. */
const named = 3;
/** From this similarity on, an answered message is the best reason there is. */
const alike = 0.75;
/** From this one on it is where it is closer, by so much, than the answer's own question. */
const decisive = { from: 0.5, margin: 0.1 } as const;
const isDecisive = (similarity: number, ownQuestion: number): boolean =>
  similarity >= decisive.from && similarity >= ownQuestion + decisive.margin;
/** Below this cosine a text is not close in meaning at all. */
const faint = 0.4;

const markedAs: Readonly<Record<NegativeFeedbackReason, SuggestionWhy>> = {
  wrong: 'marked_wrong',
  outdated: 'marked_outdated',
  incomplete: 'marked_incomplete',
  'not for this customer': 'marked_not_for_customer',
};

/** Why this was chosen. Each shared word is named once, as it first stands. */
export function explainSuggestion(
  {
    parts,
    phrasingMatch,
    ownQuestion,
    suppression,
    otherAudience,
  }: Pick<RankedCandidate, 'parts' | 'phrasingMatch' | 'ownQuestion' | 'suppression' | 'otherAudience'>,
  shared: readonly SharedWord[],
  exact: readonly string[],
  searchedByMeaning: boolean,
): Suggestion['why'] {
  if (otherAudience !== null && otherAudience !== 'everyone') return { code: `for_${otherAudience}` };
  if (suppression !== null) return { code: markedAs[suppression.reason] };
  if (
    phrasingMatch !== null &&
    (phrasingMatch.similarity >= alike || isDecisive(phrasingMatch.similarity, ownQuestion))
  )
    return { code: 'answered_before', params: { count: phrasingMatch.messages } };
  if (parts.exact === 1 && exact.length > 0)
    return { code: 'exact', params: { exact: exact.slice(0, named) } };
  const once = new Map(shared.toReversed().map(({ stem, written }) => [stem, written]));
  const words = [...once.values()].toReversed().slice(0, named);
  const match = searchedByMeaning ? meaningOf(parts.meaningBest) : 'by_words';
  return words.length === 0 ? { code: match } : { code: `${match}_shared`, params: { shared: words } };
}

function meaningOf(cosine: number): 'same' | 'similar' | 'related' | 'weak' {
  if (cosine >= 0.8) return 'same';
  if (cosine >= 0.6) return 'similar';
  return cosine >= faint ? 'related' : 'weak';
}
