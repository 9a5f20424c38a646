import { expect, test } from 'vitest';
import { defaultSettings } from '../../../main/desk/settings/defaults.ts';
import { readSettings, writeSettings } from '../../../main/desk/settings/versions.ts';

test('what is written is read back the same, and a person can read it', () => {
  const text = writeSettings(defaultSettings);
  expect(readSettings(text)).toEqual({ found: 'settings', settings: defaultSettings });
  expect(text.split('\n').length).toBeGreaterThan(6);
});

test('an older version goes through every migration after its own, in order, and no other', () => {
  const { theme, ...withoutTheme } = defaultSettings;
  const migrations = [
    () => {
      throw new Error('version 2 was migrated from version 1');
    },
    (old: Readonly<Record<string, unknown>>) => ({ ...old, look: old['colours'] }),
    ({ look, colours, ...old }: Readonly<Record<string, unknown>>) => ({ ...old, theme: look ?? colours }),
  ];
  const read = readSettings(JSON.stringify({ version: 2, ...withoutTheme, colours: theme }), migrations);
  expect(read).toEqual({ found: 'settings', settings: defaultSettings });
  expect(readSettings(JSON.stringify({ version: 4, ...defaultSettings }), migrations).found).toBe('settings');
  expect(readSettings(JSON.stringify({ version: 5, ...defaultSettings }), migrations).found).toBe(
    'newer version',
  );
});

test.each([
  '',
  'null',
  '[]',
  '"text"',
  '{}',
  '{"version":0}',
  '{"version":"1"}',
  '{"version":1}',
  '{"version":1.5}',
])('%j is damage and not settings', (text) => {
  expect(readSettings(text)).toEqual({ found: 'damage' });
});

test('settings of before gain the rules that propose a hand-over, and an allergy stays no reason for one', () => {
  const without = (from: object, ...fields: readonly string[]) =>
    Object.fromEntries(Object.entries(from).filter(([field]) => !fields.includes(field)));
  const before = without(defaultSettings, 'style', 'checks', 'suggestions', 'pilot', 'snippets');
  const own = {
    id: 'mine',
    name: 'Mine',
    on: true,
    looksFor: { kind: 'customers', names: ['Ana'] },
    queue: null,
    priority: 'high',
  };
  const rules = defaultSettings.rules
    .filter(({ id }) => ['legal', 'allergies'].includes(id))
    .map((rule) => without(rule, 'handOver'));
  const queues = defaultSettings.queues.map((queue) => without(queue, 'needs', 'secondLook'));
  const read = readSettings(JSON.stringify({ version: 5, ...before, queues, rules: [...rules, own] }));
  expect(
    read.found === 'settings' ? read.settings.rules.map(({ id, handOver }) => [id, handOver]) : read,
  ).toEqual([
    ['legal', true],
    ['allergies', false],
    ['mine', true],
    ['leaving', true],
    ['very-upset', true],
    // Rules that the owner had removed stay away.
    ['nobody-knows', true],
  ]);
});
