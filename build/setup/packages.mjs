import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './errors.mjs';
import { npm, npmReason } from './npm.mjs';
import { at, node24 } from './paths.mjs';

export const name = 'packages';

// Inside node_modules, so that it goes when they go.
const stampFile = () => at('node_modules', '.sidedesk-lock');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');

/** True when node_modules holds what package-lock.json says: as stamped, or as npm's own record of an install by hand agrees. */
export function isDone() {
  if (node24() === null) return false;
  const hash = lockHash();
  if (existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === hash) return true;
  if (!agrees()) return false;
  writeFileSync(stampFile(), hash);
  return true;
}

function agrees() {
  const record = at('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' || (entry.optional && !installed[place]) || installed[place]?.version === entry.version,
  );
}

export async function run(progress) {
  if (!existsSync(at('package-lock.json')))
    throw new SetupError('package-lock.json is missing, so there is nothing to install from.');
  // An npm that another terminal runs writes its last files one by one: look twice before everything is replaced.
  if (existsSync(at('node_modules'))) await sleep(1500);
  if (isDone()) return;
  const total = countPackages();
  let fetched = 0;
  progress.line(`Packages: installing ${total} from the npm registry`);
  const result = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=http'], {
    // ONNX Runtime would fetch a GPU library that a desk does not need.
    env: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
    onLine(line) {
      if (!/npm http fetch GET 200 .*\.tgz/.test(line)) return;
      fetched += 1;
      progress.update(
        `Packages: ${fetched} of ${total} fetched, ${Math.min(99, Math.floor((100 * fetched) / total))} %`,
      );
    },
  });
  progress.end();
  if (result.code !== 0) throw new SetupError(sentence(result));
  if (node24() === null)
    throw new SetupError(
      'npm installed the packages without Node 24, which has an install script; run "npm rebuild node --ignore-scripts=false" and then the same command again.',
    );
  writeFileSync(stampFile(), lockHash());
  progress.line(`Packages: ${total} in place`);
}

function countPackages() {
  const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const here = (list, value) => !list || list.includes(value);
  return Object.entries(packages).filter(
    ([place, entry]) => place && here(entry.os, process.platform) && here(entry.cpu, process.arch),
  ).length;
}

function sentence(result) {
  const reason = npmReason(result);
  const again = 'Run the same command again to go on from here.';
  if (/ENOSPC/.test(result.stderr))
    return `The disk is full: no room left while installing the packages. ${again}`;
  if (/EINTEGRITY/.test(result.stderr))
    return `A package does not match its checksum in package-lock.json, so nothing was installed (${reason}).`;
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|network/i.test(result.stderr))
    return `The npm registry could not be reached while installing the packages (${reason}). ${again}`;
  return `npm could not install the packages (${reason}). ${again}`;
}
