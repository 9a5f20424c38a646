import { z } from 'zod';
import type { Preview } from '../shapes/preview.ts';
import { call } from './call.ts';

const column = z.int().min(0).max(10_000);
const path = z.string().min(1).max(4096);

/** How the tables of files are to be read, where a person corrected the guess. */
export const chosenColumns = z
  .array(
    z.strictObject({
      path,
      tables: z
        .array(
          z.strictObject({
            place: z.int().min(0).max(10_000),
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
        .max(100),
    }),
  )
  .max(1_000);

/** A look at files before they are taken. */
export const previewCalls = {
  /** Reads files and folders (walked) without keeping anything: `limit` files, from the one at `from` on. */
  'library.preview': call(
    z.strictObject({
      paths: z.array(path).min(1).max(10_000),
      from: z.int().min(0),
      limit: z.int().min(1).max(20),
      columns: chosenColumns.optional(),
    }),
  ).returns<Preview>(),
} as const;
