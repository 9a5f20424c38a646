// What set-up asks of npm: it alone knows the registry, the proxy and the certificates of this machine.
import { spawn } from 'node:child_process';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { SetupError, toSetupError, isNetworkError } from './errors.mjs';
import { download, matches } from './download.mjs';
import { downloads, root } from './paths.mjs';

const windows = process.platform === 'win32';

/** Runs npm; `onLine` sees each line of its stderr. Gives {code, stdout, stderr}. */
export function npm(args, { onLine, env } = {}) {
  return new Promise((resolve, reject) => {
    // npm is a .cmd on Windows, which only a shell starts; the arguments are ours and hold no blanks.
    const child = spawn('npm', args, {
      cwd: root,
      shell: windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const text = { stdout: '', stderr: '' };
    let pending = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (text.stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      text.stderr += chunk;
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
    child.on('error', (cause) =>
      reject(
        new SetupError('npm could not be started; it comes with Node.js and has to be on the PATH.', {
          cause,
        }),
      ),
    );
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

/** The environment with which Node 24 takes the proxy and the certificates that npm is set to. */
export async function networkEnvironment(env = process.env) {
  const { stdout } = await npm(['config', 'list', '--json', '--loglevel=error']);
  let config = {};
  try {
    config = JSON.parse(stdout);
  } catch {
    // Without npm's word the environment's own settings still count.
  }
  const result = { NODE_USE_ENV_PROXY: '1' };
  const set = (names, value) => {
    if (typeof value === 'string' && value && !names.some((name) => env[name])) result[names[0]] = value;
  };
  set(['HTTPS_PROXY', 'https_proxy'], config['https-proxy']);
  set(['HTTP_PROXY', 'http_proxy'], config.proxy);
  set(['NO_PROXY', 'no_proxy'], Array.isArray(config.noproxy) ? config.noproxy.join(',') : config.noproxy);
  set(['NODE_EXTRA_CA_CERTS'], config.cafile);
  return result;
}

/** Downloads the tarball of `source` {package, version, integrity} and gives its path. The caller deletes it after use. */
export async function fetchTarball(source, { label, progress }) {
  const name = `${source.package.replace('@', '').replace('/', '-')}-${source.version}.tgz`;
  const target = path.join(downloads, name);
  if (await matches(target, source.integrity)) return target;
  const spec = `${source.package}@${source.version}`;
  const seen = await npm([
    'view',
    spec,
    'dist.tarball',
    '--loglevel=error',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=2000',
  ]);
  const url = seen.stdout.trim();
  if (seen.code !== 0 || !/^https?:\/\//.test(url)) throw registryError(seen, spec);
  try {
    await download({ url, target, digest: source.integrity, label, progress });
  } catch (error) {
    if (error.status !== 401 && error.status !== 403) throw toSetupError(error, `fetching ${label}`);
    // A registry that wants credentials: npm has them, we have not.
    progress.line(`${label}: the registry wants npm's own credentials, so npm fetches it`);
    const packed = await npm([
      'pack',
      spec,
      '--ignore-scripts',
      '--loglevel=error',
      `--pack-destination=${downloads}`,
    ]);
    if (packed.code !== 0) throw registryError(packed, spec);
    await rename(path.join(downloads, packed.stdout.trim().split('\n').at(-1)), target);
    if (!(await matches(target, source.integrity)))
      throw new SetupError(`${label}: what npm fetched does not match its checksum.`, { retry: true });
  }
  return target;
}

/** Why npm failed, short: its error code where the network is to blame, else its first error lines. */
export function npmReason(result) {
  const lines = result.stderr.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const text = lines.map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const code = text.find((line) => line.startsWith('code '))?.slice(5) ?? '';
  if (isNetworkError({ code })) return code;
  const said = text.filter((line) => line && !line.startsWith('A complete log')).slice(0, 3);
  return said.join('; ') || `npm exited with ${result.code}`;
}

function registryError(result, spec) {
  return new SetupError(
    `The npm registry did not give ${spec} (${npmReason(result)}). Run the same command again when it can be reached.`,
    { retry: true },
  );
}
