import type { TokenVectors } from '../ports.ts';
import { quantize } from '../vectors.ts';
import { calibrateRanked, type CalibrationParams, inOrderShown, noAnswer } from './confidence.ts';
import type { FeedbackIndex } from './feedback-index.ts';
import type { RetrievalContext, Retriever } from './retriever.ts';
import { type SearchOutcome, topConfidence } from './second-pass.ts';
import { type RankedAnswer, toRankedAnswer } from './suggestion.ts';

interface QueryWording {
  readonly text: string;
  /** Null searches by words alone. */
  readonly vector: Float32Array | null;
  readonly tokens: TokenVectors | null;
}

/** A question in all its wordings with their vectors: it can be asked again and again without the model. */
export interface PreparedQuestion {
  readonly queries: readonly QueryWording[];
}

export type Ranker = (question: PreparedQuestion, limit: number) => readonly RankedAnswer[];

type CurveOf = (byMeaning: boolean) => CalibrationParams;

export function runQuery(
  { text, vector, tokens }: QueryWording,
  by: Retriever,
  context: RetrievalContext,
  curveOf: CurveOf,
): SearchOutcome {
  const finding = by.retrieve(text, vector, { ...context, tokens });
  const calibrated = calibrateRanked(finding.ranked, curveOf(vector !== null));
  return { finding, calibrated, byMeaning: vector !== null };
}

export function createRanker(
  by: Retriever,
  index: Pick<FeedbackIndex, 'hasNegativeFeedback' | 'negativeFeedback'>,
  curveOf: CurveOf,
): Ranker {
  return ({ queries }, limit) => {
    const asked = queries[0]?.vector ?? null;
    const against =
      asked === null || !index.hasNegativeFeedback() ? undefined : index.negativeFeedback([quantize(asked)]);
    const [first, ...others] = queries.map((query) => runQuery(query, by, { against }, curveOf));
    if (first === undefined) return [];
    const { finding, calibrated } = others.reduce(
      (best, each) => (topConfidence(each) > topConfidence(best) ? each : best),
      first,
    );
    const shown = inOrderShown(finding.ranked, calibrated);
    return finding.ranked.slice(0, limit).map((ranked, at) => toRankedAnswer(ranked, shown[at] ?? noAnswer));
  };
}
