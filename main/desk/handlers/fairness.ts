import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Fairness } from '../fairness/fairness.ts';

type Calls = Extract<keyof DeskHandlers, `fairness.${string}`>;

/** The calls of whether everybody is answered alike. */
export function createFairnessHandlers(fairness: Fairness): Pick<DeskHandlers, Calls> {
  return {
    'fairness.get': () => fairness.overview(),
    'fairness.run': () => fairness.run(),
    'fairness.cancel': () => fairness.cancel(),
  };
}
