import type { RatedFigure } from '../../../preload/shared/rated-figures.ts';
import type { RatedAs, RatingFactsTable } from '../store/store.ts';
import { badBelow, goodFrom } from './rating-values.ts';

const counted: Readonly<Record<RatedFigure, readonly RatedAs[]>> = {
  csat: [{ measure: 'csat', from: goodFrom.csat }],
  // Promoters less detractors: everybody counts.
  nps: [{ measure: 'nps' }],
  resolution: [{ measure: 'resolution' }],
  left: [{ measure: 'left' }],
  badly_rated: [
    { measure: 'csat', below: badBelow.csat },
    { measure: 'nps', below: badBelow.nps },
  ],
};

/** The cases that a figure of ratings counts, each by the line of the log with which it began. */
export const ratedCases = (
  ratingFacts: Pick<RatingFactsTable, 'lines'>,
  figure: RatedFigure,
  query: Parameters<RatingFactsTable['lines']>[1],
): ReturnType<RatingFactsTable['lines']> => ratingFacts.lines(counted[figure], query);
