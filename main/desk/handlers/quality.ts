import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Quality } from '../quality/quality.ts';

type Calls = Extract<keyof DeskHandlers, `quality.${string}`>;

/** The calls of the weekly sample of replies. */
export function createQualityHandlers(quality: Quality): Pick<DeskHandlers, Calls> {
  return {
    'quality.sample': (input) => quality.sample(input),
    'quality.evaluate': ({ id, evaluation }) => {
      quality.evaluate(id, evaluation);
      return null;
    },
  };
}
