import { at, node24, root } from '../setup/paths.mjs';
import { deskEnvironment, deskFlags, spawnThrough } from '../setup/spawn.mjs';

/** The `desk` command: main/cli.ts, in the folder where the person stands (npm moves to the project's and leaves a note). */
export function run(args) {
  const viaNpm = process.env.npm_lifecycle_event === 'desk' && process.cwd() === root;
  const cwd = (viaNpm && process.env.INIT_CWD) || process.cwd();
  return spawnThrough(node24(), [...deskFlags, at('main', 'cli.ts'), ...args], {
    cwd,
    env: deskEnvironment,
  });
}
