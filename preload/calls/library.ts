import { z } from 'zod';
import { audience } from '../shapes/audience.ts';
import type { TitleMatch, LibraryRow, OpenedDocument, WatchedFolder } from '../shapes.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';
import { readPath, writeFolder } from './path.ts';
import { fileChoices, tableMappings } from './preview.ts';

/** What entries are narrowed down and sorted by. */
export const entryQuery = z.strictObject({
  /** Words to filter by; empty shows all. */
  filter: z.string().max(500),
  /** Only the entries of this document. */
  documentId: id.optional(),
  /** Of entries only, as `collection`, `language` and `only`. */
  tag: z.string().min(1).max(100).optional(),
  collection: z.string().min(1).max(100).optional(),
  language: z.string().min(1).max(10).optional(),
  only: z.enum(['internal', 'due', 'edited', 'differs', 'unused']).optional(),
  sort: z.enum(['name', 'state', 'used', 'checked', 'suggested', 'changed', 'review', 'source']),
  descending: z.boolean(),
});

/** Documents and entries, and the folders that they are kept in step with. */
export const libraryCalls = {
  /** Queues files and folders (walked); the result says how many files were found. */
  'library.import': call(
    z.strictObject({
      paths: z.array(readPath).min(1).max(10_000),
      /** How tables are read where a person corrected the guess; remembered for these files and for the same header. */
      columns: tableMappings.optional(),
      /** What else was chosen for them; it stays with their documents. */
      choices: fileChoices.optional(),
      /** Files that the paths lead to and that are not meant. */
      except: z.array(readPath).max(10_000).optional(),
    }),
  )
    .for('editor')
    .returns<{ readonly files: number }>(),
  'library.cancel': call(nothing).for('editor').returns<null>(),
  /** Pauses the import, also over a restart, until `library.resume`; nothing that was finished is done again. */
  'library.pause': call(nothing).for('editor').returns<null>(),
  'library.resume': call(nothing).for('editor').returns<null>(),
  'library.retry': call(z.strictObject({ id })).for('editor').returns<null>(),
  /** Says whom documents are for; null: as their files say. Entries with an audience of their own keep it. */
  'library.setAudience': call(
    z.strictObject({ ids: z.array(id).min(1).max(10_000), audience: audience.nullable() }),
  )
    .for('editor')
    .returns<null>(),
  /** Takes documents out of the library; `undo` brings them back for thirty days. The files are never touched. */
  'library.remove': call(z.strictObject({ ids: z.array(id).min(1).max(10_000) }))
    .for('editor')
    .returns<{
      readonly undo: string;
    }>(),
  /** Brings back exactly what a removal of documents or entries, or a merge, took away. */
  'library.undo': call(z.strictObject({ undo: id }))
    .for('editor')
    .returns<null>(),
  'library.list': call(
    entryQuery.extend({
      show: z.enum(['documents', 'entries']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  )
    .for('agent')
    .returns<{ readonly total: number; readonly rows: readonly LibraryRow[] }>(),
  /**
   * Writes documents (all that are ready, or the named ones) into a folder that a person chose; overwrites nothing.
   * What comes back by `library.import` is as it was: entries that are known here by their id are updated.
   */
  'library.export': call(
    z.strictObject({
      folder: writeFolder,
      format: z.enum(['markdown', 'csv', 'json']),
      ids: z.array(id).min(1).max(10_000).optional(),
      /** Only these entries, without the running text around them. */
      entryIds: z.array(id).min(1).max(50_000).optional(),
    }),
  )
    .for('owner')
    .returns<{ readonly files: number; readonly folder: string }>(),
  /** With an entry, a document that is written here shows that entry alone. */
  'library.open': call(z.strictObject({ documentId: id, entryId: id.optional() }))
    .for('agent')
    .returns<OpenedDocument>(),
  /** Quick-find over titles and tags, forgiving typos; works without the model. */
  'library.quickFind': call(z.strictObject({ text: z.string().max(500), limit: z.int().min(1).max(50) }))
    .for('agent')
    .returns<readonly TitleMatch[]>(),

  /** Keeps the library in step with a folder: added, changed, renamed and deleted files follow within seconds. */
  'folders.watch': call(z.strictObject({ path: readPath }))
    .for('editor')
    .returns<WatchedFolder>(),
  'folders.list': call(nothing).for('agent').returns<readonly WatchedFolder[]>(),
  'folders.pause': call(z.strictObject({ id })).for('editor').returns<null>(),
  'folders.resume': call(z.strictObject({ id })).for('editor').returns<null>(),
  'folders.stop': call(z.strictObject({ id, keepDocuments: z.boolean() }))
    .for('editor')
    .returns<null>(),
} as const;
