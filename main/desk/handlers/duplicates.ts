import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Duplicates } from '../learning/duplicates/duplicates.ts';
import type { Entries } from '../library/entries.ts';

type Calls = Extract<keyof DeskHandlers, `duplicates.${string}`>;

/** The calls of pairs of entries that ask the same. */
export function createDuplicateHandlers(
  duplicates: Duplicates,
  entries: Pick<Entries, 'merge'>,
): Pick<DeskHandlers, Calls> {
  return {
    'duplicates.list': (query) => duplicates.list(query),
    'duplicates.merge': async ({ keep, other }) => {
      const { undo } = await entries.merge(keep, [other]);
      return { undo };
    },
    'duplicates.dismiss': ({ a, b }) => duplicates.dismiss(a, b),
  };
}
