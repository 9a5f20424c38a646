import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronArguments, electronBinary } from '../../build/setup/electron.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const printer = path.join(root, 'test', 'support', 'print-dialogs.cjs');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-start-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Starts the app and waits for its end: how it ended, and what its dialog said. */
async function startToItsEnd(dataFolder: string) {
  const electron = await electronBinary();
  const app = spawn(electron.path, ['-r', printer, ...electronArguments(), root], {
    env: { ...process.env, LANGUAGE: 'en', SIDEDESK_DATA: dataFolder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  app.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise((resolve) => app.once('close', resolve));
  const said = printed.split('\n').find((line) => line.startsWith('{'));
  return { code, said: said === undefined ? null : (JSON.parse(said) as unknown) };
}

const dialog = (content: unknown) => ({
  code: 1,
  said: { title: "Sidedesk couldn't start", content: expect.stringContaining(String(content)) },
});

// Each ended with status 0 and without a window: nobody knew that anything was wrong.
test('a file in the place of the data folder is said in a dialog, and not touched', async () => {
  const place = path.join(folder, 'a-file');
  writeFileSync(place, 'mine');
  expect(await startToItsEnd(place)).toEqual(dialog(`${place}, but a file is in the way`));
  expect(readFileSync(place, 'utf8')).toBe('mine');
});

test.runIf(process.platform === 'linux')(
  'a data folder that cannot be written to is said in a dialog',
  async () => {
    expect(await startToItsEnd('/sys/sidedesk')).toEqual(dialog('/sys/sidedesk, but nothing can be written'));
  },
);

test('a folder in the place of a file is said in a dialog by its name', async () => {
  const place = path.join(folder, 'data');
  mkdirSync(path.join(place, 'desk.db'), { recursive: true });
  expect(await startToItsEnd(place)).toEqual(dialog('desk.db should be a file'));
});
