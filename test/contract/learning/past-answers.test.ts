import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Proposal } from '../../../preload/contract.ts';
import { pastMailbox, personal, shopAddress } from '../../support/past-mails.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const passphrase = 'a passphrase of a lamp shop';
let folder: string;
let box: string;
let desk: TestDesk;

const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  folder = temporaryFolder((end) => ends.push(end));
  box = path.join(folder, 'past.mbox');
  writeFileSync(box, pastMailbox());
  desk = await openTestDesk({}, (end) => ends.push(end));
  await desk.api.call('vault.create', { passphrase });
  await mine(desk, [box]);
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

async function mine({ api }: TestDesk, paths: string[], shopAddresses?: string[]): Promise<void> {
  await api.call('pastAnswers.start', { paths, ...(shopAddresses && { shopAddresses }) });
  await vi.waitFor(
    async () => {
      const { state } = await api.call('pastAnswers.status', {});
      if (state !== 'done' && state !== 'failed') throw new Error(state);
    },
    { timeout: 40_000, interval: 100 },
  );
}
const proposals = async ({ api }: TestDesk): Promise<readonly Proposal[]> =>
  (await api.call('proposals.list', { offset: 0, limit: 100 })).rows;
const about = (rows: readonly Proposal[], words: RegExp): Proposal => {
  const [found, ...more] = rows.filter(({ question }) => words.test(question));
  expect(more.map(({ question }) => question)).toEqual([]);
  if (found === undefined) throw new Error(`no proposal about ${words.source}`);
  return found;
};

test('what was asked often and answered alike comes first, once, with the other ways of asking', async () => {
  const rows = await proposals(desk);
  const [first] = rows;
  expect(first?.question).toMatch(/delivery/i);
  expect(first).toMatchObject({ asked: 6, alike: 6, entry: null });
  // Which of the six is the most usual lies within the model's last digits; they part the sentences in two ways.
  expect(first?.answer.replaceAll(/\s+/g, ' ')).toBe(
    'Delivery within the UK takes two to three working days and costs £4.50. From £60 on it is free.',
  );
  expect(first?.variants.length).toBeGreaterThan(1);
  expect(about(rows, /^(?!.*zurück).*(?:return|send a lamp back)/i)).toMatchObject({ asked: 3, alike: 3 });
});

test('two questions in one mail are told apart, each with its part of the answer', async () => {
  const rows = await proposals(desk);
  const dimming = about(rows, /dimmed/i);
  expect(dimming).toMatchObject({ asked: 3, alike: 3 });
  expect(dimming.answer).not.toMatch(/gift/);
  const wrapping = about(rows, /wrap/i);
  expect(wrapping).toMatchObject({ asked: 2, alike: 2 });
  expect(wrapping.answer).not.toMatch(/dimm/);
});

test('nothing personal is in a proposal, what was done for one customer is none, and what the shop tells everybody stays', async () => {
  const rows = await proposals(desk);
  const all = JSON.stringify(rows);
  for (const words of personal) expect(all).not.toContain(words);
  expect(all).not.toMatch(/out of the office|have received your message|refunded £48|tracking number|HL-\d/);
  expect(all).not.toMatch(/\b(?:Dear|Kind regards|Tess|thank you for your message)\b/);
  const visit = about(rows, /see (?:the|your) lamps/i);
  expect(visit.answer).toContain('0117 496 0077');
  expect(visit.answer).toContain('3 Quay Street, Bristol BS1 4QZ');
});

test('groups a second language by itself', async () => {
  const german = about(await proposals(desk), /zurückschicken/i);
  expect(german).toMatchObject({ asked: 3, alike: 3 });
  expect(german.answer).toMatch(/^Sie können alles innerhalb von 30 Tagen zurückschicken/);
});

test('detects the shop, and stores nothing in the clear', async () => {
  const status = await desk.api.call('pastAnswers.status', {});
  expect(status).toMatchObject({ state: 'done', shopAddresses: [shopAddress], conversations: 25 });
  for (const file of ['desk.db', 'desk.db-wal'])
    expect(readFileSync(path.join(desk.folder, file)).includes('trailing-edge')).toBe(false);
});

