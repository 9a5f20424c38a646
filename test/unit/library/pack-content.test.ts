import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decodePack, encodePack } from '../../../main/desk/library/pack/pack-content.ts';
import { defaultSettings } from '../../support/default-settings.ts';

const empty = { madeAt: 1, from: 'Mill Bakery', documents: [] };
const archive = (settings: unknown): Uint8Array =>
  zipSync({ 'pack.json': strToU8(JSON.stringify({ ...empty, settings })) });
const { experiment, queues, rules } = defaultSettings;

test('settings of a pack survive encoding and decoding', () => {
  const settings = { experiment, queues: [...queues], rules: [...rules] };
  expect(decodePack(encodePack({ ...empty, settings }), defaultSettings).settings).toEqual(settings);
  expect(decodePack(encodePack({ ...empty, settings: null }), defaultSettings).settings).toBe(null);
});

test('settings of a pack without a version are migrated, and gain no others', () => {
  const old = {
    pilot: experiment,
    queues: queues.map(({ assignee: goesTo, ...queue }) => ({ ...queue, goesTo })),
    rules: rules.map(({ condition: looksFor, ...rule }) => ({ ...rule, looksFor })),
  };
  expect(decodePack(archive(old), defaultSettings).settings).toEqual({ experiment, queues, rules });
  expect(decodePack(archive({ shopName: 'Mill Bakery' }), defaultSettings).settings).toEqual({
    shopName: 'Mill Bakery',
  });
});

test('settings of a newer version and unknown ones are refused', () => {
  expect(() => decodePack(archive({ version: 99 }), defaultSettings)).toThrow(
    expect.objectContaining({ code: 'newer_version', reason: 'pack' }),
  );
  expect(() => decodePack(archive({ colour: 'red' }), defaultSettings)).toThrow(
    expect.objectContaining({ code: 'damaged', reason: 'pack' }),
  );
});
