/**
 * The model alone, in a process of its own: what indexing and searching are measured against.
 * Arguments: models folder, a JSON file {passages, queries}. Prints {embedSeconds, queryP50ms}.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { z } from 'zod';
import { quantile } from './quantile.ts';

const [modelsFolder = '', textsFile = ''] = process.argv.slice(2);
const { id } = z
  .object({ id: z.string() })
  .parse(JSON.parse(readFileSync(path.join(modelsFolder, 'manifest.json'), 'utf8')));
const { passages, queries } = z
  .object({ passages: z.array(z.string()), queries: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(textsFile, 'utf8')));

env.allowRemoteModels = false;
env.localModelPath = modelsFolder;
const embed = await pipeline('feature-extraction', id, { dtype: 'q8' });
const options = { pooling: 'mean', normalize: true } as const;
const batch = 32;

await embed(passages.slice(0, batch), options);
const started = performance.now();
for (let at = 0; at < passages.length; at += batch) await embed(passages.slice(at, at + batch), options);
const embedSeconds = (performance.now() - started) / 1000;

const times: number[] = [];
for (const query of queries) {
  const asked = performance.now();
  await embed([query], options);
  times.push(performance.now() - asked);
}
console.log(JSON.stringify({ embedSeconds, queryP50ms: quantile(times, 0.5) }));
