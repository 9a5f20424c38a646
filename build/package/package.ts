/**
 * `npm run package`: the packages for the platform that it runs on, from the official Electron, whose checksum is verified first.
 * `npm run package -- --test`: the same from the Electron that is set up here, named so that nobody takes it for a release, and
 * then tried out (test/package). docs/releases.md.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { electronBinary, fetchOfficial } from '../setup/electron.mjs';
import { SetupError, toSetupError } from '../setup/errors.mjs';
import { at, node24, root, tool } from '../setup/paths.mjs';
import { createProgress } from '../setup/progress.mjs';
import { spawnThrough } from '../setup/spawn.mjs';
import { packLinux } from './linux.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(at('package.json'), 'utf8')));
const dist = at('dist');
/** Megabytes (of a million bytes) that no package may be larger than, the model included. */
const largest = 180;

interface Runtime {
  readonly version: string;
  /** A zip or a folder. */
  readonly place: string;
  /** Why packages of it are for trying out alone; null for releases. */
  readonly warning: string | null;
}

async function official(): Promise<Runtime> {
  const progress = createProgress();
  try {
    const { file, version: found, sha256 } = await fetchOfficial(progress);
    progress.line(`Electron: official ${found}, sha256 ${sha256} verified`);
    return { version: found, place: file, warning: null };
  } catch (error) {
    progress.end();
    const { message } = toSetupError(error, "fetching Electron's official download");
    throw new SetupError(
      `${message} Releases are built from it alone; "npm run package -- --test" makes packages for trying out.`,
    );
  }
}

async function present(): Promise<Runtime> {
  const { version: found, dist: place, development } = await electronBinary();
  const origin = development ? "a development runtime that is not from Electron's publisher" : 'Electron';
  return { version: found, place, warning: `For trying out only, not a release: built on ${origin}.` };
}

async function packageApp(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { test: { type: 'boolean' } } });
  if (values.test === true && process.platform !== 'linux')
    throw new SetupError(
      'Packages are tried out on Linux alone: docs/releases.md says what is done elsewhere.',
    );
  const runtime = await (values.test === true ? present() : official());
  rmSync(dist, { recursive: true, force: true });
  const epoch = lastChange();
  const targets =
    { linux: ['--linux'], darwin: ['--mac'], win32: ['--win'] }[process.platform as string] ?? [];
  const status = await spawnThrough(
    node24() ?? process.execPath,
    [
      tool('electron-builder'),
      ...targets,
      '--publish=never',
      '--config=build/electron-builder.yml',
      `-c.electronDist=${runtime.place}`,
      `-c.electronVersion=${runtime.version}`,
    ],
    { env: { SOURCE_DATE_EPOCH: String(epoch) } },
  );
  if (status !== 0) return status;
  if (process.platform === 'linux')
    packLinux({
      packed: path.join(dist, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`),
      to: dist,
      version: runtime.warning === null ? version : `${version}~test`,
      warning: runtime.warning,
      epoch,
    });
  const tooLarge = await listPackages();
  if (tooLarge.length > 0)
    throw new SetupError(
      `Larger than ${largest} MB: ${tooLarge.join(', ')}. Nothing of that size is given out.`,
    );
  return values.test === true ? tryOut() : 0;
}

/** Seconds since 1970 of the last commit, so that the same sources make the same packages; now where there is no git. */
function lastChange(): number {
  const given = Number(process.env['SOURCE_DATE_EPOCH']);
  if (Number.isFinite(given) && given > 0) return given;
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
  } catch {
    return Math.floor(Date.now() / 1000);
  }
}

/** Prints each package with its size, writes SHA256SUMS, and returns those that are too large. */
async function listPackages(): Promise<readonly string[]> {
  const files = readdirSync(dist).filter((file) => /\.(?:deb|rpm|gz|AppImage|exe|dmg|zip)$/u.test(file));
  const sums = await Promise.all(
    files.map(async (file) => {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path.join(dist, file)), hash);
      return `${hash.digest('hex')}  ${file}\n`;
    }),
  );
  writeFileSync(path.join(dist, 'SHA256SUMS'), sums.join(''));
  const megabytes = (file: string): number => statSync(path.join(dist, file)).size / 1e6;
  for (const file of files) console.log(`${megabytes(file).toFixed(1).padStart(6)} MB  dist/${file}`);
  return files.filter((file) => megabytes(file) > largest);
}

function tryOut(): Promise<number> {
  return spawnThrough(node24() ?? process.execPath, [
    '--disable-warning=ExperimentalWarning',
    tool('vitest'),
    'run',
    '--project',
    'package',
  ]);
}

try {
  process.exitCode = await packageApp(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`Sidedesk: ${error.message}`);
  process.exitCode = 1;
}
