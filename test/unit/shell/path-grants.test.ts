import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readPath, writePath, type PathAccess } from '../../../preload/calls/path.ts';
import { deskCalls, shellCalls } from '../../../preload/contract.ts';
import { pathFinder } from '../../../main/shell/input-paths.ts';
import { createPathGrants } from '../../../main/shell/path-grants.ts';
import { isPathInDisguise, leavesOf, samplesOf } from '../../support/contract-walk.ts';

const calls = Object.entries({ ...deskCalls, ...shellCalls }).map(([name, { input }]) => ({ name, input }));
const withPaths = calls.filter(({ input }) => leavesOf(input).some(({ access }) => access !== null));
const accesses = ['read', 'write', 'write into'] as const satisfies readonly PathAccess[];
const others = (access: PathAccess) => accesses.filter((each) => each !== access);

describe('over the whole contract', () => {
  test('every path is of a path type', () => {
    const disguised = calls.flatMap(({ name, input }) =>
      leavesOf(input)
        .filter(isPathInDisguise)
        .map(({ at }) => name + at),
    );
    expect(disguised).toEqual([]);
    expect(withPaths.length).toBeGreaterThan(10);
  });

  test('a string by the name of a path is found out', () => {
    const planted = z.strictObject({
      to: z.union([
        z.strictObject({ outFile: z.string() }),
        z.strictObject({ folders: z.array(z.string()) }),
      ]),
      name: z.string(),
      path: readPath,
    });
    expect(
      leavesOf(planted)
        .filter(isPathInDisguise)
        .map(({ at }) => at),
    ).toEqual(['.to.outFile', '.to.folders[]']);
  });

  test.each(withPaths)('$name: none of its paths passes without a grant of its own', ({ name, input }) => {
    const seen = new Set<string>();
    for (const sample of samplesOf(input)) {
      expect(z.safeParse(input, sample).success).toBe(true);
      const paths = pathsIn(sample);
      const refusal = (grant: (path: string) => readonly PathAccess[]) => {
        const grants = createPathGrants();
        for (const each of paths) for (const access of grant(each)) grants.grant(access, [each]);
        return grants.refusalOf(name, sample);
      };
      expect(refusal(() => [])).toBe(paths.length === 0 ? null : 'forbidden');
      expect(refusal(() => accesses)).toBeNull();
      for (const one of paths) {
        seen.add(one);
        expect(refusal((each) => (each === one ? [] : accesses))).toBe('forbidden');
        // One access opens it, the two others together do not.
        const opening = accesses.filter(
          (access) => refusal((each) => (each === one ? [access] : accesses)) === null,
        );
        expect(opening).toHaveLength(1);
        for (const access of opening)
          expect(refusal((each) => (each === one ? others(access) : accesses))).toBe('forbidden');
      }
    }
    expect(seen.size).toBe(leavesOf(input).filter(({ access }) => access !== null).length);
  });

  test.each(withPaths)('$name: what does not parse is refused, whatever is granted', ({ name, input }) => {
    const grants = createPathGrants();
    for (const access of accesses) grants.grant(access, ['/']);
    const [sample] = samplesOf(input);
    for (const wrong of [7, null, undefined, [], { path: ['/'] }, { ...(sample as object), also: '/etc' }])
      expect(grants.refusalOf(name, wrong)).toBe('bad_request');
  });
});

test('a call without a path, and one that nobody knows, is not held up', () => {
  const grants = createPathGrants();
  expect(grants.refusalOf('messages.search', 7)).toBeNull();
  expect(grants.refusalOf('toString', { path: '/etc/passwd' })).toBeNull();
  expect(grants.refusalOf('messages.read', { text: '/etc/passwd' })).toBeNull();
});

