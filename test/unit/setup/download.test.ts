import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { download } from '../../../build/setup/download.mjs';
import { toSetupError } from '../../../build/setup/errors.mjs';
import { serveFile, type Answer, type FileServer } from './server.ts';

const body = randomBytes(300_000);
const digest = `sha512-${createHash('sha512').update(body).digest('base64')}`;
const lines: string[] = [];
const progress = { line: (text: string) => void lines.push(text), update: () => {}, end: () => {} };

let folder: string;
let server: FileServer;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidedesk-download-'));
  lines.length = 0;
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function get(
  plan: readonly Answer[],
  options: { readonly digest?: string; readonly attempts?: number } = {},
): Promise<string> {
  server = await serveFile(body, plan);
  const target = path.join(folder, 'file.tgz');
  await download({ url: server.url, target, digest, label: 'File', progress, timeoutMs: 300, ...options });
  return target;
}

test('a broken download resumes where it broke', async () => {
  const target = await get([{ cutAfter: 100_000 }, 'whole']);
  expect(await readFile(target)).toEqual(body);
  expect(server.ranges).toEqual(['', 'bytes=100000-']);
  expect(await readdir(folder)).toEqual(['file.tgz']);
});

test('resumes a partial file of an earlier run, and does not download a complete one again', async () => {
  await writeFile(path.join(folder, 'file.tgz.part'), body.subarray(0, 250_000));
  const target = await get(['whole']);
  expect(server.ranges).toEqual(['bytes=250000-']);
  await download({ url: server.url, target, digest, label: 'File', progress });
  expect(server.ranges).toHaveLength(1);
});

test('a server that ignores Range does not double the file', async () => {
  await writeFile(path.join(folder, 'file.tgz.part'), body.subarray(0, 1000));
  expect(await readFile(await get(['ignore range']))).toEqual(body);
});

test('a left-over of another file costs one more download, not a failure for ever', async () => {
  await writeFile(path.join(folder, 'file.tgz.part'), randomBytes(5000));
  expect(await readFile(await get(['whole']))).toEqual(body);
  expect(server.ranges).toEqual(['bytes=5000-', '']);
});

test('a left-over that is longer than the file is thrown away', async () => {
  await writeFile(path.join(folder, 'file.tgz.part'), randomBytes(400_000));
  expect(await readFile(await get(['whole']))).toEqual(body);
});

test('a wrong hash leaves nothing behind', async () => {
  const wrong = `sha256-${'0'.repeat(64)}`;
  await expect(get(['whole'], { digest: wrong })).rejects.toThrow(
    'File: what was downloaded does not match its checksum',
  );
  expect(await readdir(folder)).toEqual([]);
});

test('a server that dies for good leaves a part to go on from and no file', async () => {
  await expect(get([{ cutAfter: 50_000 }, { cutAfter: 0 }])).rejects.toThrow('aborted');
  expect(existsSync(path.join(folder, 'file.tgz'))).toBe(false);
  expect(await readdir(folder)).toEqual(['file.tgz.part']);
});

test('a server that says nothing is given up on, in a sentence', async () => {
  const error: unknown = await get(['silence']).catch((reason: unknown) => reason);
  expect(toSetupError(error, 'fetching the file').message).toBe(
    'The network failed while fetching the file (ETIMEDOUT). Nothing was half-installed; run the same command again to go on from here.',
  );
});

test('a redirect is followed, also by the second half of a download', async () => {
  await writeFile(path.join(folder, 'file.tgz.part'), body.subarray(0, 1000));
  expect(await readFile(await get([{ moveTo: '/elsewhere' }, 'whole']))).toEqual(body);
  expect(server.ranges).toEqual(['bytes=1000-', 'bytes=1000-']);
});

test('an error page is not taken for the file', async () => {
  await expect(get([{ status: 503 }])).rejects.toThrow('File: the server answered 503 Service Unavailable.');
  expect(await readdir(folder)).toEqual([]);
});

test('a place that cannot be reached is named as a network failure', async () => {
  server = await serveFile(body);
  const { url } = server;
  await server.close();
  const error: unknown = await download({
    url,
    target: path.join(folder, 'x'),
    digest,
    label: 'File',
    progress,
  }).catch((reason: unknown) => reason);
  expect(toSetupError(error, 'fetching the file').message).toMatch(
    /^The network failed while fetching the file \(ECONNREFUSED\)/,
  );
  server = await serveFile(body);
});
