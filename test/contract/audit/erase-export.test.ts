import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { verifyExportedFile } from '../../../main/desk/audit/verify-file.ts';
import type { Reading } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { wordsInBytes } from '../support/search-bytes.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { keyStore } from '../support/key-store.ts';

const openDesk = () => openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()) });

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

test('erasing a customer removes the content of her cases and gaps, and the log still verifies', async () => {
  const desk = await openDesk();
  const maren = await decide(
    desk,
    'Where is my parcel?\n\nMaren Okafor, maren@example.com',
    'It is on its way.',
  );
  await decide(desk, 'Do you bake rye on Sundays?\n\nTom Reed', 'Yes.');
  const from = { caseId: maren.caseId, number: 1 };
  await desk.api.call('gaps.add', { question: 'Where is my parcel?', from });
  const erased = await desk.api.call('audit.erase', { customer: 'MAREN@example.com' });
  // The reply does not name her; it belongs to the message that does.
  expect(erased).toMatchObject({
    lines: 2,
    cases: 1,
    otherRecords: [
      { table: 'contact_history', count: 1 },
      { table: 'gaps', count: 1 },
    ],
    unreadable: 0,
  });
  const gaps = (await desk.api.call('gaps.list', {})).rows.map(({ question }) => question);
  expect(gaps).not.toContain('Where is my parcel?');
  expect(await desk.api.call('audit.erase', { customer: 'Maren Okafor' })).toMatchObject({
    lines: 0,
    otherRecords: [],
  });
  const { rows } = await desk.api.call('audit.list', { offset: 0, limit: 10, kinds: [] });
  expect(rows.map(({ kind, contentState }) => `${kind} ${contentState}`)).toEqual([
    'erased none',
    'reply kept',
    'read kept',
    'reply erased',
    'read erased',
  ]);
  const { lines } = await desk.api.call('audit.get', { id: rows.at(-1)?.id ?? '' });
  expect(lines.map(({ caseId, texts }) => [caseId, texts])).toEqual([
    [maren.caseId, null],
    [maren.caseId, null],
  ]);
  expect(await desk.api.call('audit.verify', {})).toMatchObject({ lines: 5, erased: 2, firstBroken: null });
  const [kept] = (await desk.api.call('audit.get', { id: rows[1]?.id ?? '' })).lines;
  expect(kept?.texts?.find(({ name }) => name === 'message')?.text).toContain('Tom Reed');
});

test.each(['jsonl', 'csv'] as const)(
  'an export as %s verifies by itself, detects changes, and holds content only when asked for',
  async (format) => {
    const desk = await openDesk();
    await decide(desk, 'Where is my parcel, "please"?\n\nMaren Okafor', 'It is; on its way.');
    await decide(desk, 'Do you bake on Sundays?', 'Yes.');
    const folder = temporaryFolder();
    const file = path.join(folder, `log.${format}`);
    const { head, lines } = await desk.api.call('audit.export', { path: file, format, words: false });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/Maren|parcel/);
    expect(await verifyExportedFile(file)).toMatchObject({ lines, head, firstBroken: null });
    await expect(desk.api.call('audit.export', { path: file, format, words: false })).rejects.toMatchObject({
      code: 'bad_request',
    });

    const whole = path.join(folder, `words.${format}`);
    await desk.api.call('audit.export', { path: whole, format, words: true });
    expect(readFileSync(whole, 'utf8')).toContain('Maren Okafor');
    expect(await verifyExportedFile(whole)).toMatchObject({ lines, firstBroken: null });

    const [first = '', second = '', ...others] = text.split('\n');
    const harmed = async (changed: string) => {
      writeFileSync(file, changed);
      return (await verifyExportedFile(file)).firstBroken;
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

test('exporting content and erasing a customer are refused without the key', async () => {
  const desk = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()) });
  const file = path.join(temporaryFolder(), 'log.jsonl');
  await expect(
    desk.api.call('audit.export', { path: file, format: 'jsonl', words: true }),
  ).rejects.toMatchObject({ code: 'vault_absent' });
  await expect(desk.api.call('audit.erase', { customer: 'Maren Okafor' })).rejects.toMatchObject({
    code: 'vault_absent',
  });
});

test('experiment results count a message read again once, and abandoned cases as such', async () => {
  let now = 1_000_000;
  const desk = await openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()), now: () => now });
  const experiment = { on: true, since: 1_000_000, queues: [], agents: [], share: 1 };
  await desk.api.call('settings.change', { experiment });
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
  const results = await desk.api.call('experiment.results', {});
  expect(results).toMatchObject({
    on: true,
    shown: { cases: 3, copied: 1, handedOver: 0, abandoned: 1, medianMs: 30_000, replyOutcomes: { none: 1 } },
    hidden: { cases: 0, medianMs: null },
    summary: { code: 'so_far' },
  });
});

