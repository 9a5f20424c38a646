import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { keyStore } from '../support/key-store.ts';
import { readMailFile } from '../support/mail-file.ts';

const openDesk = () => openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()) });

const mail = (subject: string, body: string): readonly string[] => [
  'From: Marit Lund <marit@post.example>',
  'To: help@oakash.example',
  `Subject: ${subject}`,
  'Date: Tue, 4 Mar 2025 08:15:00 +0100',
  '',
  body,
];

test('a draft greets who sent the mail (or the name of its head would be of no use)', async () => {
  const desk = await openDesk();
  const { draft, header } = await readMailFile(desk, mail('My order', 'Can I cancel it?'));
  expect(draft.text).toMatch(/^Hello Marit,/);
  expect(header?.from).toEqual({ name: 'Marit Lund', address: 'marit@post.example' });
  const pasted = await desk.api.call('messages.read', {
    text: 'From: Marit Lund <marit@post.example>\nSubject: My order\n\nCan I cancel it?',
  });
  expect(pasted.draft.text).toMatch(/^Hello Marit,/);
});

test('who writes again is known by the address of the head, and erasing by it finds the case', async () => {
  const desk = await openDesk();
  const first = await readMailFile(desk, mail('My order', 'Can I cancel it?'));
  const reply = 'Yes.';
  await desk.api.call('replies.commit', {
    caseId: first.caseId,
    message: first.text,
    pieces: [],
    suggested: '',
    reply,
    questions: [],
  });
  const again = await readMailFile(desk, mail('Once more', 'It has not been cancelled. Why?'));
  expect(again.contactHistory).toMatchObject({ messages: 1, matchedBy: 'email', lastOutcome: 'answered' });
  const erased = await desk.api.call('audit.erase', { customer: 'marit@post.example' });
  expect(erased.cases).toBeGreaterThanOrEqual(2);
  expect((await readMailFile(desk, mail('And again', 'Hello?'))).contactHistory).toBeNull();
});

test('a rule for named customers applies to who sent the mail', async () => {
  const desk = await openDesk();
  const settings = await desk.api.call('settings.get', {});
  const rule = settings.rules.find(({ condition }) => condition.kind === 'customers');
  if (rule === undefined) throw new Error('No such rule');
  for (const name of ['Marit Lund', 'marit@post.example', '@post.example']) {
    await desk.api.call('rules.save', {
      rule: { ...rule, on: true, condition: { kind: 'customers', names: [name] } },
    });
    const { routing } = await readMailFile(desk, mail('My order', 'Can I cancel it?'));
    expect(routing.alarms.map((alarm) => alarm.rule)).toContain(rule.id);
  }
});

test('a fold says what it holds that stands nowhere else', async () => {
  const desk = await openDesk();
  const { folds } = await desk.api.call('messages.read', {
    text: 'It came, order 7712.\n\nOn Tue, 4 Mar 2025 at 08:15, Ash <ash@oakash.example> wrote:\n> Is it order 7712 or order 8813?\n> Thank you.',
  });
  expect(folds.map(({ kind, holds }) => [kind, holds])).toEqual([['quote', ['question', 'order']]]);
});

test('a subject alone is what is asked, and stands in the message', async () => {
  const desk = await openDesk();
  const read = await readMailFile(desk, mail('Where is my order 10023?', ''));
  expect(read.questions.map(({ text }) => text)).toEqual(['Where is my order 10023?']);
  const [question] = read.questions;
  expect(read.text.slice(question?.start, question?.end)).toBe('Where is my order 10023?');
  expect(
    read.folds.some(({ start, end }) => start <= (question?.start ?? 0) && (question?.end ?? 0) <= end),
  ).toBe(false);
  expect(read.details).toContainEqual(expect.objectContaining({ kind: 'order', text: '10023' }));
});
