import { z } from 'zod';
import { audience } from '../shapes/audience.ts';
import { tableMapping, type FilePreview, type Preview } from '../shapes/preview.ts';
import { id } from '../shapes/schema.ts';
import { call } from './call.ts';
import { readPath } from './path.ts';

const tables = z.array(tableMapping).min(1).max(100);

/** How the tables of files are to be read, where a person corrected the guess. */
export const tableMappings = z.array(z.strictObject({ path: readPath, tables })).max(1_000);

/** What a person decided for files beside their columns; what is left out stays as it was. */
export const fileChoices = z
  .array(
    z.strictObject({
      path: readPath,
      /** Take what is struck, hidden or a draft as well. */
      takesOmitted: z.boolean().optional(),
      /** Whom it is for; null: as the file says. */
      audience: audience.nullable().optional(),
    }),
  )
  .max(10_000);

const { path: _, ...chosen } = fileChoices.element.shape;

/** Previews of files before they are imported. */
export const previewCalls = {
  /** Reads files and folders (walked) without keeping anything: `limit` files, from the one at `from` on. */
  'library.preview': call(
    z.strictObject({
      paths: z.array(readPath).min(1).max(10_000),
      from: z.int().min(0),
      limit: z.int().min(1).max(20),
      columns: tableMappings.optional(),
      choices: fileChoices.optional(),
    }),
  )
    .for('editor')
    .returns<Preview>(),
  /** The same for the file of a document that is in the library. */
  'library.previewDocument': call(z.strictObject({ id, tables: tables.optional(), ...chosen }))
    .for('editor')
    .returns<FilePreview>(),
  /** Reads the file of a document again, as it was chosen now; the choice stays with the document. */
  'library.reimport': call(z.strictObject({ id, tables: tables.optional(), ...chosen }))
    .for('editor')
    .returns<null>(),
} as const;
