import type { Confidence, Suggestion } from '../../../preload/contract.ts';
import { matchedIn, partsOf, whyOf } from './explain.ts';
import type { Finder, Finding } from './finder.ts';
import type { PassageRow } from '../store/store.ts';
import type { Ranked } from './rank.ts';

/** Running text goes by its heading, or else by its document. */
export const titleOf = ({ heading, documentName }: PassageRow): string =>
  heading === '' ? documentName : heading;

/** Makes of a ranked candidate what a person is shown. */
export function suggestionOf(
  ranked: Ranked,
  confidence: Confidence,
  by: {
    readonly finding: Finding;
    readonly finder: Finder;
    readonly asked: string;
    readonly byMeaning: boolean;
  },
): Suggestion {
  const { candidate, bestPassage } = ranked;
  const passage = candidate.passages[bestPassage] ?? candidate.passages[0];
  if (passage === undefined) throw new RangeError(`Candidate ${candidate.target} has no passage`);
  const text = candidate.kind === 'entry' ? candidate.entry.answer : passage.text;
  const title = candidate.kind === 'entry' ? candidate.entry.question : titleOf(passage);

  const { stems, exact } = by.finding;
  const matchedInTitle = matchedIn(title, by.finder.wordsOf(title), stems);
  const matchedInText = matchedIn(text, by.finder.wordsOf(text), stems);
  const matched = [
    ...matchedInTitle.map(({ start, end }) => title.slice(start, end)),
    ...matchedInText.map(({ start, end }) => text.slice(start, end)),
  ];
  return {
    target: candidate.target,
    title,
    text,
    matchedInTitle,
    matchedInText,
    source: {
      documentId: passage.documentId,
      name: passage.documentName,
      heading: passage.heading,
      checkedAt: passage.checkedAt,
      start: passage.start,
      end: passage.end,
    },
    confidence,
    why: whyOf(ranked, matched, exact, by.byMeaning),
    parts: partsOf(ranked),
  };
}
