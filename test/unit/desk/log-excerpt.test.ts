import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { excerptLog } from '../../../main/desk/log-excerpt.ts';

const line = (value: object): string => JSON.stringify(value);
const at = '2026-03-01T10:00:00.000Z';

test('facts of our own lines come through: numbers, known codes, places in our files', () => {
  const text = [
    line({ at, level: 'info', event: 'model.loaded', ms: 12, model: 'all-MiniLM-L6-v2' }),
    line({ at, level: 'error', event: 'call.failed', call: 'messages.read', kind: 'TypeError' }),
    line({
      at,
      level: 'error',
      event: 'engine.crashed',
      frames: '    at x (/home/maren/app/out/main/engine.js:1:22) |     at y (/srv/Okafor.js:2:3)',
    }),
  ].join('\n');
  expect(excerptLog(text, 10)).toEqual([
    { at, level: 'info', event: 'model.loaded', facts: { ms: 12 } },
    { at, level: 'error', event: 'call.failed', facts: { call: 'messages.read', kind: 'TypeError' } },
    { at, level: 'error', event: 'engine.crashed', facts: { frames: 'engine.js:1:22' } },
  ]);
});

test('whatever else stands in a log file goes no further', () => {
  const name = 'Maren Okafor';
  const hostile = [
    name,
    line({ at: name, level: 'info', event: 'model.loaded' }),
    line({ at, level: name, event: 'model.loaded' }),
    line({ at, level: 'info', event: name }),
    line({ at, level: 'info', event: 'maren.okafor' }),
    line({ at, level: 'info', event: 'engine.maren okafor' }),
    line({
      at,
      level: 'info',
      event: 'model.loaded',
      [name]: 1,
      code: name,
      path: `/home/${name}`,
      list: [name],
    }),
    line({ at, level: 'info', event: 'model.loaded', name: { [name]: name }, kind: 'OkaforError' }),
    line({ at, level: 'info', event: 'engine.crashed', frames: `at ${name} (Okafor.js:1:1)` }),
    line([name]),
    '{"at":',
  ].join('\n');
  const kept = excerptLog(hostile, 100);
  expect(JSON.stringify(kept)).not.toMatch(/maren|okafor/iu);
  expect(kept.every(({ event }) => /^(?:model\.loaded|engine\.crashed)$/u.test(event))).toBe(true);
});

test('the last lines are taken, of however many', () => {
  const lines = Array.from({ length: 50 }, (_, ms) => line({ at, level: 'info', event: 'model.loaded', ms }));
  expect(excerptLog(lines.join('\n'), 3).map(({ facts }) => facts['ms'])).toEqual([47, 48, 49]);
});

// Bug: the lines of seven rooms, retention's failures among them, never reached the file for support.
test('every event that our code writes comes through', () => {
  const main = path.join(import.meta.dirname, '../../../main');
  const events = globSync('**/*.ts', { cwd: main }).flatMap((file) =>
    [
      ...readFileSync(path.join(main, file), 'utf8').matchAll(
        /(?:log\.write\(\s*(?:'[a-z]+'|\w+),|failureEvent:)\s*'([a-z-]+\.[a-z_]+)'/gu,
      ),
    ].map(([, event = '']) => event),
  );
  expect(events.length).toBeGreaterThan(40);
  const lost = events.filter((event) => excerptLog(line({ at, level: 'info', event }), 1).length === 0);
  expect(lost).toEqual([]);
});
