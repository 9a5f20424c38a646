import type { Audience, Confidence, Suggestion } from '../../../preload/contract.ts';
import { highlightSpans, scoreParts, sharedWords, explainSuggestion } from './explain.ts';
import type { Retriever, RetrievalResult } from './retriever.ts';
import type { PassageRow } from '../store/store.ts';
import type { Candidate } from './candidates.ts';
import type { RankedCandidate } from './score-candidate.ts';

/** Running text goes by its heading, or else by its document. */
export const titleOf = ({ heading, documentName }: PassageRow): string =>
  heading === '' ? documentName : heading;

/** Whom it is for. */
function audienceOf(candidate: Candidate): Audience {
  if (candidate.kind === 'passage') return candidate.passages[0].documentAudience;
  return candidate.entry.audience ?? candidate.entry.documentAudience;
}

/** What is for those who work here is internal, whether it is marked so or not. */
const isInternal = (candidate: Candidate): boolean =>
  audienceOf(candidate) === 'staff' || (candidate.kind === 'entry' && candidate.entry.internal);

/** An answer at its place in the order, for those who compare places. */
export interface RankedAnswer extends Pick<
  Suggestion,
  'target' | 'title' | 'text' | 'internal' | 'confidence'
> {
  readonly documentId: string;
  readonly heading: string;
}

/** Makes of a ranked candidate what places are compared by. */
export function toRankedAnswer(
  { candidate }: Pick<RankedCandidate, 'candidate'>,
  confidence: Confidence,
): RankedAnswer {
  const [passage] = candidate.passages;
  if (passage === undefined) throw new RangeError(`Candidate ${candidate.target} has no passage`);
  const { documentId, heading } = passage;
  const isEntry = candidate.kind === 'entry';
  return {
    target: candidate.target,
    title: isEntry ? candidate.entry.question : titleOf(passage),
    text: isEntry ? candidate.entry.answer : passage.text,
    internal: isInternal(candidate),
    confidence,
    documentId,
    heading,
  };
}

/** Makes of a ranked candidate what a person is shown. */
export function toSuggestion(
  ranked: RankedCandidate,
  confidence: Confidence,
  by: {
    readonly finding: RetrievalResult;
    readonly retriever: Retriever;
    readonly byMeaning: boolean;
  },
): Suggestion {
  const { candidate, bestPassage } = ranked;
  const passage = candidate.passages[bestPassage] ?? candidate.passages[0];
  if (passage === undefined) throw new RangeError(`Candidate ${candidate.target} has no passage`);
  const text = candidate.kind === 'entry' ? candidate.entry.answer : passage.text;
  const title = candidate.kind === 'entry' ? candidate.entry.question : titleOf(passage);

  const { stems, exact } = by.finding;
  const wordsInTitle = by.retriever.tokenize(title);
  const wordsInText = by.retriever.tokenize(text);
  return {
    target: candidate.target,
    title,
    text,
    matchedInTitle: highlightSpans(title, wordsInTitle, stems),
    matchedInText: highlightSpans(text, wordsInText, stems),
    source: {
      documentId: passage.documentId,
      name: passage.documentName,
      heading: passage.heading,
      checkedAt: passage.checkedAt,
      start: passage.start,
      end: passage.end,
      reviewDue: candidate.kind === 'entry' && candidate.entry.reviewDue,
    },
    internal: isInternal(candidate),
    audience: audienceOf(candidate),
    confidence,
    why: explainSuggestion(
      ranked,
      [...sharedWords(title, wordsInTitle, stems), ...sharedWords(text, wordsInText, stems)],
      exact,
      by.byMeaning,
    ),
    parts: scoreParts(ranked),
  };
}
