import { electronArguments, electronBinary, electronNotice } from '../setup/electron.mjs';
import { SetupError } from '../setup/errors.mjs';
import { hasDisplay, sandboxObstacle } from '../setup/libraries.mjs';
import { root } from '../setup/paths.mjs';
import { spawnThrough } from '../setup/spawn.mjs';

/** Opens the app. */
export async function run(args) {
  if (!hasDisplay())
    throw new SetupError(
      'There is no display to open a window on (DISPLAY is not set). Run: xvfb-run -a npm start',
    );
  const obstacle = sandboxObstacle();
  if (obstacle) throw new SetupError(obstacle);
  const electron = await electronBinary();
  const extra = reportElectronRuntime(electron);
  return spawnThrough(electron.path, [...extra, root, ...args], {
    env: { ELECTRON_OVERRIDE_DIST_PATH: electron.dist },
  });
}

/** One line for each thing that is not as in a release; gives the arguments that go with it. */
export function reportElectronRuntime(electron) {
  const notice = electronNotice(electron);
  if (notice) console.error(notice);
  const extra = electronArguments();
  if (extra.length > 0)
    console.error("Electron: running as root, so without Chromium's sandbox (development and tests only)");
  return extra;
}
