import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { SetupError } from './errors.mjs';
import { at, node24, root, tool } from './paths.mjs';

export const name = 'build';

const stampFile = () => at('out', '.sources');
const inputs = [
  'main',
  'preload',
  'renderer',
  'build/absent',
  'build/package/bundled-packages.ts',
  'locales',
  'thunderbird',
  'build/package/add-on.ts',
  'build/icons/png',
  'models/heads',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** True when out/ was built from exactly the sources that are there now. */
export function isDone() {
  return existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === sourcesHash();
}

export async function run(progress) {
  if (!existsSync(at('electron.vite.config.ts')))
    throw new SetupError('electron.vite.config.ts is missing, so the app cannot be built.');
  const hash = sourcesHash();
  rmSync(stampFile(), { force: true });
  progress.line('Build: bundling main, preload and renderer');
  const built = spawnSync(node24(), [tool('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}${built.stderr}`);
    throw new SetupError('The app could not be built; what electron-vite said stands above.');
  }
  mkdirSync(at('out'), { recursive: true });
  // The hash from before: a source saved during the build makes the next run build again.
  writeFileSync(stampFile(), hash);
  progress.line('Build: out/ is up to date');
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const input of inputs) add(hash, input);
  return hash.digest('hex');
}

function add(hash, place) {
  const entry = statSync(at(place), { throwIfNoEntry: false });
  if (!entry) return;
  if (entry.isDirectory()) {
    for (const child of readdirSync(at(place)).sort()) add(hash, `${place}/${child}`);
  } else {
    hash.update(`${place}\0${entry.size}\0`).update(readFileSync(at(place)));
  }
}
