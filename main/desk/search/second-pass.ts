import { type CalibrationParams, keptLogit, sigmoid } from './confidence.ts';
import fitted from './fitted.json' with { type: 'json' };
import { fuseResults, storyWeight, type QueryResult } from './query-fusion.ts';

export interface SearchQuestion {
  readonly text: string;
  /** What was said before it and belongs to it ("I found a voucher. Is it still valid?"); may be empty. */
  readonly context: string;
}

/** A text to search for, and the place of the question that it stands for. */
export interface QueryVariant {
  readonly text: string;
  readonly questionIndex: number;
}

export interface SearchOutcome extends QueryResult {
  readonly byMeaning: boolean;
}

const { sure, likely } = fitted.byMeaning.confidence.words;
/** So sure must an answer be that is only found in other words: where it counted whenever it was surer, hint3 lost .008. */
const clear = 0.65;
export const topConfidence = ({ calibrated }: QueryResult): number =>
  calibrated.reduce((most, { value }) => Math.max(most, value), 0);
/** By the curve as it ships: what a library adds to it says how sure an answer is, and never which one is found. */
function asShipped(view: SearchOutcome, { shift = 0 }: CalibrationParams): number {
  const value = topConfidence(view);
  return shift === 0 ? value : sigmoid(keptLogit(value) - shift);
}

/**
 * A second pass for what is not surely answered by itself: with what was said before it, with the `whole` message and
 * in the library's own words for the same, in one run of the model. Returns by index what replaces the first pass.
 */
export async function runSecondPass(
  questions: readonly SearchQuestion[],
  answers: readonly SearchOutcome[],
  whole: string,
  run: (queries: readonly QueryVariant[]) => Promise<readonly SearchOutcome[]>,
  curveOf: (byMeaning: boolean) => CalibrationParams,
  reword: (text: string) => string | null,
): Promise<ReadonlyMap<number, SearchOutcome>> {
  const weight = storyWeight(whole, questions);
  const unsure = questions.flatMap(({ text, context }, questionIndex) => {
    const alone = answers[questionIndex];
    if (alone === undefined) return [];
    const value = asShipped(alone, curveOf(alone.byMeaning));
    if (value >= sure) return [];
    // Other words count only where the question is unclear as it was written.
    const reworded = value < likely ? reword(text) : null;
    if (context === '' && weight === 0 && reworded === null) return [];
    return [{ questionIndex, alone, reworded, withContext: context === '' ? null : `${context} ${text}` }];
  });
  if (unsure.length === 0) return new Map();
  const inContext = unsure.flatMap(({ questionIndex, withContext }) =>
    withContext === null ? [] : [{ questionIndex, text: withContext }],
  );
  const asWhole = weight === 0 ? [] : unsure.map(({ questionIndex }) => ({ questionIndex, text: whole }));
  const inOtherWords = unsure.flatMap(({ questionIndex, reworded }) =>
    reworded === null ? [] : [{ questionIndex, text: reworded }],
  );
  const found = await run([...inContext, ...asWhole, ...inOtherWords]);
  const viewOf = (queries: readonly QueryVariant[], from: number, index: number): SearchOutcome | null => {
    const at = queries.findIndex(({ questionIndex }) => questionIndex === index);
    return at < 0 ? null : (found[from + at] ?? null);
  };
  return new Map(
    unsure.flatMap(({ questionIndex, alone: asWritten }) => {
      const reworded = viewOf(inOtherWords, inContext.length + asWhole.length, questionIndex);
      const curve = curveOf(asWritten.byMeaning);
      const alone = reworded !== null && asShipped(reworded, curve) >= clear ? reworded : asWritten;
      const view = viewOf(asWhole, inContext.length, questionIndex);
      const before = viewOf(inContext, 0, questionIndex);
      if (view === null && before === null)
        return alone === asWritten ? [] : [[questionIndex, alone] as const];
      const mixed = fuseResults(alone, before, view === null ? null : { view, weight }, curve);
      return [[questionIndex, { ...mixed, byMeaning: alone.byMeaning }] as const];
    }),
  );
}
