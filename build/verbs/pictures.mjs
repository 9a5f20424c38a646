import { electronBinary } from '../setup/electron.mjs';
import { hasDisplay } from '../setup/libraries.mjs';
import { at, node24 } from '../setup/paths.mjs';
import { spawnThrough } from '../setup/spawn.mjs';

/**
 * Makes docs/pictures anew from the real window; with a folder, pictures of every view in every size and both themes, or of those
 * whose name fits a pattern. With --check instead, it says what is wrong with each view: names, contrast, words that are cut.
 */
export async function run(args) {
  const electron = await electronBinary();
  const isCheck = args.includes('--check');
  const command = [
    node24(),
    '--disable-warning=ExperimentalWarning',
    at('test', 'support', isCheck ? 'look-over.ts' : 'pictures.ts'),
    ...args.filter((arg) => arg !== '--check'),
  ];
  if (!hasDisplay()) command.unshift('xvfb-run', '-a', '-n', '300', '-s', '-screen 0 4000x2200x24');
  return spawnThrough(command[0], command.slice(1), { env: { ELECTRON_OVERRIDE_DIST_PATH: electron.dist } });
}
