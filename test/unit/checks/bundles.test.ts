import { expect, test } from 'vitest';
import { checkBundles } from '../../../build/checks/bundles.ts';
import { createTree } from '../../support/tree.ts';

const good = {
  'main/index.js': "import { app } from 'electron';\n",
  'main/engine.js': "import './chunks/shared.js';\nimport 'node:fs';\n",
  'main/chunks/shared.js': 'export {};\n',
  'main/parser.js': 'export {};\n',
  'main/parse-worker.js': 'export {};\n',
  'preload/index.cjs': 'let electron = require("electron");\n',
  'renderer/index.html': '<!doctype html>',
  'renderer/assets/index.js': 'console.log(1);\n',
};

const check = (files: Readonly<Record<string, string>>): readonly string[] => {
  using tree = createTree({ ...good, ...files });
  return checkBundles(tree.root);
};

test('a build that keeps the rules has no findings', () => {
  expect(check({})).toEqual([]);
});

test.each([
  [
    'electron in a chunk of the engine',
    { 'main/chunks/shared.js': "import 'electron';" },
    /main\/engine\.js reaches electron/,
  ],
  [
    'electron required by the engine',
    { 'main/engine.js': "const x = __require('electron');" },
    /reaches electron/,
  ],
  [
    'a name declared twice',
    { 'main/chunks/shared.js': 'const require = 1;\nvar require = 2;\n' },
    /shared\.js: Identifier `require` has already been declared/,
  ],
  [
    'a Node module in the preload',
    { 'preload/index.cjs': "require('electron');\nrequire('node:fs');" },
    /cjs:2: requires node:fs/,
  ],
  ['a second preload file', { 'preload/chunk.cjs': '' }, /the preload is one file/],
  ['zod in the window', { 'renderer/assets/index.js': 'a._zod={}' }, /holds zod/],
  [
    'a Node module in the window',
    { 'renderer/assets/index.js': "import 'fs/promises';" },
    /imports fs\/promises/,
  ],
  [
    'a stand-in for a Node module',
    { 'renderer/assets/index.js': '"__vite-browser-external:fs"' },
    /stand-in/,
  ],
])('finds %s', (_what, files, finding) => {
  const findings = check(files);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(finding);
});

test('a build that is not there does not pass', () => {
  using tree = createTree({});
  expect(checkBundles(tree.root)).toContain('out/main/engine.js: is missing');
});
