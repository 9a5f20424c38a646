import type { DeskHandlers } from '../../../preload/contract.ts';
import type { SimilarEntries } from '../learning/similar-entries/similar-entries.ts';
import type { Entries } from '../library/entries.ts';

type Calls = Extract<keyof DeskHandlers, `similarEntries.${string}`>;

/** The calls of pairs of entries that ask the same. */
export function createSimilarEntryHandlers(
  similarEntries: SimilarEntries,
  entries: Pick<Entries, 'merge'>,
): Pick<DeskHandlers, Calls> {
  return {
    'similarEntries.list': (query) => similarEntries.list(query),
    'similarEntries.merge': async ({ keep, other }) => {
      const { undo } = await entries.merge(keep, [other]);
      return { undo };
    },
    'similarEntries.dismiss': ({ a, b }) => similarEntries.dismiss(a, b),
  };
}
