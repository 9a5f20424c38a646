import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createFileLog } from '../../../main/adapters/file-log.ts';
import { createTree } from '../../support/tree.ts';

test('writes one JSON object a line into a folder that was not there', () => {
  using tree = createTree({});
  const file = path.join(tree.root, 'logs', 'engine.log');
  createFileLog({ file, now: () => 0 }).write('info', 'import.done', { files: 3 });
  expect(readFileSync(file, 'utf8')).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"import.done","files":3}\n',
  );
});

// A log that grows for ever fills the disk of a shop.
test('never holds more than twice its size, and keeps the newest lines', () => {
  using tree = createTree({});
  const file = path.join(tree.root, 'a.log');
  const log = createFileLog({ file, maxBytes: 1000 });
  for (let at = 0; at < 200; at++) log.write('info', 'tick', { at });
  expect(statSync(file).size + statSync(`${file}.1`).size).toBeLessThanOrEqual(2000);
  expect(readFileSync(file, 'utf8')).toContain('"at":199');
});

test('a log that cannot be written does not stop the work', () => {
  using tree = createTree({});
  mkdirSync(path.join(tree.root, 'a.log'));
  const log = createFileLog({ file: path.join(tree.root, 'a.log') });
  expect(() => log.write('error', 'x')).not.toThrow();
});
