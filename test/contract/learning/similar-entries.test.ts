import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DeskApi } from '../../../preload/client.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const rows = [
  ['How long does delivery take?', 'Parcels arrive within 3 working days.'],
  ['How many days does delivery take?', 'Parcels arrive within 5 working days.'],
  ['Can I freeze the sourdough loaf?', 'Yes. Slice it first; it keeps for three months in the freezer.'],
  ['Can the sourdough loaf be frozen?', 'Yes. Slice it first; it keeps for three months in the freezer.'],
  ['How do I activate my gift card?', 'Enter its code under "My account".'],
  ['How do I deactivate my gift card?', 'Write to us with its code.'],
  ['Where is the shop?', 'At the mill, by the river.'],
] as const;

async function deskWith(entries: readonly (readonly [string, string])[], desk?: TestDesk): Promise<TestDesk> {
  const opened = desk ?? (await openTestDesk());
  const file = path.join(opened.folder, 'questions.csv');
  writeFileSync(
    file,
    [
      'question,answer',
      ...entries.map((row) => row.map((cell) => JSON.stringify(cell).replaceAll('\\"', '""')).join(',')),
    ].join('\n'),
  );
  await opened.api.call('library.import', { paths: [file] });
  await opened.services.library.whenIdle();
  return opened;
}

const pairsOf = async (api: DeskApi, kind: 'duplicate' | 'contradiction') => {
  const { rows: found } = await api.call('similarEntries.list', { kind, offset: 0, limit: 50 });
  return found;
};
const compared = async (api: DeskApi, kind: 'duplicate' | 'contradiction', expected: number) => {
  await expect.poll(async () => (await pairsOf(api, kind)).length, { timeout: 20_000 }).toBe(expected);
};

test('the same question in other words is found once, one that is answered otherwise with the words that differ, and opposites are not', async () => {
  const { api } = await deskWith(rows);
  await compared(api, 'duplicate', 1);
  const [same] = await pairsOf(api, 'duplicate');
  expect(
    [same?.a.entry.question, same?.b.entry.question].toSorted((x, y) => String(x).localeCompare(String(y))),
  ).toEqual([rows[2][0], rows[3][0]]);
  await compared(api, 'contradiction', 1);
  const [other] = await pairsOf(api, 'contradiction');
  const differing = (side: typeof other extends undefined ? never : NonNullable<typeof other>['a']) =>
    side.differences.map(({ start, end }) => side.entry.answer.slice(start, end));
  expect(
    [other && differing(other.a), other && differing(other.b)]
      .flat()
      .toSorted((x, y) => String(x).localeCompare(String(y))),
  ).toEqual(['3 working days', '5 working days']);
});

test('merged entries are one with the other as a variant, and undo brings both back as a pair', async () => {
  const { api } = await deskWith(rows);
  await compared(api, 'duplicate', 1);
  const [pair] = await pairsOf(api, 'duplicate');
  if (pair === undefined) throw new Error('no pair');
  const { undo } = await api.call('similarEntries.merge', { keep: pair.a.entry.id, other: pair.b.entry.id });
  await compared(api, 'duplicate', 0);
  const kept = await api.call('entries.get', { id: pair.a.entry.id });
  expect(kept.variants).toContain(pair.b.entry.question);
  await api.call('library.undo', { undo });
  await compared(api, 'duplicate', 1);
});

test('a dismissed pair stays dismissed after a re-import, and new pairs are still found', async () => {
  const desk = await deskWith(rows);
  const { api } = desk;
  await compared(api, 'duplicate', 1);
  const [pair] = await pairsOf(api, 'duplicate');
  await api.call('similarEntries.dismiss', { a: pair?.a.entry.id ?? '', b: pair?.b.entry.id ?? '' });
  expect(await pairsOf(api, 'duplicate')).toEqual([]);
  await deskWith([...rows, ['Where can I find the shop?', 'At the mill, by the river.']], desk);
  await compared(api, 'duplicate', 1);
  const [found] = await pairsOf(api, 'duplicate');
  expect(
    [found?.a.entry.question, found?.b.entry.question].toSorted((x, y) => String(x).localeCompare(String(y))),
  ).toEqual(['Where can I find the shop?', 'Where is the shop?']);
});
