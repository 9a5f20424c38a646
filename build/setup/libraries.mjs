// What Electron needs of a Linux system: shared libraries, and for tests a display to draw on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './errors.mjs';
import { installedElectron } from './electron.mjs';

export const name = 'libraries';

const libraries =
  'libnss3 libatk1.0-0 libatk-bridge2.0-0 libcups2 libdrm2 libgbm1 libasound2 libgtk-3-0 libxss1 libxtst6'.split(
    ' ',
  );
const display = ['xvfb', 'xauth'];

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** True when nothing is missing. Only Linux has something to check. */
export function isDone() {
  return missing().length === 0;
}

export async function run(progress) {
  const what = missing();
  const packages = [
    ...(what.some((item) => item.endsWith('.so') || item.includes('.so.')) ? libraries : []),
    ...(what.includes('Xvfb') ? display : []),
  ];
  const lacks = `This system lacks ${what.join(', ')}`;
  if (!existsSync('/usr/bin/apt-get'))
    throw new SetupError(
      `${lacks}; install what provides it with the system's package manager (on Debian: ${packages.join(' ')}).`,
    );
  if (process.getuid() !== 0)
    throw new SetupError(
      `${lacks}. Run: sudo sh -c "apt-get update && apt-get install -y ${packages.join(' ')}"`,
    );
  progress.line(`System: installing ${packages.length} Debian packages, because it lacks ${what.join(', ')}`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages.map(nameHere));
  const still = missing();
  if (still.length > 0)
    throw new SetupError(`apt-get was run, and the system still lacks ${still.join(', ')}.`);
  progress.line('System: libraries are in place');
}

function missing() {
  if (process.platform !== 'linux') return [];
  const electron = installedElectron();
  const absent = [];
  if (electron) {
    const listed = spawnSync('ldd', [electron.path], {
      encoding: 'utf8',
      env: { ...process.env, LD_LIBRARY_PATH: path.dirname(electron.path) },
    });
    for (const [, library] of (listed.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm))
      absent.push(library);
  }
  if (!hasDisplay() && !(onPath('Xvfb') && onPath('xauth') && onPath('xvfb-run'))) absent.push('Xvfb');
  return absent;
}

const onPath = (command) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));

/** Newer releases renamed some packages for their 64-bit time: libgtk-3-0 is libgtk-3-0t64 there. */
function nameHere(wanted) {
  const { stdout } = spawnSync('apt-cache', ['policy', wanted], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '') ? wanted : `${wanted}t64`;
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env,
  });
  if (done.status === 0) return;
  const reason =
    (done.stderr ?? '').split('\n').find((line) => line.startsWith('E:')) ?? `exit status ${done.status}`;
  throw new SetupError(
    `The system's packages could not be installed (${reason}). To see more, run: apt-get ${args.join(' ')}`,
  );
}

/** What the network tests watch the app with; where it cannot be had they are skipped and say so. */
export function installTracing(say) {
  const absent = ['strace', 'unshare', 'ip'].filter((command) => !onPath(command));
  if (process.platform !== 'linux' || absent.length === 0) return;
  if (process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) {
    say(`Without ${absent.join(' and ')} the network tests are skipped.`);
    return;
  }
  say(`System: installing what the network tests watch with, because it lacks ${absent.join(', ')}`);
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'strace', 'util-linux', 'iproute2');
  } catch (error) {
    say(`${error.message} The network tests are skipped.`);
  }
}

/** A sentence when this kernel keeps ordinary users from Chromium's sandbox, else null. */
export function sandboxObstacle() {
  if (process.platform !== 'linux' || process.getuid() === 0) return null;
  const setting = (file, value) => existsSync(file) && readFileSync(file, 'utf8').trim() === value;
  if (setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'))
    return "This system keeps programs from Chromium's sandbox. Run: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
  if (setting('/proc/sys/kernel/unprivileged_userns_clone', '0'))
    return "This system keeps programs from Chromium's sandbox. Run: sudo sysctl -w kernel.unprivileged_userns_clone=1";
  return null;
}
