import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskCommand } from '../support/command.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';

const plain = { variants: [], tags: [], collection: null, language: 'en', internal: false, reviewBy: null };
const quick = (folder?: string) =>
  openTestDesk({ embedder: fakeEmbedder(realEmbedder()), ...(folder === undefined ? {} : { folder }) });

async function withEntries(): Promise<TestDesk> {
  const desk = await quick();
  await desk.api.call('settings.change', { shopName: 'Mill Bakery', agentName: 'Kim', signOff: 'Yours' });
  for (const [question, answer] of [
    ['Do you ship?', 'Yes, on Mondays.'],
    ['Are you open?', 'Daily.'],
    ['Do you bake rye?', 'On Fridays.'],
  ] as const)
    await desk.api.call('entries.save', {
      id: null,
      fields: { ...plain, question, answer, variants: ['=1|2'], wordings: { short: `${answer}!` } },
    });
  return desk;
}

async function questions(desk: TestDesk): Promise<readonly string[]> {
  const page = { filter: '', sort: 'name', descending: false, offset: 0, limit: 100 } as const;
  const { rows } = await desk.api.call('library.list', { ...page, show: 'entries' });
  return rows.flatMap((row) =>
    row.type === 'entry' ? [`${row.question} ${row.wordings.short ?? row.answer}`] : [],
  );
}

test('a pack is previewed and partly imported; changed entries are told from new ones', async () => {
  const [mine, theirs] = [await withEntries(), await quick()];
  const file = path.join(temporaryFolder(), 'shop.sidedesk');
  const made = await mine.api.call('packs.create', { path: file, settings: true });
  expect(made).toMatchObject({ entries: 3, path: file });
  expect(made.fingerprint).toMatch(/^([a-z]+ ){5}[a-z]+$/);

  const first = await theirs.api.call('packs.preview', { path: file });
  expect(first).toMatchObject({
    from: 'Mill Bakery',
    signer: 'unknown',
    fingerprint: made.fingerprint,
    same: 0,
  });
  expect(first.entries.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new']);
  expect(first.settings?.map(({ name }) => name)).toEqual(['shopName', 'signOff']);
  expect(await questions(theirs)).toEqual([]);

  const [one, two] = first.entries;
  const wanted = { path: file, digest: first.digest, entries: [one?.id ?? '', two?.id ?? ''] };
  expect(await theirs.api.call('packs.import', { ...wanted, settings: false })).toEqual({
    added: 2,
    changed: 0,
  });
  expect((await theirs.api.call('settings.get', {})).shopName).toBe('');
  const found = await theirs.api.call('messages.search', { text: one?.theirs.question ?? '' });
  expect(found.suggestions[0]?.text).toBe(one?.theirs.answer);

  await theirs.api.call('entries.save', {
    id: one?.id ?? '',
    fields: { ...plain, question: 'Mine?', answer: 'Mine.' },
  });
  await theirs.api.call('entries.save', {
    id: null,
    fields: { ...plain, question: 'Only here?', answer: 'Yes.' },
  });
  const second = await theirs.api.call('packs.preview', { path: file });
  expect(second).toMatchObject({ signer: 'known', same: 1, onlyHere: 1 });
  expect(new Map(second.entries.map(({ id, outcome }) => [id, outcome])).get(one?.id ?? '')).toBe('changed');
  expect(second.entries.find(({ outcome }) => outcome === 'changed')?.ours?.answer).toBe('Mine.');

  const all = {
    path: file,
    digest: second.digest,
    entries: second.entries.map(({ id }) => id),
    settings: true,
  };
  expect(await theirs.api.call('packs.import', all)).toEqual({ added: 1, changed: 1 });
  const [now, before] = await theirs.api.call('entries.history', { id: one?.id ?? '' });
  expect([now?.origin, before?.fields.answer]).toEqual(['import', 'Mine.']);
  expect(await theirs.api.call('settings.get', {})).toMatchObject({ shopName: 'Mill Bakery', agentName: '' });
  expect(await questions(theirs)).toHaveLength(4);
  expect((await mine.api.call('packs.preview', { path: file })).signer).toBe('own');
});

// Catches: a byte that could be changed on the way to somebody who trusts the sender.
test('a pack with any byte changed, cut or added is refused and imports nothing', async () => {
  const [mine, theirs] = [await withEntries(), await quick()];
  const folder = temporaryFolder();
  const file = path.join(folder, 'shop.sidedesk');
  await mine.api.call('packs.create', { path: file, settings: true });
  const good = readFileSync(file);
  const { digest, entries } = await theirs.api.call('packs.preview', { path: file });
  const outcome = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(file, bytes);
    const input = { path: file, digest, entries: entries.map(({ id }) => id), settings: true };
    return theirs.api.call('packs.import', input).then(
      () => 'taken',
      ({ code }: { readonly code: string }) => code,
    );
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, other) => {
      const bytes = Buffer.from(good);
      bytes.writeUInt8(bytes.readUInt8(at) ^ other, at);
      const isMark = at >= good.length - 16;
      expect(await outcome(bytes)).toMatch(
        isMark ? /^(unsupported_type|newer_version|pack_changed)$/ : /^pack_changed$/,
      );
    }),
    { numRuns: 150 },
  );
  expect(await outcome(good.subarray(1))).toBe('pack_changed');
  expect(await outcome(good.subarray(0, -1))).toBe('unsupported_type');
  expect(await outcome(Buffer.concat([good, good]))).toBe('pack_changed');
  expect(await questions(theirs)).toEqual([]);
  // A good pack in the place of the one that was previewed is another one.
  await mine.api.call('packs.create', { path: file, settings: false });
  expect(await outcome(readFileSync(file))).toBe('pack_changed');
  expect(await questions(theirs)).toEqual([]);
});

