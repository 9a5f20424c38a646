import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { modelsFolder } from '../open-desk.ts';

const measurements = z.object({ embedSeconds: z.number(), queryP50ms: z.number() });

/** Runs the raw model over the same texts, in its own process so that its memory is not counted as ours. */
export async function measureRawModel(texts: {
  readonly passages: readonly string[];
  readonly queries: readonly string[];
}): Promise<z.infer<typeof measurements>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidedesk-raw-model-'));
  try {
    const file = path.join(folder, 'texts.json');
    await writeFile(file, JSON.stringify(texts));
    const script = fileURLToPath(new URL('raw-model.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, modelsFolder, file]);
    return measurements.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
