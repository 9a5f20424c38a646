import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Entries } from '../library/entries.ts';

type Calls = Extract<keyof DeskHandlers, `entries.${string}`>;

/** The calls of entries. */
export function createEntryHandlers(entries: Entries): Pick<DeskHandlers, Calls> {
  return {
    'entries.get': ({ id }) => entries.get(id),
    'entries.listIds': (query) => entries.ids(query),
    'entries.save': ({ id, fields }) => entries.save(id, fields),
    'entries.updateMany': ({ ids, patch }) => entries.change(ids, patch),
    'entries.remove': ({ ids }) => entries.remove(ids),
    'entries.history': ({ id }) => entries.history(id),
    'entries.restoreVersion': ({ id, version }) => entries.restore(id, version),
    'entries.facets': () => entries.facets(),
    'entries.merge': ({ keep, others }) => entries.merge(keep, others),
  };
}
