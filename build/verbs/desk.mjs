import { at, node24, root } from '../setup/paths.mjs';
import { spawnThrough } from '../setup/spawn.mjs';

/** The `desk` command: main/cli.ts, in the folder where the person stands (npm moves to the project's and leaves a note). */
export function run(args) {
  const viaNpm = process.env.npm_lifecycle_event === 'desk' && process.cwd() === root;
  const cwd = (viaNpm && process.env.INIT_CWD) || process.cwd();
  // A small nursery, as the window's engine has it (main/shell/engine-process.ts says why).
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'];
  return spawnThrough(node24(), [...flags, at('main', 'cli.ts'), ...args], {
    cwd,
  });
}
