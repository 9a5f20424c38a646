import { spawnThrough } from '../setup/spawn.mjs';
import { at, node24 } from '../setup/paths.mjs';
import { networkEnvironment } from '../setup/npm.mjs';

/** Makes the packages for this platform; with --test, packages that are only tried out, and tries them out. */
export async function run(args) {
  const command = ['--disable-warning=ExperimentalWarning', at('build', 'package', 'package.ts'), ...args];
  return spawnThrough(node24(), command, { env: await networkEnvironment() });
}
