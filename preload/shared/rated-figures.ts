/** What opens cases by their ratings: those that count as good, those of the other measures, and the bad ones of an answer. */
export const ratedFigures = ['csat', 'nps', 'resolution', 'left', 'badly_rated'] as const;
export type RatedFigure = (typeof ratedFigures)[number];

export const isRatedFigure = (figure: string): figure is RatedFigure =>
  ratedFigures.some((one) => one === figure);
