import type { DeskHandlers } from '../../../preload/contract.ts';
import type { OutcomesRoom } from '../outcomes/outcomes.ts';

type Calls = Extract<keyof DeskHandlers, `outcomes.${string}`>;

/** The calls of what became of the cases. */
export function createOutcomeHandlers(outcomes: OutcomesRoom): Pick<DeskHandlers, Calls> {
  return {
    'outcomes.figures': (days) => outcomes.figures(days),
    'outcomes.comments': (days) => outcomes.comments(days),
    'outcomes.preview': (input) => outcomes.preview(input),
    'outcomes.import': (input) => outcomes.import(input),
    'outcomes.importThreads': ({ paths }) => outcomes.importThreads(paths),
    'outcomes.removeImport': ({ id }) => {
      outcomes.removeImport(id);
      return null;
    },
  };
}
