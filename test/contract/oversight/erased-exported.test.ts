import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyFile } from '../../../main/desk/oversight/verify-file.ts';
import type { Reading } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { standIn } from '../support/stand-in.ts';

const keyVault = {
  wrap: (key: Uint8Array) => Promise.resolve(key),
  unwrap: (key: Uint8Array) => Promise.resolve(key),
};
const openDesk = () => openTestDesk({ keyVault, embedder: standIn(realEmbedder()) });

async function decide({ api }: TestDesk, text: string, reply: string): Promise<Reading> {
  const reading = await api.call('messages.read', { text });
  await api.call('replies.commit', {
    caseId: reading.caseId,
    message: text,
    pieces: [],
    suggested: '',
    reply,
    questions: [],
  });
  return reading;
}

test('somebody who asked to be erased is still in the log or among the gaps, or the log is broken by it', async () => {
  const desk = await openDesk();
  const maren = await decide(
    desk,
    'Where is my parcel?\n\nMaren Okafor, maren@example.com',
    'It is on its way.',
  );
  await decide(desk, 'Do you bake rye on Sundays?\n\nTom Reed', 'Yes.');
  const from = { caseId: maren.caseId, number: 1 };
  await desk.api.call('gaps.note', { question: 'Where is my parcel?', from });
  const erased = await desk.api.call('log.erase', { customer: 'MAREN@example.com' });
  // The reply does not name her; it belongs to the message that does.
  expect(erased).toMatchObject({
    lines: 2,
    cases: 1,
    elsewhere: [
      { place: 'marks of who wrote before', count: 1 },
      { place: 'questions without an answer', count: 1 },
    ],
    unread: 0,
  });
  const gaps = (await desk.api.call('gaps.list', {})).rows.map(({ question }) => question);
  expect(gaps).not.toContain('Where is my parcel?');
  expect(await desk.api.call('log.erase', { customer: 'Maren Okafor' })).toMatchObject({
    lines: 0,
    elsewhere: [],
  });
  const { rows } = await desk.api.call('log.list', { offset: 0, limit: 10, kinds: [] });
  expect(rows.map(({ kind, words }) => `${kind} ${words}`)).toEqual([
    'erased none',
    'reply kept',
    'read kept',
    'reply erased',
    'read erased',
  ]);
  const { lines } = await desk.api.call('log.open', { id: rows.at(-1)?.id ?? '' });
  expect(lines.map(({ caseId, texts }) => [caseId, texts])).toEqual([
    [maren.caseId, null],
    [maren.caseId, null],
  ]);
  expect(await desk.api.call('log.verify', {})).toMatchObject({ lines: 5, erased: 2, firstBroken: null });
  const [kept] = (await desk.api.call('log.open', { id: rows[1]?.id ?? '' })).lines;
  expect(kept?.texts?.find(({ name }) => name === 'message')?.text).toContain('Tom Reed');
});

test.each(['jsonl', 'csv'] as const)(
  'an export as %s does not prove itself, hides what was changed in it, or holds words that nobody asked for',
  async (format) => {
    const desk = await openDesk();
    await decide(desk, 'Where is my parcel, "please"?\n\nMaren Okafor', 'It is; on its way.');
    await decide(desk, 'Do you bake on Sundays?', 'Yes.');
    const folder = temporaryFolder();
    const file = path.join(folder, `log.${format}`);
    const { head, lines } = await desk.api.call('log.export', { path: file, format, words: false });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/Maren|parcel/);
    expect(await verifyFile(file)).toMatchObject({ lines, head, firstBroken: null });
    await expect(desk.api.call('log.export', { path: file, format, words: false })).rejects.toMatchObject({
      code: 'bad_request',
    });

    const whole = path.join(folder, `words.${format}`);
    await desk.api.call('log.export', { path: whole, format, words: true });
    expect(readFileSync(whole, 'utf8')).toContain('Maren Okafor');
    expect(await verifyFile(whole)).toMatchObject({ lines, firstBroken: null });

    const [first = '', second = '', ...others] = text.split('\n');
    const harmed = async (changed: string) => {
      writeFileSync(file, changed);
      return (await verifyFile(file)).firstBroken;
    };
    expect(
      await harmed(
        text
          .replace('"automatic":null', '"automatic":"x"')
          .replace('""automatic"":null', '""automatic"":""x""'),
      ),
    ).toMatchObject({ sequence: 1 });
    expect(await harmed([first, ...others].join('\n'))).not.toBeNull();
    const [third = '', ...rest] = others;
    expect(await harmed([first, third, second, ...rest].join('\n'))).not.toBeNull();
    const atEnd = text.trim().split('\n');
    atEnd.splice(-2, 1);
    expect(await harmed(atEnd.join('\n'))).toMatchObject({ sequence: lines });
    await expect(harmed(text.trim().split('\n').slice(0, -1).join('\n'))).rejects.toMatchObject({
      code: 'damaged',
    });
  },
);

