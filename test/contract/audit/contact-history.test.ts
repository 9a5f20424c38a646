import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { keyStore } from '../support/key-store.ts';

const openDesk = () => openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()) });
const read = ({ api }: TestDesk, text: string) => api.call('messages.read', { text });
/** What was read is written with the next line at the latest. */
async function answer({ api }: TestDesk, caseId: string, message: string): Promise<void> {
  const reply = 'It is on its way.';
  await api.call('replies.commit', { caseId, message, pieces: [], suggested: '', reply, questions: [] });
}

const first = 'Where is my parcel?\n\nMaren Okafor, maren@bread.example';

test('recognizes a customer who writes again, and counts a message read twice once', async () => {
  const desk = await openDesk();
  const { caseId, contactHistory } = await read(desk, first);
  expect(contactHistory).toBeNull();
  await answer(desk, caseId, first);
  expect((await read(desk, first)).contactHistory).toBeNull();
  const again = await read(desk, 'It still has not come!\n\nMAREN@bread.example');
  expect(again.contactHistory).toMatchObject({ messages: 1, matchedBy: 'email', lastOutcome: 'answered' });
  expect((await read(desk, 'Where is my parcel?\n\nTom, tom@rye.example')).contactHistory).toBeNull();
});

test('does not take an address that stands in many messages for one customer', async () => {
  const desk = await openDesk();
  for (let nth = 0; nth < 14; nth += 1) await read(desk, `I wrote to hello@bakery.example, message ${nth}.`);
  const last = await read(desk, 'I wrote to hello@bakery.example as well.');
  await answer(desk, last.caseId, 'I wrote to hello@bakery.example as well.');
  expect((await read(desk, 'And I to hello@bakery.example too.')).contactHistory).toBeNull();
});

test('stores no sender in the clear, and knows nobody after erasure', async () => {
  const desk = await openDesk();
  const { caseId } = await read(desk, first);
  await answer(desk, caseId, first);
  for (const name of readdirSync(desk.folder).filter((file) => file.startsWith('desk.db')))
    expect(readFileSync(path.join(desk.folder, name)).includes('maren@bread.example')).toBe(false);
  await desk.api.call('audit.erase', { customer: 'maren@bread.example' });
  expect((await read(desk, 'It still has not come!\n\nmaren@bread.example')).contactHistory).toBeNull();
});

test('keeps no contact history without a key', async () => {
  const desk = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()) });
  const { caseId } = await read(desk, first);
  await answer(desk, caseId, first);
  expect((await read(desk, 'It still has not come!\n\nmaren@bread.example')).contactHistory).toBeNull();
});