// Catches: a customer's words, an agent's name, a vault or signing key that travels with the shop's answers.
test('a pack contains no audit log, gap, agent name or key', async () => {
  const desk = await withEntries();
  await desk.api.call('vault.create', { passphrase: 'four quiet winter loaves' });
  await desk.api.call('gaps.add', { question: 'Where is Ms Petrova?' });
  const file = path.join(temporaryFolder(), 'shop.sidedesk');
  await desk.api.call('packs.create', { path: file, settings: true });
  const { unzipSync, strFromU8 } = await import('fflate');
  const parts = unzipSync(readFileSync(file).subarray(0, -112));
  expect(Object.keys(parts)).toEqual(['pack.json']);
  const text = strFromU8(parts['pack.json'] ?? new Uint8Array());
  const content = JSON.parse(text) as Record<string, unknown>;
  expect(Object.keys(content).toSorted()).toEqual(['documents', 'from', 'madeAt', 'settings']);
  expect(text).not.toMatch(/Petrova|Kim|PRIVATE|agentName|theme/);
  const key = path.join(desk.folder, 'pack-key.pem');
  expect(statSync(key).mode & 0o077).toBe(0);
  expect(readdirSync(desk.folder)).toContain('pack-key.pem');
});

test('a pack goes from one machine to another by the command', async () => {
  const [source, here, there] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  writeFileSync(path.join(source, 'faq.csv'), 'question,answer\nDo you ship?,"Yes, on Mondays."\n');
  await deskCommand('import', source, '--data', here);
  const file = path.join(source, 'shop.sidedesk');
  expect(await deskCommand('pack', 'make', file, '--data', here)).toContain('Exported 1 entry to');
  expect(await deskCommand('pack', 'preview', file, '--data', there)).toContain(
    '1 new, 0 changed, 0 the same, 0 only here',
  );
  expect(await deskCommand('pack', 'take', file, '--data', there)).toContain('1 added');
  expect(await deskCommand('pack', 'preview', file, '--data', there)).toContain(
    '0 new, 0 changed, 1 the same',
  );
  // The same way out and in again by the formats that anybody can read.
  const out = path.join(source, 'out');
  for (const format of ['json', 'markdown', 'csv'])
    await deskCommand('export', path.join(out, format), '--format', format, '--data', there);
  const third = temporaryFolder();
  await deskCommand('import', out, '--data', third);
  expect(await deskCommand('list', '--entries', '--data', third)).toBe(
    await deskCommand('list', '--entries', '--data', there),
  );
}, 240_000);
