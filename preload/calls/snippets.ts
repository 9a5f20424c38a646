import { z } from 'zod';
import {
  snippetSchema,
  type FilledSnippet,
  type Snippet,
  type SnippetMatch,
  type SnippetImport,
  type SnippetPreview,
} from '../shapes/snippets.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';
import { readPath, writeFolder } from './path.ts';

const caseId = id.nullable();
/** By name, as `missing` lists them. */
const values = z.record(z.string().max(500), z.string().max(5_000));

/** The shop's texts with placeholders. */
export const snippetCalls = {
  /** All of them, in the order in which they came. */
  'snippets.list': call(nothing).for('agent').returns<readonly Snippet[]>(),
  /** By short name and by meaning; without a text, what suits the message of the case. */
  'snippets.find': call(z.strictObject({ text: z.string().max(500), caseId, limit: z.int().min(1).max(50) }))
    .for('agent')
    .returns<readonly SnippetMatch[]>(),
  /** Fills from the message of the case and from `values`, which come first. */
  'snippets.fill': call(z.strictObject({ id, caseId, values })).for('agent').returns<FilledSnippet>(),
  /** The same for a text that is being written, with what is wrong with it. */
  'snippets.preview': call(z.strictObject({ text: z.string().max(10_000), caseId, values }))
    .for('agent')
    .returns<SnippetPreview>(),
  /** What calms best for the message of the case; empty unless its mood is negative. */
  'snippets.calming': call(z.strictObject({ caseId: id }))
    .for('agent')
    .returns<readonly Snippet[]>(),
  /** With `id` null a new snippet. A malformed text is refused with its place. */
  'snippets.save': call(
    z.strictObject({ snippet: snippetSchema.omit({ sample: true }).extend({ id: id.nullable() }) }),
  )
    .for('editor')
    .returns<{ readonly id: string }>(),
  'snippets.remove': call(z.strictObject({ id })).for('editor').returns<null>(),
  /** Reads an espanso (`.yml`) or CSV file. */
  'snippets.import': call(z.strictObject({ path: readPath }))
    .for('editor')
    .returns<SnippetImport>(),
  /** Undoes an import; what was edited since stays. */
  'snippets.undoImport': call(z.strictObject({ id })).for('editor').returns<null>(),
  /** Writes all snippets into the folder, as a table that `snippets.import` reads again. */
  'snippets.export': call(z.strictObject({ folder: writeFolder }))
    .for('owner')
    .returns<{
      readonly path: string;
      readonly snippets: number;
    }>(),
} as const;