test('without the key words are exported, or a customer is looked for in vain and nobody is told', async () => {
  const desk = await openTestDesk({ embedder: standIn(realEmbedder()) });
  const file = path.join(temporaryFolder(), 'log.jsonl');
  await expect(
    desk.api.call('log.export', { path: file, format: 'jsonl', words: true }),
  ).rejects.toMatchObject({ code: 'vault_absent' });
  await expect(desk.api.call('log.erase', { customer: 'Maren Okafor' })).rejects.toMatchObject({
    code: 'vault_absent',
  });
});

test('the comparison counts a message twice, or forgets who handed over and what was left', async () => {
  let now = 1_000_000;
  const desk = await openTestDesk({ keyVault, embedder: standIn(realEmbedder()), now: () => now });
  const pilot = { on: true, since: 1_000_000, queues: [], agents: [], share: 1 };
  await desk.api.call('settings.change', { pilot });
  const message = 'Where is my parcel?';
  await desk.api.call('messages.read', { text: message });
  now += 5_000;
  const again = await desk.api.call('messages.read', { text: message });
  now += 25_000;
  const decided = { caseId: again.caseId, message, questions: [] };
  await desk.api.call('replies.commit', { ...decided, pieces: [], suggested: '', reply: 'Soon.' });
  await desk.api.call('messages.read', { text: 'Do you bake on Sundays?' });
  now += 20 * 60_000;
  await desk.api.call('messages.read', { text: 'Do you bake on Mondays?' });
  const figures = await desk.api.call('pilot.figures', {});
  expect(figures).toMatchObject({
    on: true,
    shown: { cases: 3, copied: 1, handedOver: 0, left: 1, medianMs: 30_000, taken: { none: 1 } },
    hidden: { cases: 0, medianMs: null },
    sentence: expect.stringContaining('too few to tell'),
  });
});

test('what was learned from a customer cannot be read by the one who erases, so it stays', async () => {
  const desk = await openDesk();
  const { api } = desk;
  const { id } = await api.call('entries.save', {
    id: null,
    fields: {
      question: 'How long does rye keep?',
      answer: 'Five days.',
      variants: [],
      tags: [],
      collection: null,
      language: null,
      internal: false,
      reviewBy: null,
    },
  });
  // No list of names knows this one, so it is not masked.
  const question = 'How long does the rye of Qworple keep?';
  const target = `e:${id}`;
  const reading = await api.call('messages.read', { text: question });
  const { caseId } = reading;
  await api.call('learning.wrong', { caseId, question, target, reason: 'wrong', comment: 'Qworple said so' });
  await api.call('gaps.note', { question });
  await api.call('golden.add', { question, target });
  await api.call('queues.teach', { message: question, subject: null, queue: null });
  const questions = [{ question, shown: [{ target, confidence: 0.9 }], chosen: target }];
  const learned = new Promise((resolve) => {
    api.on('learning.changed', resolve);
  });
  await api.call('replies.commit', {
    caseId,
    message: question,
    pieces: [],
    suggested: '',
    reply: 'Five days.',
    questions,
  });
  await learned;
  const erased = await api.call('log.erase', { customer: 'qworple' });
  expect(erased).toMatchObject({ cases: 1, lines: 3, unread: 0 });
  expect(erased.elsewhere.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      'learned ways of asking',
      'answers marked wrong',
      'questions without an answer',
      'corrected messages',
      'golden questions',
    ]),
  );
  const again = await api.call('log.erase', { customer: 'qworple' });
  expect(again).toMatchObject({ lines: 0, elsewhere: [], unread: 0 });
});
