import { z } from 'zod';
import type { FilePreview, Preview } from '../shapes/preview.ts';
import { call, id } from './call.ts';
import { readPath } from './path.ts';

const column = z.int().min(0).max(10_000);

const tables = z
  .array(
    z.strictObject({
      tableIndex: z.int().min(0).max(10_000),
      columns: z.strictObject({
        headerRow: z.int().min(0).max(50).nullable(),
        question: column.nullable(),
        answer: column.nullable(),
        variants: z.array(column).max(50),
        tags: z.array(column).max(50),
        language: column.nullable(),
      }),
    }),
  )
  .min(1)
  .max(100);

/** How the tables of files are to be read, where a person corrected the guess. */
export const tableMappings = z.array(z.strictObject({ path: readPath, tables })).max(1_000);

/** Previews of files before they are imported. */
export const previewCalls = {
  /** Reads files and folders (walked) without keeping anything: `limit` files, from the one at `from` on. */
  'library.preview': call(
    z.strictObject({
      paths: z.array(readPath).min(1).max(10_000),
      from: z.int().min(0),
      limit: z.int().min(1).max(20),
      columns: tableMappings.optional(),
    }),
  ).returns<Preview>(),
  /** The same for the file of a document that is in the library. */
  'library.previewDocument': call(z.strictObject({ id, tables: tables.optional() })).returns<FilePreview>(),
  /** Reads the file of a document again, its tables as they were chosen now. */
  'library.reimport': call(z.strictObject({ id, tables })).returns<null>(),
} as const;
