import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../build/setup/output.mjs';

/** Runs once before tests that read files: they do so with the parser as it ships, which a fresh checkout does not have. */
export async function setup(): Promise<void> {
  if (existsSync(path.resolve(import.meta.dirname, '../../out/main/parser.js'))) return;
  await run({ line: (text: string) => console.error(text) });
}
