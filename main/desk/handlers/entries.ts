import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Entries } from '../library/entries.ts';

type Calls = Extract<keyof DeskHandlers, `entries.${string}`>;

/** The calls of entries; `changed` tells that counts of the status are others now. */
export function createEntryHandlers(
  entries: Entries,
  changed: <T>(value: T) => T,
): Pick<DeskHandlers, Calls> {
  return {
    'entries.get': ({ id }) => entries.get(id),
    'entries.ids': (query) => entries.ids(query),
    'entries.save': async ({ id, fields }) => changed(await entries.save(id, fields)),
    'entries.change': ({ ids, patch }) => entries.change(ids, patch),
    'entries.remove': ({ ids }) => changed(entries.remove(ids)),
    'entries.history': ({ id }) => entries.history(id),
    'entries.restore': ({ id, version }) => entries.restore(id, version),
    'entries.facets': () => entries.facets(),
    'entries.merge': async ({ keep, others }) => changed(await entries.merge(keep, others)),
  };
}
