import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError, isNetworkError } from './errors.mjs';
import { amount } from './progress.mjs';

/**
 * Fetches `url` into the file `target`, which appears only when it is whole and right.
 * `digest` is "sha256-<hex or base64>" or an npm integrity "sha512-<base64>". What has arrived is kept in `target.part`,
 * and the next attempt (in this run or a later one) asks for the rest only. Throws SetupError or the network's error.
 */
export async function download({
  url,
  target,
  digest,
  label,
  progress,
  attempts = 3,
  timeoutMs = 30_000,
  connectMs = timeoutMs,
}) {
  if (await matches(target, digest)) return;
  await mkdir(path.dirname(target), { recursive: true });
  const part = `${target}.part`;
  for (let attempt = 1; ; attempt += 1) {
    const resumed = await sizeOf(part);
    try {
      await receive({ url, part, label, progress, timeoutMs, connectMs });
      progress.end();
    } catch (error) {
      progress.end();
      const arrived = await sizeOf(part);
      // Where nothing at all arrived there is no use in asking again at once.
      if (!isNetworkError(error) || attempt >= attempts || arrived <= resumed) throw error;
      progress.line(`${label}: the connection broke, going on from ${amount(arrived)}`);
      await sleep(250 * attempt);
      continue;
    }
    if (await matches(part, digest)) {
      await rename(part, target);
      return;
    }
    await rm(part, { force: true });
    // What an earlier run left may have been the wrong half; only a download from the first byte is proof.
    if (resumed === 0)
      throw new SetupError(
        `${label}: what was downloaded does not match its checksum, so it was thrown away.`,
        { retry: true },
      );
  }
}

async function receive({ url, part, label, progress, timeoutMs, connectMs }) {
  const have = await sizeOf(part);
  const abort = new AbortController();
  const timeout = () => abort.abort(new DOMException('no answer in time', 'TimeoutError'));
  let timer = setTimeout(timeout, connectMs);
  // One listener's worth of state: every chunk that arrives pushes the deadline out.
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(timeout, timeoutMs);
  };
  try {
    const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
    const response = await fetch(url, { headers, signal: abort.signal });
    alive();
    if (response.status === 416) {
      // Nothing is missing, or the file is another one: the checksum tells.
      await response.body?.cancel();
      return;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw Object.assign(
        new SetupError(
          `${label}: the server answered ${response.status} ${response.statusText}.`.replace(' .', '.'),
          { retry: true },
        ),
        { status: response.status },
      );
    }
    const goesOn =
      response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`);
    await store(response, part, goesOn ? have : 0, (bytes, total) => {
      alive();
      progress.update(`${label}: ${amount(bytes, total)}`);
    });
  } finally {
    clearTimeout(timer);
  }
}

async function store(response, part, start, onBytes) {
  const length = Number(response.headers.get('content-length')) || 0;
  const total = length ? start + length : 0;
  const file = await open(part, start > 0 ? 'a' : 'w');
  let written = start;
  try {
    for await (const chunk of response.body) {
      await file.writeFile(chunk);
      written += chunk.length;
      onBytes(written, total);
    }
    if (total && written < total)
      throw Object.assign(new Error('the answer was cut short'), { code: 'ECONNRESET' });
    await file.sync();
  } finally {
    await file.close();
  }
}

/** True when `file` exists and has the digest. */
export async function matches(file, digest) {
  const [algorithm, expected] = [digest.slice(0, 6), digest.slice(7)];
  const hash = createHash(algorithm);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
  const found = hash.digest();
  return found.toString('hex') === expected || found.toString('base64') === expected;
}

async function sizeOf(file) {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}
