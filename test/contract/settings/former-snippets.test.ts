import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../support/default-settings.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';

const adopter = fileURLToPath(new URL('../support/adopt-snippets.ts', import.meta.url));

const snippets = ['thanks', 'sorry', 'bye'].map((shortName, at) => ({
  id: `snippet ${at}`,
  shortName,
  title: `The ${shortName} text`,
  text: `${shortName}, {{customer.name}}!`,
  kind: 'macro',
  tone: 'any',
  sample: at === 2,
}));
const files = ['settings.json', 'settings.json.last-good'] as const;

/** A folder with settings of version 7, which held the snippets; `where` in the settings, the spare copy, or both. */
function formerFolder(where: readonly string[] = files): string {
  const folder = temporaryFolder();
  for (const file of where)
    writeFileSync(
      path.join(folder, file),
      JSON.stringify({ version: 7, ...defaultSettings, shopName: 'Corner Bakery', snippets }),
    );
  return folder;
}

const openDesk = (folder: string) => openTestDesk({ folder, embedder: fakeEmbedder(realEmbedder()) });
const holdsSnippets = (folder: string): boolean =>
  files.some((file) => {
    const whole = path.join(folder, file);
    return existsSync(whole) && readFileSync(whole, 'utf8').includes('"snippets"');
  });

test.each([
  ['settings.json', files],
  ['the last good settings, where settings.json is gone', files.slice(1)],
])(
  'snippets of %s are in desk.db after the first start, and the settings hold them no more',
  async (_, where) => {
    const folder = formerFolder(where);
    const desk = await openDesk(folder);
    expect(await desk.api.call('snippets.list', {})).toEqual(snippets);
    expect((await desk.api.call('settings.get', {})).shopName).toBe('Corner Bakery');
    expect(holdsSnippets(folder)).toBe(false);
    // What is removed from now on does not come back.
    await desk.api.call('snippets.remove', { id: 'snippet 0' });
    await desk.close();
    const again = await openDesk(folder);
    expect(await again.api.call('snippets.list', {})).toEqual(snippets.slice(1));
  },
);

test('snippets of a damaged settings.json come from the last good one', async () => {
  const folder = formerFolder();
  writeFileSync(path.join(folder, 'settings.json'), '{"version": 7, "shopN');
  const desk = await openDesk(folder);
  expect(await desk.api.call('snippets.list', {})).toEqual(snippets);
  expect(holdsSnippets(folder)).toBe(false);
});

test.each(['before the rows', 'after the rows', 'while the settings are written'])(
  'kill -9 %s loses no snippet and brings none twice',
  async (when) => {
    const folder = formerFolder();
    const { signal } = spawnSync(process.execPath, [adopter, folder, when], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(signal).toBe('SIGKILL');
    expect(holdsSnippets(folder)).toBe(true);
    const desk = await openDesk(folder);
    expect(await desk.api.call('snippets.list', {})).toEqual(snippets);
    expect(holdsSnippets(folder)).toBe(false);
  },
);

test('what was removed before the settings were written without it stays removed', async () => {
  const folder = formerFolder();
  spawnSync(process.execPath, [adopter, folder, 'after the rows'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const former = readFileSync(path.join(folder, 'settings.json'));
  const desk = await openDesk(folder);
  await desk.api.call('snippets.remove', { id: 'snippet 1' });
  await desk.close();
  // As if the settings had never been written again.
  for (const file of files) writeFileSync(path.join(folder, file), former);
  const again = await openDesk(folder);
  expect((await again.api.call('snippets.list', {})).map(({ shortName }) => shortName)).toEqual([
    'thanks',
    'bye',
  ]);
});
