import { at, node24 } from '../setup/paths.mjs';
import { deskFlags, spawnThrough } from '../setup/spawn.mjs';

/** Makes the small heads in models/heads anew, from the folder of GoEmotions. */
export function run(args) {
  return spawnThrough(node24(), [...deskFlags, at('build', 'train', 'train.ts'), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
}
