import { expect, test } from 'vitest';
import { checkLayers } from '../../../build/checks/layers.ts';
import { createTree } from '../../support/tree.ts';

/** A small tree that keeps every rule; each test breaks one. */
const good = {
  'preload/contract.ts': "import { z } from 'zod';\nexport const calls = z;\nexport type Name = string;\n",
  'preload/client.ts': "import type { Name } from './contract.ts';\nexport const client: Name = '';\n",
  'preload/index.ts': "import { ipcRenderer } from 'electron';\nexport const a = ipcRenderer;\n",
  'main/index.ts': "import { app } from 'electron';\nimport './shell/window.ts';\nexport const b = app;\n",
  'main/shell/window.ts': "import { app } from 'electron';\nexport const c = app;\n",
  'main/desk/ports.ts': 'export interface Ports { readonly a: string }\n',
  'main/desk/store/store.ts':
    "import type { Ports } from '../ports.ts';\nexport const store = (p: Ports) => p;\n",
  'main/desk/library/library.ts':
    "import { store } from '../store/store.ts';\nexport const library = store;\n",
  'main/desk/desk.ts': "import { library } from './library/library.ts';\nexport const desk = library;\n",
  'renderer/main.tsx':
    "import { useState } from 'react';\nimport { client } from '../preload/client.ts';\nimport type { Name } from '../preload/contract.ts';\nexport const d = [useState, client] as const;\nexport type E = Name;\n",
};

const check = (files: Readonly<Record<string, string>>): readonly string[] => {
  using tree = createTree({ ...good, ...files });
  return checkLayers(tree.root);
};

test('a tree that keeps the rules has no findings', () => {
  expect(check({})).toEqual([]);
});

test.each([
  [
    'electron in the desk',
    { 'main/desk/store/a.ts': "import { app } from 'electron';" },
    /a\.ts:1: imports electron/,
  ],
  [
    'electron as a type in the engine',
    { 'main/engine.ts': "import type { App } from 'electron';" },
    /imports electron/,
  ],
  ['electron by require', { 'main/desk/store/a.ts': "const e = require('electron');" }, /imports electron/],
  [
    'electron by a dynamic import',
    { 'main/wire/a.ts': "void import('electron/main');" },
    /imports electron\/main/,
  ],
  [
    'react in the desk',
    { 'main/desk/desk.ts': "import 'react/jsx-runtime';" },
    /react is imported only in renderer/,
  ],
  ['the shell in the desk', { 'main/desk/desk.ts': "import '../shell/window.ts';" }, /desk may import only/],
  [
    'a room against the order',
    { 'main/desk/store/a.ts': "import '../library/library.ts';" },
    /rooms point one way/,
  ],
  [
    'a room against the order, by type',
    { 'main/desk/store/a.ts': "export type A = import('../library/library.ts').B;" },
    /rooms point/,
  ],
  [
    'a room against the order, re-exported',
    { 'main/desk/store/a.ts': "export * from '../library/library.ts';" },
    /rooms point/,
  ],
  [
    'a value of the contract in a window',
    { 'renderer/a.ts': "import { calls } from '../preload/contract.ts';" },
    /only types from contract/,
  ],
  [
    'the desk in a window',
    { 'renderer/a.ts': "import type { Ports } from '../main/desk/ports.ts';" },
    /window may import only/,
  ],
  ['zod in a window', { 'renderer/a.ts': "import 'zod';" }, /no zod reaches the window/],
  ['Node in a window', { 'renderer/a.ts': "import 'node:fs';" }, /a window has no Node/],
  ['a file without a place', { 'main/helpers/a.ts': '' }, /has no place in the plan/],
  [
    'the desk in an adapter',
    { 'main/adapters/a.ts': "import '../desk/desk.ts';" },
    /adapters may import only/,
  ],
])('finds %s', (_what, files, finding) => {
  const findings = check(files);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(finding);
});

test('finds a circle of files, and names it once', () => {
  const findings = check({
    'main/desk/store/a.ts': "import './b.ts';",
    'main/desk/store/b.ts': "import './c.ts';",
    'main/desk/store/c.ts': "import './a.ts';",
  });
  expect(findings).toEqual([
    'main/desk/store/a.ts → main/desk/store/b.ts → main/desk/store/c.ts → main/desk/store/a.ts: imports go in a circle',
  ]);
});
