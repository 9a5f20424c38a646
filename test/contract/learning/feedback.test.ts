import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { CallInput, FeedbackItem } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const faq = `# Help

## How long does delivery take?

Delivery takes two working days. It is free above 40 pounds.

## Can I change my address?

Yes, you can change the address until five in the evening.

## Do you have gluten-free bread?

Yes, on Thursdays. Please order it one day before.
`;

async function shop(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(onTestFinished), 'help.md');
  writeFileSync(file, faq);
  await desk.api.call('library.import', { paths: [file] });
  await vi.waitFor(
    async () => expect((await desk.api.call('desk.status', {})).importing.running).toBe(false),
    { timeout: 20_000 },
  );
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  await desk.api.call('settings.change', { agentName: 'Maya' });
  return desk;
}

/** What is learned is learned behind the reply. */
const soon = { timeout: 20_000 } as const;

const search = async ({ api }: TestDesk, text: string) =>
  (await api.call('messages.search', { text })).suggestions;
const targetOf = async (desk: TestDesk, text: string): Promise<string> =>
  (await search(desk, text))[0]?.target ?? expect.fail();
const list = async ({ api }: TestDesk): Promise<readonly FeedbackItem[]> =>
  (await api.call('learning.list', { offset: 0, limit: 50 })).rows;
const proposals = async ({ api }: TestDesk) =>
  (await api.call('proposals.list', { offset: 0, limit: 50 })).rows;
const kinds = async (desk: TestDesk) =>
  (await list(desk)).map(({ kind, state }) => `${kind}: ${state}`).sort();

/** Reads a message, edits the draft and copies it, as the window does. */
async function reply(
  { api }: TestDesk,
  message: string,
  edit: (draft: string) => string,
  choose: (best: string | null) => string | null = (best) => best,
): Promise<void> {
  const read = await api.call('messages.read', { text: message });
  const [question] = read.questions;
  if (question === undefined) throw new Error('The message asks nothing');
  const best = question.verdict.word === 'no good answer' ? null : (question.suggestions[0]?.target ?? null);
  const chosen = choose(best);
  const draft = await api.call('replies.compose', {
    caseId: read.caseId,
    name: null,
    answers: [{ question: question.text, target: chosen }],
  });
  await api.call('replies.commit', {
    caseId: read.caseId,
    message,
    suggested: draft.text,
    pieces: [...draft.pieces],
    reply: edit(draft.text),
    questions: [
      {
        question: question.text,
        shown: question.suggestions.map(({ target, confidence }) => ({
          target,
          confidence: confidence.value,
        })),
        chosen,
      },
    ],
  });
}
const mark = (
  { api }: TestDesk,
  question: string,
  target: string,
  reason: CallInput<'learning.addNegativeFeedback'>['reason'] = 'wrong',
) =>
  api.call('learning.addNegativeFeedback', {
    caseId: 'case',
    question,
    target,
    reason,
    comment: 'Tell Maren Okafor that this is for pickup only.',
  });

it('negative feedback suppresses the answer for the same and similar messages only, and undo restores exactly', async () => {
  const desk = await shop();
  const wrong = 'How long do I have until the oven timer on my own loaf rings?';
  const like = 'How long until the oven timer for my loaf rings?';
  const right = 'How many days does the delivery take?';
  const target = await targetOf(desk, right);
  const before = await Promise.all([wrong, like, right].map((text) => search(desk, text)));
  const { id } = await mark(desk, wrong, target);

  for (const text of [wrong, like]) {
    const held = (await search(desk, text)).find((one) => one.target === target);
    expect(held?.confidence.value ?? 0).toBeLessThan(0.3);
    expect(held?.why).toEqual({ code: 'marked_wrong' });
  }
  expect(await search(desk, right)).toEqual(before[2]);

  const [row] = await list(desk);
  expect(row).toMatchObject({
    kind: 'negative feedback',
    by: 'Maya',
    state: 'used',
    negativeFeedback: { reason: 'wrong' },
  });
  expect(row?.negativeFeedback?.comment).toContain('for pickup only');
  expect(row?.negativeFeedback?.comment).not.toMatch(/Maren|Okafor/);
  expect(await desk.api.call('learning.undo', { ids: [id ?? ''] })).toEqual({ undone: 1 });
  expect(await Promise.all([wrong, like, right].map((text) => search(desk, text)))).toEqual(before);
});

it('negative feedback on an outdated answer ends once the answer is updated', async () => {
  const desk = await shop();
  const text = 'How long does delivery take?';
  const target = await targetOf(desk, text);
  await mark(desk, text, target, 'outdated');
  expect((await search(desk, text))[0]?.why).toEqual({ code: 'marked_outdated' });
  const { question, answer: _, ...entry } = await desk.api.call('entries.get', { id: target.slice(2) });
  const { variants, tags, collection, language, internal, reviewBy, wordings } = entry;
  const fields = {
    variants: [...variants],
    tags: [...tags],
    collection,
    language,
    internal,
    reviewBy,
    wordings,
  };
  await desk.api.call('entries.save', {
    id: target.slice(2),
    fields: {
      ...fields,
      question,
      answer: 'Delivery takes three days.',
    },
  });
  const [best] = await search(desk, text);
  expect(best).toMatchObject({ target, confidence: { word: 'sure' } });
  expect((await list(desk))[0]?.state).toBe('stale');
});

