import { readdirSync } from 'node:fs';
import { SetupError } from '../setup/errors.mjs';
import { at, node24 } from '../setup/paths.mjs';
import { deskFlags, spawnThrough } from '../setup/spawn.mjs';

/** Runs every measurement in test/bench, or those whose name holds the first argument, one after the other. */
export async function run([filter = '', ...args]) {
  const files = readdirSync(at('test', 'bench')).filter(
    (file) => file.endsWith('.ts') && file.includes(filter),
  );
  if (files.length === 0) throw new SetupError(`There is no measurement called ${filter} in test/bench.`);
  let worst = 0;
  for (const file of files.sort()) {
    const status = await spawnThrough(node24(), [...deskFlags, at('test', 'bench', file), ...args]);
    worst = Math.max(worst, status);
  }
  return worst;
}
