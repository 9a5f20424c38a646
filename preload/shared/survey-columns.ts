/** How the ratings of an export are written. */
export const surveyScales = ['words', '1-3', '1-5', '1-7', '1-10', '0-10', 'percent'] as const;

/** What a column of an export can be; `rating` of a list of customers who left is whether they did. */
export const surveyFields = [
  'rating',
  'at',
  'email',
  'order',
  'ticket',
  'subject',
  'comment',
  'response',
] as const;

/** Why a row is left out; `outcomes.skipped` of locales/ has the sentences. */
export const skippedRows = ['no_rating', 'no_date', 'in_future', 'known', 'repeated'] as const;

/** Why a rating belongs to no case; `outcomes.unmatched` of locales/ has the sentences. */
export const unmatchedReasons = ['unknown', 'unconfirmed', 'ambiguous', 'too_late', 'not_told'] as const;

/** Ratings that a person is asked about at first, and each time that more are wanted. */
export const unconfirmedAtOnce = 50;
/** More of one file nobody goes through: the others are left for when it is imported again. */
export const mostUnconfirmed = 2_000;
