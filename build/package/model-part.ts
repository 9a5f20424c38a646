import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  id: z.string(),
  origin: z.string(),
  revision: z.string(),
  licence: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
});

/** The language model that is in every package, as its manifest says. */
export const modelPart = () =>
  manifest.parse(
    JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, '..', '..', 'models', 'manifest.json'), 'utf8'),
    ),
  );
