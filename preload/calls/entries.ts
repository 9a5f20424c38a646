import { z } from 'zod';
import { entryFields, type Entry, type EntryFacets, type EntryVersion } from '../shapes/entries.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';
import { entryQuery } from './library.ts';

const { tags, collection, language, internal, audience, reviewBy } = entryFields.shape;
const entryIds = z.array(id).min(1).max(50_000);

/** Entries, edited in place: their history, many at once, and back again (`library.undo`). */
export const entryCalls = {
  'entries.get': call(z.strictObject({ id })).for('agent').returns<Entry>(),
  /** The ids of all that `library.list` would page through, in its order: for what is done to all that match. */
  'entries.listIds': call(entryQuery).for('agent').returns<readonly string[]>(),
  /** Saves an entry, or with `id` null a new one under "Written here". A search finds it as it is now at once. */
  'entries.save': call(z.strictObject({ id: id.nullable(), fields: entryFields }))
    .for('editor')
    .returns<Entry>(),
  /** The same change to many; what is left out stays. `changed` counts those that were not so already. */
  'entries.updateMany': call(
    z.strictObject({
      ids: entryIds,
      patch: z
        .strictObject({ addTags: tags, removeTags: tags, collection, language, internal, audience, reviewBy })
        .partial(),
    }),
  )
    .for('editor')
    .returns<{ readonly changed: number }>(),
  /** Takes entries out; they do not come back when their file is read again. `undo` is for `library.undo`. */
  'entries.remove': call(z.strictObject({ ids: entryIds }))
    .for('editor')
    .returns<{ readonly undo: string }>(),
  /** Newest first; never empty. */
  'entries.history': call(z.strictObject({ id })).for('agent').returns<readonly EntryVersion[]>(),
  'entries.restoreVersion': call(z.strictObject({ id, version: z.int().min(1) }))
    .for('editor')
    .returns<Entry>(),
  'entries.facets': call(nothing).for('agent').returns<EntryFacets>(),
  /** Questions and variants of the others become variants of `keep`, counts add up, the others go. */
  'entries.merge': call(z.strictObject({ keep: id, others: z.array(id).min(1).max(100) }))
    .for('editor')
    .returns<{
      readonly entry: Entry;
      readonly undo: string;
    }>(),
} as const;
