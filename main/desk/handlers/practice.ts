import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Practice } from '../quality/practice.ts';

type Calls = Extract<keyof DeskHandlers, `practice.${string}`>;

/** The calls of practising on past mails. */
export function createPracticeHandlers(practice: Practice): Pick<DeskHandlers, Calls> {
  return {
    'practice.next': ({ after }) => practice.next(after),
    'practice.hint': (input) => practice.hint(input),
    'practice.compare': (input) => practice.compare(input),
  };
}