it('negative feedback is pending until accepted, not stored while learning is off, and deleted with its entry', async () => {
  const desk = await shop();
  const text = 'How long does delivery take?';
  const target = await targetOf(desk, text);
  const before = await search(desk, text);
  await desk.api.call('settings.change', { learning: 'off' });
  expect(await mark(desk, text, target)).toEqual({ id: null, rightId: null });
  await desk.api.call('settings.change', { learning: 'when accepted' });
  const { id } = await mark(desk, text, target);
  expect(await search(desk, text)).toEqual(before);
  await desk.api.call('learning.accept', { ids: [id ?? ''] });
  expect((await search(desk, text)).find((one) => one.target === target)?.confidence.value).toBeLessThan(0.3);

  const { undo } = await desk.api.call('entries.remove', { ids: [target.slice(2)] });
  expect(await list(desk)).toEqual([]);
  await desk.api.call('library.undo', { undo });
  expect(await kinds(desk)).toEqual(['negative feedback: used']);
  expect((await search(desk, text)).find((one) => one.target === target)?.confidence.value).toBeLessThan(0.3);
});

it('proposes an edit that two replies made, without the name beside it, and reverts all of it', async () => {
  const desk = await shop();
  const asks = ['How long does delivery take, please?', 'How long does the delivery take?'];
  const edit = (name: string) => (text: string) =>
    text
      .replace('two working days', 'three days')
      .replace('40 pounds.', `40 pounds. Ask for ${name} at the door.`);
  await reply(desk, asks[0] ?? '', edit('Maren Okafor'));
  await vi.waitFor(async () => expect(await kinds(desk)).toEqual(['edit: recorded', 'phrasing: used']), soon);
  expect(await proposals(desk)).toEqual([]);
  await reply(desk, asks[1] ?? '', edit('Maren Okafor'));
  await vi.waitFor(async () => expect(await proposals(desk)).toHaveLength(1), soon);
  const [change] = await proposals(desk);
  expect(change).toMatchObject({
    source: 'edit',
    by: 'Maya',
    asked: 2,
    before: 'Delivery takes two working days. It is free above 40 pounds.',
    answer: 'Delivery takes three days. It is free above 40 pounds.',
  });
  expect(JSON.stringify(await list(desk))).not.toMatch(/Maren|Okafor/);

  const { entryId } = await desk.api.call('proposals.accept', { id: change?.id ?? '' });
  expect((await desk.api.call('entries.get', { id: entryId })).answer).toContain('three days');
  expect(await desk.api.call('entries.history', { id: entryId })).toHaveLength(2);
  expect(await kinds(desk)).toEqual(['edit: used', 'edit: used', 'phrasing: used', 'phrasing: used']);

  await desk.api.call('proposals.undo', {});
  expect((await desk.api.call('entries.get', { id: entryId })).answer).toContain('two working days');
  await desk.api.call('proposals.accept', { id: change?.id ?? '' });
  expect(await desk.api.call('learning.undo', { all: true })).toEqual({ undone: 4 });
  expect((await desk.api.call('entries.get', { id: entryId })).answer).toContain('two working days');
  expect(await proposals(desk)).toEqual([]);
});

it('proposes a new answer once, counts who asks it again, and learns no phrasing from a rewritten answer', async () => {
  const desk = await shop();
  const own = 'We roast our own coffee and grind it for every kind of machine, also for a French press.';
  const ask = 'Could you grind the coffee beans for a French press?';
  await reply(
    desk,
    ask,
    (text) => text.replace(/About “.*\]/s, own),
    () => null,
  );
  await vi.waitFor(async () => expect(await proposals(desk)).toHaveLength(1), soon);
  expect((await proposals(desk))[0]).toMatchObject({
    source: 'reply',
    by: 'Maya',
    question: ask,
    answer: own,
  });
  await reply(
    desk,
    'Could you please grind the coffee beans for my French press?',
    (text) => text.replace(/About “.*\]/s, own),
    () => null,
  );
  await vi.waitFor(async () => expect((await proposals(desk))[0]?.asked).toBe(2), soon);
  expect(await proposals(desk)).toHaveLength(1);
  expect(await kinds(desk)).toEqual(['new entry: proposed']);

  const rewritten = 'Sadly our van broke down, so nothing leaves us before Monday morning next week.';
  await reply(desk, 'How long does delivery take?', (text) =>
    text.replace('Delivery takes two working days. It is free above 40 pounds.', rewritten),
  );
  await reply(desk, 'Do you have gluten-free bread?', (text) => text);
  await vi.waitFor(async () => expect(await list(desk)).toHaveLength(2), soon);
  expect((await list(desk)).map(({ title }) => title)).toEqual(['Do you have gluten-free bread?', '']);

  const [one] = await proposals(desk);
  await desk.api.call('proposals.accept', { id: one?.id ?? '' });
  expect((await search(desk, ask))[0]?.text).toBe(own);
  expect(await desk.api.call('learning.undo', { ids: [one?.id ?? ''] })).toEqual({ undone: 1 });
  expect((await search(desk, ask))[0]?.text).not.toBe(own);
});
