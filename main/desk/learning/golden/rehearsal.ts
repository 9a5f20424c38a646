import type { EntryFields } from '../../../../preload/contract.ts';
import type { Entries } from '../../library/entries.ts';
import type { Search } from '../../search/search.ts';
import type { Store, VectorChange } from '../../store/store.ts';

interface RehearsalDeps {
  readonly store: Pick<Store, 'rehearse' | 'passages'>;
  readonly entries: Pick<Entries, 'ready'>;
  readonly search: Pick<Search, 'apply' | 'relearn'>;
}

/**
 * What `look` sees while an entry stands in the library as given; then everything is as it was: the file takes the change
 * back, and the vectors in memory follow. Null when a search would find the entry no differently.
 */
export async function rehearseEntry<Result>(
  id: string | null,
  fields: EntryFields,
  look: (change: VectorChange, entryId: string) => Result,
  { store, entries, search }: RehearsalDeps,
): Promise<Result | null> {
  const ready = await entries.ready(id, fields);
  const make = ready.change;
  if (make === null) return null;
  const made: VectorChange[] = [];
  try {
    return store.rehearse(() => {
      const change = make();
      made.push(change);
      search.apply(change);
      return look(change, ready.id);
    });
  } finally {
    for (const { removedPassages, added } of made) {
      search.apply({
        removedPassages: [...new Set(added.map(({ passageId }) => passageId))],
        added: store.passages.vectorsOf(removedPassages),
      });
      search.relearn();
    }
  }
}
