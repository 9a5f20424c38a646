import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileResult } from '../../desk/library/library.ts';
import { openDesk } from '../open-desk.ts';
import type { EvalRun } from './run.ts';
import { quantile } from './quantile.ts';

/** Describes the data set, and is no part of it. */
const aboutTheSet = new Set(['manifest.tsv', 'README.md']);

/** Imports a folder as the window does, and reports what became of each file. */
export async function evalImport({ folder, out, dataFolder }: EvalRun): Promise<Record<string, unknown>> {
  const desk = await openDesk({ dataFolder });
  const done: FileResult[] = [];
  desk.services.library.onFileDone((file) => done.push(file));
  try {
    await desk.services.library.import([folder]);
    await desk.services.library.whenIdle();
  } finally {
    await desk.close();
  }
  const files = done
    .map((file) => ({ ...file, path: path.relative(folder, file.path) }))
    .filter((file) => !aboutTheSet.has(file.path));
  await writeFile(out, files.map((file) => `${JSON.stringify(file)}\n`).join(''));
  const ready = files.filter((file) => file.outcome === 'ready');
  return {
    kind: 'import',
    files: files.length,
    ready: ready.length,
    failed: files.length - ready.length,
    passages: ready.reduce((sum, file) => sum + file.passages, 0),
    p95ms: quantile(
      files.map((file) => file.ms),
      0.95,
    ),
  };
}