test('erasing a customer also deletes what was learned from her messages', async () => {
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
  await api.call('learning.addNegativeFeedback', {
    caseId,
    question,
    target,
    reason: 'wrong',
    comment: 'Qworple said so',
  });
  await api.call('gaps.add', { question });
  await api.call('golden.add', { question, target });
  await api.call('queues.addExample', { message: question, subject: null, queue: null });
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
  const erased = await api.call('audit.erase', { customer: 'qworple' });
  expect(erased).toMatchObject({ cases: 1, lines: 3, unreadable: 0 });
  expect(erased.otherRecords.map(({ table }) => table)).toEqual(
    expect.arrayContaining([
      'learned_phrasings',
      'negative_feedback',
      'gaps',
      'training_examples',
      'golden_questions',
    ]),
  );
  const again = await api.call('audit.erase', { customer: 'qworple' });
  expect(again).toMatchObject({ lines: 0, otherRecords: [], unreadable: 0 });
});

// Bug: only the tables were looked through, so undoing a removal brought back what was learned of an erased customer.
test('what lies in the trash is erased as well, and undoing a removal does not bring it back', async () => {
  const { api } = await openDesk();
  const fields = { question: 'How long does rye keep?', answer: 'Five days.', variants: [], tags: [] };
  const { id } = await api.call('entries.save', {
    id: null,
    fields: { ...fields, collection: null, language: null, internal: false, reviewBy: null },
  });
  await api.call('learning.addNegativeFeedback', {
    caseId: 'of nobody',
    question: 'How long does the rye of Qworple keep?',
    target: `e:${id}`,
    reason: 'wrong',
    comment: '',
  });
  const { undo } = await api.call('entries.remove', { ids: [id] });
  const { otherRecords } = await api.call('audit.erase', { customer: 'Qworple' });
  expect(otherRecords).toContainEqual({ table: 'negative_feedback', count: 1 });
  await api.call('library.undo', { undo });
  expect(await api.call('learning.list', { offset: 0, limit: 10 })).toMatchObject({ total: 0 });
});

// Bug: by her address a customer was erased but for what an agent had remarked of her by name, and for what was learned of
// her case without either.
test('by an address everything is erased that came of the cases of its customer, whatever names it has', async () => {
  const { api } = await openDesk();
  const fields = {
    question: 'How long does rye keep?',
    answer: 'Five days in a bag.',
    variants: [],
    tags: [],
  };
  const { id } = await api.call('entries.save', {
    id: null,
    fields: { ...fields, collection: null, language: null, internal: false, reviewBy: null },
  });
  const message = 'How long does my rye keep?\n\nMaren Okafor\nmaren@example.com';
  const { caseId } = await api.call('messages.read', { text: message });
  const target = `e:${id}`;
  const learned = { caseId, question: 'How long does my rye keep?', target };
  await api.call('learning.addNegativeFeedback', {
    ...learned,
    reason: 'wrong',
    comment: 'Okay says Maruschka',
  });
  await api.call('replies.commit', {
    caseId,
    message,
    pieces: [{ from: 'source', text: 'Five days in a bag.', question: 1, target }],
    suggested: 'Five days in a bag.',
    reply: 'Five nights in a bag.',
    questions: [{ question: 'How long does my rye keep?', shown: [], chosen: target }],
  });
  await vi.waitFor(async () =>
    expect((await api.call('learning.list', { offset: 0, limit: 10 })).total).toBe(3),
  );
  await api.call('audit.erase', { customer: 'maren@example.com' });
  expect((await api.call('learning.list', { offset: 0, limit: 10 })).rows).toEqual([]);
});

// Bug: a mail in the library was looked after by no erasing, and its file is called like the customer.
test('a mail in the library that names the customer, be it by its file alone, is erased, also in the trash', async () => {
  const { api, services, folder } = await openDesk();
  const mails = temporaryFolder();
  const names = ['Where is it_Maren_Okafor.eml', 'Okafor.eml', 'Other.eml'];
  const text = 'From: Qworple <q@post.example>\nSubject: Rye\n\nHow long does rye keep?\n';
  for (const name of names) writeFileSync(path.join(mails, name), `${text}${name.length} days?\n`);
  await api.call('library.import', { paths: [mails] });
  await services.library.whenIdle();
  const query = {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 9,
  } as const;
  const listed = async () =>
    (await api.call('library.list', query)).rows.flatMap((row) => ('name' in row ? row : []));
  const trashed = (await listed()).find(({ name }) => name === 'Okafor.eml');
  const { undo } = await api.call('library.remove', { ids: [trashed?.id ?? ''] });
  const erased = await api.call('audit.erase', { customer: 'Maren Okafor', also: ['Okafor'] });
  expect(erased.otherRecords).toContainEqual({ table: 'documents', count: 2 });
  await api.call('library.undo', { undo });
  expect((await listed()).map(({ name }) => name)).toEqual(['Other.eml']);
  expect(wordsInBytes(folder, ['Okafor', 'okafor', 'Qworple', 'qworple'])).toEqual([]);
});
