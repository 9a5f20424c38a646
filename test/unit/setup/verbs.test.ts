import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../build/setup/lock.mjs';
import { amount, createProgress } from '../../../build/setup/progress.mjs';
import { count } from '../../../build/verbs/test.mjs';

const spawnModule = path.resolve(import.meta.dirname, '../../../build/setup/spawn.mjs');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidedesk-verbs-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function counted(report: unknown, status: number) {
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(report));
  return count(file, status);
}

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const report = {
  numPassedTests: 1,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [passing],
};

test('a test file that does not load counts as failed, not as absent', async () => {
  const unloaded = {
    name: 'lost.test.ts',
    status: 'failed',
    message: 'Cannot find it',
    assertionResults: [],
  };
  expect(await counted({ ...report, testResults: [passing, unloaded] }, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ['lost.test.ts\nCannot find it'],
  });
});

test('a run that broke off after its last passing test is not a success', async () => {
  expect(await counted(report, 1)).toMatchObject({ failed: 1 });
  expect(count(path.join(folder, 'absent.json'), 0)).toMatchObject({ failed: 1 });
  expect(await counted(report, 0)).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [] });
});

test('an old host gets a sentence and not a stack', () => {
  const run = path.resolve(import.meta.dirname, '../../../build/run.mjs');
  const fake = "Object.defineProperty(process, 'versions', {value: {...process.versions, node: '18.20.1'}});";
  const old = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(fake)}`, run, 'desk'],
    { encoding: 'utf8' },
  );
  expect(old).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'Sidedesk needs Node.js 20.19 or newer, and this is 18.20.1.\n',
  });
});

const through = (script: string) => [
  '--input-type=module',
  '-e',
  `import {spawnThrough} from ${JSON.stringify(spawnModule)}; process.exitCode = await spawnThrough(process.execPath, ['-e', ${JSON.stringify(script)}])`,
];

test('the exit status and the signals of the program pass through', async () => {
  expect(spawnSync(process.execPath, through('process.exit(7)')).status).toBe(7);
  const child = spawn(
    process.execPath,
    through("process.on('SIGTERM', () => process.exit(5)); console.log('up'); setInterval(() => {}, 1000)"),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([5, null]);
});

test('two set-ups of one checkout never run at the same time, and a dead one blocks nobody', async () => {
  const file = path.join(folder, 'setup.lock');
  const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  await writeFile(file, String(gone));
  const order: string[] = [];
  const lines: string[] = [];
  const progress = { line: (text: string) => void lines.push(text) };
  const work = (name: string) => async () => {
    order.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push(`${name} ends`);
  };
  await Promise.all([withLock(progress, work('a'), file), withLock(progress, work('b'), file)]);
  expect(order.map((entry) => entry.split(' ')[1])).toEqual(['starts', 'ends', 'starts', 'ends']);
});

test('a log is not flooded with progress, and its numbers are readable', () => {
  const written: string[] = [];
  let time = 1_000_000;
  const progress = createProgress({ isTTY: false, write: (text: string) => written.push(text) }, () => time);
  for (let i = 0; i < 1000; i += 1) {
    time += 25;
    progress.update(`File: ${amount(i * 1000, 1_000_000)}`);
  }
  expect(written).toHaveLength(3);
  expect(written[1]).toMatch(/^File: \d\.\d of 1\.0 MB, \d+ %\n$/);
});
