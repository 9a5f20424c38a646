import { expect, test } from 'vitest';
import type { Reading } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { keyStore } from '../support/key-store.ts';

const message = 'Hello,\n\nhow long does the rye loaf stay fresh?\n\nKind regards\nMaren Okafor';
const fields = {
  question: 'How long does the rye loaf stay fresh?',
  answer: 'A rye loaf keeps five days in its paper bag.',
  variants: [],
  tags: [],
  collection: null,
  language: null,
  internal: false,
  reviewBy: null,
};

async function deskWithRye(changes: Parameters<typeof openTestDesk>[0] = { keyStore }): Promise<TestDesk> {
  const desk = await openTestDesk(changes);
  await desk.api.call('entries.save', { id: null, fields });
  await desk.api.call('settings.change', { agentName: 'Ines Adler' });
  return desk;
}

const lines = async ({ api, services }: TestDesk) => {
  // A read flushes what was put off.
  await api.call('audit.list', { offset: 0, limit: 1, kinds: [] });
  return services.store.auditLog.list(20).toReversed();
};
const textOf = (value: unknown): string => JSON.stringify(value);

async function copy(
  { api }: TestDesk,
  { caseId, questions: [asked] }: Reading,
  target: string | null,
  reply = 'Hello Maren',
) {
  return api.call('replies.commit', {
    caseId,
    message,
    pieces: [],
    suggested: 'Hello Maren',
    reply,
    questions: [
      {
        question: asked?.text ?? '',
        shown: target === null ? [] : [{ target, confidence: 0.9 }],
        chosen: target,
      },
    ],
  });
}

test('records what was suggested, chosen and changed, with no words of the customer among the facts', async () => {
  const desk = await deskWithRye();
  const reading = await desk.api.call('messages.read', { text: message });
  const target = reading.questions[0]?.suggestions[0]?.target ?? '';
  expect(target).toMatch(/^e:/);
  await copy(desk, reading, target);
  const [read, reply, ...more] = await lines(desk);
  expect(more).toEqual([]);
  expect(read).toMatchObject({
    kind: 'read',
    caseId: reading.caseId,
    facts: { held: null, arm: null, questions: [{ shown: [{ target }], verdict: expect.any(String) }] },
  });
  expect(reply).toMatchObject({
    kind: 'reply',
    caseId: reading.caseId,
    facts: { changed: 0, taken: 'unedited', ms: expect.any(Number), questions: [{ chosen: target }] },
  });
  expect(textOf(read?.facts) + textOf(reply?.facts)).not.toMatch(/rye|Maren|Ines/i);
  expect(read?.secret).not.toBeNull();
  expect(await desk.api.call('audit.verify', {})).toMatchObject({
    lines: 2,
    firstBroken: null,
    seal: 'valid',
  });
});

test('tells edited, replaced and own replies apart', async () => {
  const desk = await deskWithRye();
  const first = await desk.api.call('messages.read', { text: message });
  const target = first.questions[0]?.suggestions[0]?.target ?? '';
  await copy(desk, first, target, 'Hello Maren, five days.');
  await copy(desk, first, 'e:another', 'Hello Maren');
  await copy(desk, first, null, 'Something of her own');
  const taken = (await lines(desk)).map(({ facts }) => facts).slice(1);
  expect(taken).toMatchObject([{ taken: 'edited' }, { taken: 'replaced' }, { taken: 'none' }]);
});

test('reading the same message again refers to its first case', async () => {
  const desk = await deskWithRye();
  const first = await desk.api.call('messages.read', { text: message });
  const again = await desk.api.call('messages.read', { text: message });
  expect((await lines(desk)).map(({ facts }) => facts)).toMatchObject([
    { caseId: first.caseId },
    { caseId: again.caseId, again: first.caseId },
  ]);
});

test('records facts only without a key', async () => {
  const desk = await deskWithRye({});
  await copy(desk, await desk.api.call('messages.read', { text: message }), null);
  expect(await lines(desk)).toMatchObject([
    { kind: 'read', secret: null },
    { kind: 'reply', secret: null },
  ]);
});

test('suggests nothing while paused, and searching by hand still works', async () => {
  const desk = await deskWithRye();
  await desk.api.call('settings.change', { suggestions: 'paused' });
  const reading = await desk.api.call('messages.read', { text: message });
  expect(reading).toMatchObject({ suggestionsWithheld: 'paused', questions: [{ suggestions: [] }] });
  expect(reading.details).not.toEqual([]);
  expect(reading.draft.text).not.toContain('five days');
  // Nobody was assisted, so the label is not there either; nothing of the draft stops the copy.
  expect(reading.draft.pieces.map(({ from }) => from)).not.toContain('open');
  expect(reading.draft.text).not.toContain('assistant');
  const found = await desk.api.call('messages.search', { text: 'rye loaf' });
  expect(found.suggestions.length).toBeGreaterThan(0);
  await desk.api.call('settings.change', { suggestions: 'on' });
  const kinds = (await lines(desk)).map(({ kind }) => kind);
  expect(kinds).toEqual(['paused', 'read', 'resumed']);
});

test('an experiment withholds suggestions from its hidden arm, and records what it withheld', async () => {
  const desk = await deskWithRye();
  const experiment = { on: true, since: 1, queues: [], agents: ['ines adler '], share: 0 };
  await desk.api.call('settings.change', { experiment });
  const hidden = await desk.api.call('messages.read', { text: message });
  expect(hidden).toMatchObject({
    suggestionsWithheld: 'experiment',
    questions: [{ suggestions: [], verdict: { value: 0 } }],
  });
  expect(hidden.draft.text).not.toContain('five days');
  expect((await lines(desk)).at(-1)?.facts).toMatchObject({
    arm: 'hidden',
    held: 'pilot',
    questions: [{ shown: [{ target: expect.stringMatching(/^e:/) }] }],
  });
  await desk.api.call('settings.change', { experiment: { ...experiment, share: 1 } });
  const shown = await desk.api.call('messages.read', { text: message });
  expect(shown.suggestionsWithheld).toBeNull();
  await desk.api.call('settings.change', {
    experiment: { ...experiment, share: 0, agents: ['Somebody Else'] },
  });
  const outside = await desk.api.call('messages.read', { text: message });
  expect(outside.suggestionsWithheld).toBeNull();
  const facts = (await lines(desk)).map((line) => line.facts);
  expect(facts.at(-1)).toMatchObject({ arm: null });
  // Agents are named in the settings, not in the facts of the log.
  expect(textOf(facts)).not.toMatch(/ines/i);
});
