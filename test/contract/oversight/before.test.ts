import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { standIn } from '../support/stand-in.ts';

const keyVault = {
  wrap: (key: Uint8Array) => Promise.resolve(key),
  unwrap: (key: Uint8Array) => Promise.resolve(key),
};
const openDesk = () => openTestDesk({ keyVault, embedder: standIn(realEmbedder()) });
const read = ({ api }: TestDesk, text: string) => api.call('messages.read', { text });
/** What was read is written with the next line at the latest. */
async function answer({ api }: TestDesk, caseId: string, message: string): Promise<void> {
  const reply = 'It is on its way.';
  await api.call('replies.commit', { caseId, message, pieces: [], suggested: '', reply, questions: [] });
}

const first = 'Where is my parcel?\n\nMaren Okafor, maren@bread.example';

test('a customer who writes again is met as a stranger, or the same message read twice as two', async () => {
  const desk = await openDesk();
  const { caseId, before } = await read(desk, first);
  expect(before).toBeNull();
  await answer(desk, caseId, first);
  expect((await read(desk, first)).before).toBeNull();
  const again = await read(desk, 'It still has not come!\n\nMAREN@bread.example');
  expect(again.before).toMatchObject({ messages: 1, by: 'email', became: 'answered' });
  expect((await read(desk, 'Where is my parcel?\n\nTom, tom@rye.example')).before).toBeNull();
});

test('an address that stands in everybody’s messages is taken for one customer', async () => {
  const desk = await openDesk();
  for (let nth = 0; nth < 14; nth += 1) await read(desk, `I wrote to hello@bakery.example, message ${nth}.`);
  const last = await read(desk, 'I wrote to hello@bakery.example as well.');
  await answer(desk, last.caseId, 'I wrote to hello@bakery.example as well.');
  expect((await read(desk, 'And I to hello@bakery.example too.')).before).toBeNull();
});

test('who wrote can be read from the disk, or is still known after being erased', async () => {
  const desk = await openDesk();
  const { caseId } = await read(desk, first);
  await answer(desk, caseId, first);
  for (const name of readdirSync(desk.folder).filter((file) => file.startsWith('desk.db')))
    expect(readFileSync(path.join(desk.folder, name)).includes('maren@bread.example')).toBe(false);
  await desk.api.call('log.erase', { customer: 'maren@bread.example' });
  expect((await read(desk, 'It still has not come!\n\nmaren@bread.example')).before).toBeNull();
});

test('nobody is remembered while there is no key', async () => {
  const desk = await openTestDesk({ embedder: standIn(realEmbedder()) });
  const { caseId } = await read(desk, first);
  await answer(desk, caseId, first);
  expect((await read(desk, 'It still has not come!\n\nmaren@bread.example')).before).toBeNull();
});
