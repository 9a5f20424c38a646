import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
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
  const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
  const response = await request(url, { headers, connectMs, timeoutMs });
  const { statusCode: status = 0, statusMessage } = response;
  try {
    // 416: nothing is missing, or the file is another one. The checksum tells.
    if (status === 416) return;
    if (status !== 200 && status !== 206) {
      const error = new SetupError(`${label}: the server answered ${status} ${statusMessage}.`, {
        retry: true,
      });
      throw Object.assign(error, { status });
    }
    const goesOn = status === 206 && response.headers['content-range']?.startsWith(`bytes ${have}-`);
    await store(response, part, goesOn ? have : 0, (bytes, total) =>
      progress.update(`${label}: ${amount(bytes, total)}`),
    );
  } finally {
    response.destroy();
  }
}

/** A GET that follows redirects and fails when nothing arrives for `timeoutMs`. The proxy is the environment's (Node 24). */
function request(url, { headers, connectMs, timeoutMs }, redirects = 5) {
  return new Promise((resolve, reject) => {
    const get = new URL(url).protocol === 'http:' ? http.get : https.get;
    const sent = get(url, { headers }, (response) => {
      sent.setTimeout(timeoutMs);
      const { location } = response.headers;
      const moved = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
      if (!moved || !location || redirects === 0) return resolve(response);
      response.destroy();
      const next = new URL(location, url).href;
      return resolve(request(next, { headers, connectMs, timeoutMs }, redirects - 1));
    });
    sent.setTimeout(connectMs);
    sent.on('timeout', () =>
      sent.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    sent.on('error', reject);
  });
}

async function store(response, part, start, onBytes) {
  const length = Number(response.headers['content-length']) || 0;
  const total = length ? start + length : 0;
  const file = await open(part, start > 0 ? 'a' : 'w');
  let written = start;
  try {
    for await (const chunk of response) {
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
