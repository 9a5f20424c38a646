import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Entries } from '../library/entries.ts';

type Calls = Extract<keyof DeskHandlers, `entries.${string}`>;

/** The calls of entries; `notifyChanged` says that counts of the status are others now. */
export function createEntryHandlers(
  entries: Entries,
  notifyChanged: <T>(value: T) => T,
): Pick<DeskHandlers, Calls> {
  return {
    'entries.get': ({ id }) => entries.get(id),
    'entries.listIds': (query) => entries.ids(query),
    'entries.save': async ({ id, fields }) => notifyChanged(await entries.save(id, fields)),
    'entries.updateMany': ({ ids, patch }) => entries.change(ids, patch),
    'entries.remove': ({ ids }) => notifyChanged(entries.remove(ids)),
    'entries.history': ({ id }) => entries.history(id),
    'entries.restoreVersion': ({ id, version }) => entries.restore(id, version),
    'entries.facets': () => entries.facets(),
    'entries.merge': async ({ keep, others }) => notifyChanged(await entries.merge(keep, others)),
  };
}
