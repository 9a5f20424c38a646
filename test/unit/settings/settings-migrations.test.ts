import { expect, test } from 'vitest';
import { defaultSettings } from '../../support/default-settings.ts';
import {
  parseSettings,
  serializeSettings,
  settingsVersion,
} from '../../../main/desk/settings/settings-migrations.ts';

test('settings survive serialising and parsing, and the text is indented', () => {
  const text = serializeSettings(defaultSettings);
  expect(parseSettings(text, defaultSettings)).toEqual({ status: 'ok', settings: defaultSettings });
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
  const read = parseSettings(
    JSON.stringify({ version: 2, ...withoutTheme, colours: theme }),
    defaultSettings,
    migrations,
  );
  expect(read).toEqual({ status: 'ok', settings: defaultSettings });
  expect(
    parseSettings(JSON.stringify({ version: 4, ...defaultSettings }), defaultSettings, migrations).status,
  ).toBe('ok');
  expect(
    parseSettings(JSON.stringify({ version: 5, ...defaultSettings }), defaultSettings, migrations).status,
  ).toBe('newer-version');
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
])('%j is parsed as corrupt', (text) => {
  expect(parseSettings(text, defaultSettings)).toEqual({ status: 'corrupt' });
});

// Bug: a check that a later version brings along took all settings for corrupt, and the owner lost queues and rules.
test('a setting that is not there yet is as by default, also within a group, and all others stay', () => {
  const { promises: _, ...checks } = { ...defaultSettings.checks, unanswered: 'off' as const };
  const older = { version: settingsVersion, ...defaultSettings, shopName: 'Bluebird', checks };
  expect(parseSettings(JSON.stringify(older), defaultSettings)).toEqual({
    status: 'ok',
    settings: {
      ...defaultSettings,
      shopName: 'Bluebird',
      checks: { ...defaultSettings.checks, unanswered: 'off' },
    },
  });
});

test('version 5 settings gain the rules that propose a handover, and the allergy rule proposes none', () => {
  const without = (from: object, ...fields: readonly string[]) =>
    Object.fromEntries(Object.entries(from).filter(([field]) => !fields.includes(field)));
  const before = without(defaultSettings, 'style', 'checks', 'suggestions', 'experiment', 'snippets');
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
  const read = parseSettings(
    JSON.stringify({ version: 5, ...before, queues, rules: [...rules, own] }),
    defaultSettings,
  );
  expect(read.status === 'ok' ? read.settings.rules.map(({ id, handOver }) => [id, handOver]) : read).toEqual(
    [
      ['legal', true],
      ['allergies', false],
      ['mine', true],
      ['leaving', true],
      ['very-upset', true],
      // Rules that the owner had removed stay away.
      ['nobody-knows', true],
    ],
  );
});

test('version 6 settings keep the experiment, the assignees and the conditions under their new names', () => {
  const { experiment: pilot, ...others } = defaultSettings;
  const queues = others.queues.map(({ assignee: goesTo, ...queue }) => ({ ...queue, goesTo }));
  const rules = others.rules.map(({ condition: looksFor, ...rule }) => ({ ...rule, looksFor }));
  const text = JSON.stringify({ version: 6, ...others, pilot, queues, rules });
  expect(parseSettings(text, defaultSettings)).toEqual({ status: 'ok', settings: defaultSettings });
});

// Bug: how long handovers stay is back to for ever once the setting has the name that everything else has.
test('version 8 settings keep how long handovers stay', () => {
  const { handovers: _handovers, ...others } = defaultSettings.retention;
  const text = JSON.stringify({ version: 8, ...defaultSettings, retention: { ...others, handOvers: 6 } });
  const retention = { ...defaultSettings.retention, handovers: 6 };
  expect(parseSettings(text, defaultSettings)).toEqual({
    status: 'ok',
    settings: { ...defaultSettings, retention },
  });
});

test('a setting that the file says nothing of is as by default, so that a new one needs no migration', () => {
  const { theme: _theme, ...withoutTheme } = defaultSettings;
  const text = JSON.stringify({ version: settingsVersion, ...withoutTheme, shopName: 'Bluebird' });
  expect(parseSettings(text, defaultSettings)).toEqual({
    status: 'ok',
    settings: { ...defaultSettings, shopName: 'Bluebird' },
  });
});
