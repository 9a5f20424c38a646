import type { EntryFields } from '../../../../preload/contract.ts';
import type { Entries } from '../../library/entries.ts';
import type { Search } from '../../search/search.ts';
import type { Store, VectorChange } from '../../store/store.ts';

interface DryRunDeps {
  readonly store: Pick<Store, 'dryRun' | 'passages'>;
  readonly entries: Pick<Entries, 'prepareSave'>;
  readonly search: Pick<Search, 'apply' | 'invalidateLearned'>;
}

/**
 * What `inspect` sees while an entry stands in the library as given; then everything is as it was: the file takes the change
 * back, and the vectors in memory follow. Null when a search would find the entry no differently.
 */
export async function dryRunEntry<Result>(
  id: string | null,
  fields: EntryFields,
  inspect: (change: VectorChange, entryId: string) => Result,
  { store, entries, search }: DryRunDeps,
): Promise<Result | null> {
  const ready = await entries.prepareSave(id, fields);
  const make = ready.change;
  if (make === null) return null;
  const made: VectorChange[] = [];
  try {
    return store.dryRun(() => {
      const change = make();
      made.push(change);
      search.apply(change);
      return inspect(change, ready.id);
    });
  } finally {
    for (const { removedPassages, added } of made) {
      search.apply({
        removedPassages: [...new Set(added.map(({ passageId }) => passageId))],
        added: store.passages.vectorsOf(removedPassages),
      });
      search.invalidateLearned();
    }
  }
}
