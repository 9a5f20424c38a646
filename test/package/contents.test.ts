import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bundledPackages, packageOfModule } from '../../build/package/bundled-packages.ts';
import { listFiles, readImports } from '../../build/checks/imports.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const packed = path.join(root, 'dist', 'linux-unpacked');
const asar = path.join(packed, 'resources', 'app.asar');
const inAsar = listPackage(asar, { isPack: false });
const beside = readdirSync(packed, { recursive: true, encoding: 'utf8' });
const everything = [...inAsar, ...beside];

test('every fuse of Electron is strict', async () => {
  const wire = await getCurrentFuseWire(path.join(packed, 'sidedesk'));
  const on = (option: FuseV1Options): boolean => Number(wire[option]) === '1'.charCodeAt(0);
  const state = Object.fromEntries(
    Object.entries(FuseV1Options).flatMap(([name, option]) =>
      typeof option === 'number' ? [[name, on(option)]] : [],
    ),
  );
  expect(state).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('nothing of development and of other platforms is inside', () => {
  const foreign = [
    /\.(?:map|ts|tsx|test\.js)$/u,
    /node_modules\/.*\.md$/u,
    /\/(?:test|tests|__tests__|docs)\//u,
    /(?:^|\/)\.git/u,
    /default_app\.asar/u,
    /(?:win32|darwin|arm64|\.dll|\.dylib|DirectML)/u,
    /(?:^|\/)models\/heads/u,
  ];
  const found = everything.filter((file) => foreign.some((one) => one.test(file)));
  expect(found).toEqual([]);
});

test('the app, the model, the sample shop and its native parts are inside', () => {
  expect(inAsar).toEqual(
    expect.arrayContaining(['/out/main/index.js', '/out/main/engine.js', '/out/main/mail-host.js']),
  );
  for (const file of [
    'resources/thunderbird/sidedesk.xpi',
    'resources/models/manifest.json',
    'resources/models/all-MiniLM-L6-v2/onnx/model_quantized.onnx',
    'resources/notices/third-party-notices.txt',
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
  ])
    expect(beside).toContain(file);
  const shop = listFiles(root, 'main/sample-shop', ['.md', '.html', '.csv', '.json', '.txt', '.eml']);
  const wanted = shop
    .map((file) => file.replace(/^main/u, 'resources'))
    .filter((file) => !file.endsWith('README.md'));
  expect(wanted.length).toBeGreaterThan(5);
  expect(beside).toEqual(expect.arrayContaining(wanted));
  expect(beside.filter((file) => file.endsWith('.node')).length).toBe(2);
});

test('whatever package the bundles import from outside of them is inside', () => {
  const built = inAsar.filter((file) => /^\/out\/main\/.*\.js$/u.test(file));
  const imported = built
    .flatMap((file) => readImports(path.join(root, file)))
    .map(({ specifier }) => specifier)
    .filter((specifier) => !/^(?:\.|node:|electron$)/u.test(specifier))
    .map((specifier) => packageOfModule(`node_modules/${specifier}`));
  const external = imported.filter((name) => name !== null && inNodeModules(name));
  const present = new Set(inAsar.map(packageOfModule));
  expect(external.filter((name) => !present.has(name))).toEqual([]);
});
const inNodeModules = (name: string): boolean =>
  statSync(path.join(root, 'node_modules', name), { throwIfNoEntry: false }) !== undefined;

const component = z.object({ name: z.string(), version: z.string(), licenses: z.array(z.unknown()).min(1) });
const bomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z
    .string()
    .regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/u),
  components: z.array(component),
});
const read = (name: string): string => readFileSync(path.join(packed, 'resources', 'notices', name), 'utf8');

test('the bill of materials and the notices name every package that is inside, with its licence', () => {
  const bom = bomSchema.parse(JSON.parse(read('sbom.cdx.json')));
  const named = new Set(bom.components.map(({ name }) => name));
  const ours = new Set(['sharp', 'onnxruntime-web']);
  const inside = inAsar.filter((file) => file.endsWith('/package.json')).map(packageOfModule);
  const owed = [...bundledPackages(), ...inside].filter((name) => name !== null && !ours.has(name));
  expect(owed.length).toBeGreaterThan(50);
  expect(owed.filter((name) => name !== null && !named.has(name))).toEqual([]);
  expect(named).toContain('electron');
  expect(named).toContain('all-MiniLM-L6-v2');
  const notices = read('third-party-notices.txt');
  for (const { name, version } of bom.components.filter(({ name }) => name !== 'electron'))
    expect(notices).toContain(name === 'all-MiniLM-L6-v2' ? name : `${name} ${version}\nLicence: `);
  for (const language of ['en', 'es', 'fr'])
    expect(notices).toContain(`Dictionary for spelling (${language})`);
  expect(notices).not.toContain('Licence: UNKNOWN');
});

test('the archive of the app carries a hash of each file, for the systems that check them', () => {
  const { header } = getRawHeader(asar);
  expect(JSON.stringify(header)).toContain('"integrity":{"algorithm":"SHA256"');
});

test('no package is larger than 180 MB with the model, and all are listed with their hashes', () => {
  const dist = path.join(root, 'dist');
  const packages = readdirSync(dist).filter((file) => /\.(?:deb|rpm|tar\.gz)$/u.test(file));
  expect(packages.length).toBeGreaterThanOrEqual(2);
  for (const file of packages) expect(statSync(path.join(dist, file)).size).toBeLessThanOrEqual(180e6);
  const sums = readFileSync(path.join(dist, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  expect(sums.map((line) => line.slice(66)).sort()).toEqual(packages.sort());
  expect(sums.every((line) => /^[0-9a-f]{64} {2}/u.test(line))).toBe(true);
  // Only the official Electron makes a release; what is tried out says so in its name.
  for (const file of packages) expect(file).toContain('test');
});
