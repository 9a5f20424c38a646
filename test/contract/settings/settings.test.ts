import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defaultSettings } from '../../support/default-settings.ts';
import { createSettings } from '../../../main/desk/settings/settings.ts';
import { serializeSettings } from '../../../main/desk/settings/settings-migrations.ts';
import { t } from '../../support/i18n.ts';
import { temporaryFolder } from '../support/folder.ts';
import { silent, unheard } from '../support/store.ts';

const file = (folder: string) => join(folder, 'settings.json');
const openIn = (folder: string) => createSettings({ folder, changes: unheard, log: silent, t });

test('a first start gives the defaults and writes nothing', async () => {
  const folder = temporaryFolder();
  const settings = await openIn(folder);
  expect(settings.get()).toEqual(defaultSettings);
  expect(settings.notices).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

/** The version that is written now. */
const { version: newest } = z
  .object({ version: z.int() })
  .parse(JSON.parse(serializeSettings(defaultSettings)));

test('concurrent changes are all kept, in memory and on disk', async () => {
  const folder = temporaryFolder();
  const settings = await openIn(folder);
  await Promise.all([
    settings.change({ shopName: 'Corner Bakery' }),
    settings.change({ agentName: undefined, theme: 'dark' }),
    ...Array.from({ length: 20 }, (_, turn) => settings.change({ agentName: `Agent ${turn}` })),
  ]);
  const expected = { ...defaultSettings, shopName: 'Corner Bakery', theme: 'dark', agentName: 'Agent 19' };
  expect(settings.get()).toEqual(expected);
  expect(JSON.parse(readFileSync(file(folder), 'utf8'))).toEqual({ version: newest, ...expected });
  expect((await openIn(folder)).get()).toEqual(expected);
});

test('two programs at once do not undo what the other one changed', async () => {
  const folder = temporaryFolder();
  const [one, two] = [await openIn(folder), await openIn(folder)];
  await one.change({ shopName: 'Corner Bakery' });
  await two.change({ agentName: 'Ana' });
  expect((await openIn(folder)).get()).toMatchObject({ shopName: 'Corner Bakery', agentName: 'Ana' });
});

test.each([
  ['cut short', (text: string) => text.slice(0, 40)],
  ['empty', () => ''],
  ['zeroed, as after a power cut', (text: string) => '\0'.repeat(text.length)],
  ['of a wrong type', (text: string) => text.replace('"dark"', '7')],
  ['without a version', (text: string) => text.replace('"version"', '"verzion"')],
])(
  'a file %s is quarantined untouched, the last good settings are restored, and a notice says so',
  async (_, harm) => {
    const folder = temporaryFolder();
    await (await openIn(folder)).change({ shopName: 'Corner Bakery', theme: 'dark' });
    const harmed = harm(readFileSync(file(folder), 'utf8'));
    writeFileSync(file(folder), harmed);

    const settings = await openIn(folder);

    expect(settings.get()).toMatchObject({ shopName: 'Corner Bakery', theme: 'dark' });
    const quarantined = readdirSync(folder).find((name) => name.includes('.damaged-')) ?? '';
    expect(settings.notices).toMatchObject([
      { code: 'settings_damaged', reason: 'restored', params: { file: quarantined } },
    ]);
    expect(readFileSync(join(folder, quarantined), 'utf8')).toBe(harmed);
    expect((await openIn(folder)).notices).toEqual([]);
  },
);

test('when the last good settings are damaged too, the defaults apply and a notice says so', async () => {
  const folder = temporaryFolder();
  await (await openIn(folder)).change({ shopName: 'Corner Bakery' });
  writeFileSync(file(folder), '{');
  writeFileSync(`${file(folder)}.last-good`, '{');
  const settings = await openIn(folder);
  expect(settings.get()).toEqual(defaultSettings);
  const [notice] = settings.notices;
  expect([notice?.code, notice?.reason]).toEqual(['settings_damaged', undefined]);
});

test('a file that was edited by hand is read, with or without a byte order mark, and becomes the last good one', async () => {
  const folder = temporaryFolder();
  await (await openIn(folder)).change({ shopName: 'Corner Bakery' });
  const edited = `\uFEFF${readFileSync(file(folder), 'utf8').replace('Corner', 'Market')}`;
  writeFileSync(file(folder), edited);
  expect((await openIn(folder)).get().shopName).toBe('Market Bakery');
  rmSync(file(folder));
  expect((await openIn(folder)).get().shopName).toBe('Market Bakery');
});

test('settings of a newer version are refused and not touched', async () => {
  const folder = temporaryFolder();
  const newer = JSON.stringify({ version: newest + 1, shopName: 'Corner Bakery', voice: 'warm' });
  writeFileSync(file(folder), newer);
  await expect(openIn(folder)).rejects.toThrow(expect.objectContaining({ code: 'newer_version' }));
  expect(readFileSync(file(folder), 'utf8')).toBe(newer);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('an unreadable file rejects with the error of the system instead of counting as absent', async () => {
  const folder = temporaryFolder();
  mkdirSync(file(folder));
  await expect(openIn(folder)).rejects.toThrow('EISDIR');
});

test('invalid settings are rejected and not written, and later changes still are', async () => {
  const folder = temporaryFolder();
  const settings = await openIn(folder);
  const failed = settings.change({ shopName: 'x'.repeat(201) });
  const next = settings.change({ shopName: 'Corner Bakery' });
  await expect(failed).rejects.toThrow(expect.objectContaining({ code: 'bad_request' }));
  await next;
  expect((await openIn(folder)).get().shopName).toBe('Corner Bakery');
});