describe('what was granted for reading', () => {
  const file = '/home/ines/faq/returns.md';
  const grants = createPathGrants();
  grants.grant('read', [file, '/home/ines/shop']);
  const read = (named: string) => grants.refusalOf('messages.read', { path: named });

  test('is read, and for a folder all below it', () => {
    expect(read(file)).toBeNull();
    expect(read('/home/ines/shop')).toBeNull();
    expect(read('/home/ines/shop/old/faq.md')).toBeNull();
  });

  test.each([
    ['written as a pack', 'packs.create', { path: file, settings: true }],
    ['written as a log', 'audit.export', { path: file, format: 'csv', words: false }],
    ['written below a folder', 'audit.export', { path: '/home/ines/shop/x', format: 'csv', words: false }],
    ['written into', 'library.export', { folder: '/home/ines/shop', format: 'csv' }],
    ['written into as a table', 'snippets.export', { folder: '/home/ines/shop' }],
  ])('is not %s', (_what, call, input) => {
    expect(grants.refusalOf(call, input)).toBe('forbidden');
  });

  test.each([
    ['a file beside it', '/home/ines/faq/prices.md'],
    ['the folder that it is in', '/home/ines/faq'],
    ['a name that begins alike', '/home/ines/shop2'],
    ['a file in a folder that begins alike', '/home/ines/shopping/list.txt'],
    ['a name that goes on', `${file}.bak`],
    ['what two dots lead to', '/home/ines/shop/../.ssh/id_rsa'],
    ['two dots that lead back into it', '/home/ines/shop/link/../faq.md'],
    ['two dots at the end', '/home/ines/shop/..'],
    ['a dot in between', '/home/ines/shop/./faq.md'],
    ['a doubled slash', '/home/ines/shop//faq.md'],
    ['a trailing slash', '/home/ines/shop/'],
    ['a trailing slash below it', '/home/ines/shop/old/'],
    ['another case', '/home/ines/Shop/faq.md'],
    ['another case of the file', '/home/ines/faq/Returns.md'],
    ['a relative path', 'home/ines/shop/faq.md'],
    ['the root', '/'],
  ])('does not open %s', (_what, named) => {
    expect(read(named)).toBe('forbidden');
  });
});

test('what was granted for writing is exactly that file or folder, and is not read', () => {
  const grants = createPathGrants();
  grants.grant('write', ['/home/ines/log.csv']);
  grants.grant('write into', ['/home/ines/out']);
  const log = (named: string) =>
    grants.refusalOf('audit.export', { path: named, format: 'csv', words: false });
  const exported = (folder: string) => grants.refusalOf('library.export', { folder, format: 'csv' });
  expect(log('/home/ines/log.csv')).toBeNull();
  expect(exported('/home/ines/out')).toBeNull();
  for (const named of ['/home/ines/log.csv/', '/home/ines/log.csv.sh', '/home/ines/Log.csv', '/home/ines'])
    expect(log(named)).toBe('forbidden');
  for (const named of ['/home/ines/out/', '/home/ines/out/sub', '/home/ines/out/..', '/home/ines/out2'])
    expect(exported(named)).toBe('forbidden');
  expect(log('/home/ines/out/log.csv')).toBe('forbidden');
  expect(exported('/home/ines/log.csv')).toBe('forbidden');
  expect(grants.refusalOf('messages.read', { path: '/home/ines/log.csv' })).toBe('forbidden');
  expect(grants.refusalOf('folders.watch', { path: '/home/ines/out' })).toBe('forbidden');
});

test('what is read through a link may be named by where it really is', () => {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'sidedesk-grants-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'real'));
  symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
  const grants = createPathGrants();
  grants.grant('read', [path.join(folder, 'link')]);
  expect(
    grants.refusalOf('library.import', {
      paths: [path.join(folder, 'link')],
      except: [path.join(folder, 'real', 'old.md')],
    }),
  ).toBeNull();
  expect(grants.refusalOf('folders.watch', { path: folder })).toBe('forbidden');
});

describe('looking for paths', () => {
  const find = (schema: z.ZodType, value: unknown) => pathFinder(schema)?.(value) ?? null;
  const read = (named: string) => ({ path: named, access: 'read' });

  test('finds them in lists, records, wrapped and refined, and in every option that fits', () => {
    expect(find(z.array(readPath.optional()), ['/a', undefined])).toEqual([read('/a')]);
    expect(find(z.record(readPath, writePath), { '/a': '/b' })).toEqual([
      read('/a'),
      { path: '/b', access: 'write' },
    ]);
    expect(find(readPath.max(10).nullable().default(null).readonly(), '/a')).toEqual([read('/a')]);
    expect(find(z.object({ a: readPath }).refine(Boolean), { a: '/a' })).toEqual([read('/a')]);
    expect(
      find(z.union([z.object({ a: readPath }), z.object({ b: writePath })]), { a: '/a', b: '/b' }),
    ).toEqual([read('/a'), { path: '/b', access: 'write' }]);
    expect(find(z.strictObject({ text: z.string() }), { text: '/a' })).toBeNull();
  });

  test.each([
    ['anything', z.any()],
    ['something of its own', z.custom()],
    ['a schema that comes later', z.lazy(() => readPath)],
    ['what is made of it', readPath.transform((given) => `${given}.bak`)],
    ['a map', z.map(z.string(), readPath)],
  ])('does not accept %s in a contract', (_what, schema) => {
    expect(() => pathFinder(z.strictObject({ schema }))).toThrow('cannot hold a');
  });
});

const pathsIn = (sample: unknown): readonly string[] =>
  (JSON.stringify(sample).match(/"\/picked\/\d+"/g) ?? []).map((quoted) => quoted.slice(1, -1));
