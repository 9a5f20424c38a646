import { readdirSync } from 'node:fs';
import { electronBinary } from '../setup/electron.mjs';
import { SetupError } from '../setup/errors.mjs';
import { hasDisplay } from '../setup/libraries.mjs';
import { prepare } from '../setup/prepare.mjs';
import { at, node24 } from '../setup/paths.mjs';
import { deskFlags, spawnThrough } from '../setup/spawn.mjs';

/** Measurements of the real app, which need more than packages and the model. */
const ofTheApp = new Set(['app-kills.ts', 'window.ts']);

/** Runs every measurement in test/bench, or those whose name holds the first argument, one after the other. */
export async function run([filter = '', ...args]) {
  const files = readdirSync(at('test', 'bench')).filter(
    (file) => file.endsWith('.ts') && file.includes(filter),
  );
  if (files.length === 0) throw new SetupError(`There is no measurement called ${filter} in test/bench.`);
  const needsApp = files.some((file) => ofTheApp.has(file));
  if (needsApp && !(await prepare(['electron', 'libraries', 'output'], { quiet: false }))) return 1;
  let worst = 0;
  for (const file of files.sort()) {
    const command = [node24(), ...deskFlags, at('test', 'bench', file), ...args];
    const status = ofTheApp.has(file)
      ? await withApp(command)
      : await spawnThrough(command[0], command.slice(1));
    worst = Math.max(worst, status);
  }
  return worst;
}

async function withApp(command) {
  const electron = await electronBinary();
  const shown = hasDisplay()
    ? command
    : ['xvfb-run', '-a', '-n', '400', '-s', '-screen 0 1600x1000x24', ...command];
  return spawnThrough(shown[0], shown.slice(1), { env: { ELECTRON_OVERRIDE_DIST_PATH: electron.dist } });
}
