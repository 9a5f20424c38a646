import { z } from 'zod';
import { dataFiles } from './data-files.ts';

const count = z.int().min(0);
const manifestSchema = z.object({
  counts: z.object({
    documents: count,
    entries: count,
    snippets: count,
    cases: count,
    lines: count,
    gaps: count,
  }),
  /** In the order in which their bytes follow. */
  files: z
    .array(z.object({ name: z.enum(dataFiles), bytes: count, sha256: z.string().length(64) }))
    .max(dataFiles.length)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length),
});

/** The first thing within a backup: what it holds. */
export type Manifest = z.infer<typeof manifestSchema>;

export const longestManifest = 100_000;

/** With its length before it. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  const json = Buffer.from(JSON.stringify(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

/** Null where it is none. */
export function decodeManifest(json: Uint8Array): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(Buffer.from(json).toString('utf8')));
  } catch {
    return null;
  }
}
