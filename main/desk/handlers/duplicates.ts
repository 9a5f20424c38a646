import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Duplicates } from '../learning/duplicates/duplicates.ts';
import type { Entries } from '../library/entries.ts';

type Calls = Extract<keyof DeskHandlers, `duplicates.${string}`>;

/** The calls of pairs of entries that ask the same; `notifyChanged` says that what waits for review is something else now. */
export function createDuplicateHandlers(
  duplicates: Duplicates,
  entries: Pick<Entries, 'merge'>,
  notifyChanged: <T>(value: T) => T,
): Pick<DeskHandlers, Calls> {
  return {
    'duplicates.list': (query) => duplicates.list(query),
    'duplicates.merge': async ({ keep, other }) => {
      const { undo } = await entries.merge(keep, [other]);
      return notifyChanged({ undo });
    },
    'duplicates.dismiss': ({ a, b }) => notifyChanged(duplicates.dismiss(a, b)),
  };
}
