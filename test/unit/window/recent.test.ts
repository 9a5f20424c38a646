import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { CallInput } from '../../../preload/contract.ts';
import { createFormDraftsStore } from '../../../renderer/stores/form-drafts.ts';
import { keepRecent, openRecent, recentMessages, titleOf } from '../../../renderer/stores/recent.ts';
import { createWorkspaceStore } from '../../../renderer/stores/workspace.ts';
import { createFakeWire, draftOf, question, reading, suggestion } from '../../support/fake-wire.ts';

function deskOfMessages() {
  let cases = 0;
  let now = 0;
  const wire = createFakeWire({
    'messages.read': (input: CallInput<'messages.read'>) => {
      cases += 1;
      const draft = draftOf([{ question: 'Q?', text: 'Text of e:1.', target: 'e:1' }]);
      return reading([question(1, [suggestion('e:1')])], draft, {
        caseId: `case ${cases}`,
        text: 'text' in input ? input.text : '',
      });
    },
    'replies.commit': () => ({ kept: 'everything' }) as never,
  });
  const api = createClient(wire);
  const tick = () => (now += 1);
  const workspace = createWorkspaceStore(api, tick);
  const formDrafts = createFormDraftsStore(api, tick);
  keepRecent(workspace, formDrafts);
  const recent = () => recentMessages(formDrafts.getState().drafts);
  const listed = () => recent().map(({ activeCase, outcome }) => [activeCase.reading.text, outcome]);
  return { api, workspace, formDrafts, recent, listed };
}

// Bug: only the last message can be brought back, or one that was looked at and left is gone without a trace.
test('messages that left the window are listed newest first with what became of them, ten of them', async () => {
  const { workspace, listed } = deskOfMessages();
  const state = () => workspace.getState();
  await state().read({ text: 'one' }, 'pasted');
  await state().copy();
  await state().read({ text: 'two' }, 'pasted');
  await state().read({ text: 'three' }, 'pasted');
  expect(listed()).toEqual([
    ['two', 'left'],
    ['one', 'copied everything'],
  ]);
  state().clear();
  for (let at = 0; at < 12; at += 1) await state().read({ text: `more ${at}` }, 'pasted');
  expect(listed()).toHaveLength(10);
  expect(listed()[0]).toEqual(['more 10', 'left']);
});

// Bug: the reply that was written is composed anew, or the message stands in the list twice once it has left again.
test('a message is brought back with the agent’s words, and is listed once when it leaves again', async () => {
  const { api, workspace, formDrafts, recent, listed } = deskOfMessages();
  const state = () => workspace.getState();
  await state().read({ text: 'one' }, 'pasted');
  state().edit('My own words.');
  await state().read({ text: 'two' }, 'pasted');
  const [one] = recent();
  if (one === undefined) throw new Error('Nothing is listed');
  expect(await openRecent(api, workspace, formDrafts, one)).toBe(true);
  expect(state().activeCase?.text).toBe('My own words.');
  expect(listed()).toEqual([['two', 'left']]);
  state().clear();
  expect(listed()).toEqual([
    ['one', 'left'],
    ['two', 'left'],
  ]);
});

// Bug: messages that were kept by a version before, which called the case otherwise, are gone from the list.
test('a message that an older version kept is listed as well', async () => {
  const { workspace, formDrafts, recent } = deskOfMessages();
  await workspace.getState().read({ text: 'one' }, 'pasted');
  workspace.getState().clear();
  const [one] = recent();
  if (one === undefined) throw new Error('Nothing is listed');
  const { activeCase, outcome } = one;
  const { caseId } = activeCase.reading;
  formDrafts.getState().put({ form: 'recent', subject: caseId, caseId }, { work: activeCase, outcome }, '');
  expect(recent()).toMatchObject([{ activeCase: { reading: { text: 'one' } }, outcome: 'left' }]);
});

// Bug: greetings are alike, and three messages of one customer could not be told apart.
test('a recent message is called by who wrote it and its subject, else its words from the first question on', async () => {
  const { workspace, recent } = deskOfMessages();
  await workspace.getState().read({ text: 'Hello, this is Maren. Where is\n my parcel?' }, 'pasted');
  workspace.getState().clear();
  const [message] = recent();
  if (message === undefined) throw new Error('nothing is kept');
  const titled = (part: Partial<typeof message.activeCase.reading>) =>
    titleOf({ activeCase: { ...message.activeCase, reading: { ...message.activeCase.reading, ...part } } });
  const [asked] = message.activeCase.reading.questions;
  if (asked === undefined) throw new Error('nothing is asked');
  const later = { ...asked, start: 30, end: 40 };
  expect(titled({ questions: [later, { ...asked, start: 22, end: 29 }] })).toEqual({
    name: '',
    words: 'Where is my parcel?',
  });
  expect(titled({ questions: [{ ...asked, start: 0, end: 0 }], subject: null }).words).toMatch(/^Hello/);
  expect(titled({ subject: 'Parcel' }).words).toBe('Parcel');
});