test('accepted, it is an entry that a search finds; edited, it says what the owner wrote; undone, it is a proposal again', async () => {
  const { api } = desk;
  const rows = await proposals(desk);
  const bathroom = about(rows, /bathroom/i);
  const { entryId } = await api.call('proposals.accept', { id: bathroom.id });
  const found = await api.call('messages.search', { text: 'May I put one of your lamps in my bathroom?' });
  expect(found.suggestions[0]?.target).toBe(`e:${entryId}`);
  expect((await api.call('entries.history', { id: entryId }))[0]?.origin).toBe('accepted');

  const wrapping = about(rows, /wrap/i);
  const fields = { question: 'Is there gift wrapping?', answer: 'Yes, for £3.', variants: ['Do you wrap?'] };
  const edited = await api.call('proposals.accept', { id: wrapping.id, fields });
  expect(await api.call('entries.get', { id: edited.entryId })).toMatchObject(fields);
  expect(await api.call('proposals.undo', {})).toEqual({ id: wrapping.id });
  await expect(api.call('entries.get', { id: edited.entryId })).rejects.toThrow(/.+/);
  expect((await proposals(desk)).map(({ id }) => id)).toContain(wrapping.id);
  await api.call('proposals.undo', {});
});

test('rejected, it does not come back, also from other mails; what is open does not double; what the library answers is offered as a variant', async () => {
  const { api } = desk;
  const rows = await proposals(desk);
  const dimming = about(rows, /dimmed/i);
  await api.call('proposals.reject', { id: dimming.id });
  const bathroom = await api.call('proposals.accept', { id: about(rows, /bathroom/i).id });
  const lines = [
    [
      'Are your LED bulbs dimmable?',
      'All our LED bulbs can be dimmed with a trailing-edge dimmer. Older leading-edge dimmers make them flicker.',
    ],
    [
      'How long does a delivery take?',
      'Delivery within the UK takes two to three working days and costs £4.50. From £60 on it is free.',
    ],
    [
      'Is it allowed to hang one of the lamps in a bathroom?',
      'Lamps marked IP44 may be used in a bathroom, at least 60 cm away from the shower. All others may not.',
    ],
  ].map(([asked, said], at) =>
    JSON.stringify({
      id: at,
      messages: [
        { role: 'customer', text: asked },
        { role: 'agent', text: said },
      ],
    }),
  );
  const chats = path.join(folder, 'chats.jsonl');
  writeFileSync(chats, lines.join('\n'));
  await mine(desk, [chats, box]);
  const after = await proposals(desk);
  expect(after.some(({ question }) => /dimm/i.test(question))).toBe(false);
  expect(about(after, /delivery/i).asked).toBe(7);
  const variant = after.filter(({ entry }) => entry !== null);
  expect(variant.map(({ entry, question }) => [entry?.id, question])).toEqual([
    [bathroom.entryId, 'Is it allowed to hang one of the lamps in a bathroom?'],
  ]);
  await api.call('proposals.accept', { id: variant[0]?.id ?? '' });
  expect((await api.call('entries.get', { id: bathroom.entryId })).variants).toContain(variant[0]?.question);
});

test('without a key the run is refused with the reason', async () => {
  const locked = await openTestDesk();
  await expect(locked.api.call('pastAnswers.start', { paths: [box] })).rejects.toMatchObject({
    code: 'vault_absent',
  });
});

test('an interrupted run resumes at the next start', async () => {
  const first = await openTestDesk();
  await first.api.call('vault.create', { passphrase });
  await first.api.call('pastAnswers.start', { paths: [box] });
  await first.close();
  const second = await openTestDesk({ folder: first.folder });
  await second.api.call('vault.unlock', { passphrase });
  await expect.poll(async () => (await proposals(second)).length, { timeout: 40_000 }).toBeGreaterThan(5);
});
