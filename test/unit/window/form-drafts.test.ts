import { expect, test, vi } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { CallInput, FormDraft, Reading } from '../../../preload/contract.ts';
import { createFormDraftsStore, draftOf, type FormSubject } from '../../../renderer/stores/form-drafts.ts';
import {
  handoverOf,
  keepReplyDrafts,
  resumeReply,
  caseOfDraft,
} from '../../../renderer/stores/reply-drafts.ts';
import { createWorkspaceStore } from '../../../renderer/stores/workspace.ts';
import {
  createFakeWire,
  draftOf as replyOf,
  question,
  reading,
  suggestion,
} from '../../support/fake-wire.ts';

const entry: FormSubject = { form: 'entry', subject: 'e1' };
const words = (answer: string) => ({ question: 'Q?', answer });

/** A desk that stores drafts as the real one does; `fails` while its engine is gone. */
function deskOfDrafts(stored: FormDraft[] = [], name = 'case') {
  const engine = { fails: false };
  const unavailable = { code: 'engine_unavailable' } as const;
  let cases = 0;
  const wire = createFakeWire({
    'formDrafts.list': () => (engine.fails ? unavailable : [...stored]),
    'formDrafts.save': (draft: CallInput<'formDrafts.save'>) => {
      if (engine.fails) return unavailable;
      const at = stored.findIndex((one) => one.form === draft.form && one.subject === draft.subject);
      stored.splice(at === -1 ? stored.length : at, 1, { ...draft, at: 5, isStored: true });
      return { at: 5, isStored: true };
    },
    'formDrafts.remove': ({ form, subject }: CallInput<'formDrafts.remove'>) => {
      if (engine.fails) return unavailable;
      const at = stored.findIndex((one) => one.form === form && one.subject === subject);
      if (at !== -1) stored.splice(at, 1);
      return null;
    },
    'messages.read': (): Reading => {
      cases += 1;
      const asked = [question(1, [suggestion('e:1')])];
      const draft = replyOf([{ question: 'Question 1?', text: 'Text of e:1.', target: 'e:1' }]);
      return reading(asked, draft, { caseId: `${name} ${cases}`, text: 'Question 1?' });
    },
    'replies.commit': () => ({ kept: 'everything' }) as never,
    'handovers.send': () => ({ text: 'Summary', copied: true }),
  });
  const api = createClient(wire);
  const formDrafts = createFormDraftsStore(api, () => 7);
  const workspace = createWorkspaceStore(api, () => 7);
  keepReplyDrafts(workspace, formDrafts);
  return { wire, api, engine, stored, formDrafts, workspace };
}

const storedContent = (stored: readonly FormDraft[], about: FormSubject): unknown => {
  const found = stored.find(({ form, subject }) => form === about.form && subject === about.subject);
  return found === undefined ? undefined : (JSON.parse(found.content) as { value: unknown }).value;
};

test('what is typed reaches the desk in the order of typing, and the last letter is among it', async () => {
  const { formDrafts, stored } = deskOfDrafts();
  const { put, flush } = formDrafts.getState();
  put(entry, words('a'), 'saved');
  const first = flush();
  put(entry, words('ab'), 'saved');
  await flush();
  await first;
  expect(storedContent(stored, entry)).toEqual(words('ab'));
});

test('what is typed is sent by itself a moment later, however long the typing goes on', async () => {
  vi.useFakeTimers();
  try {
    const { formDrafts, stored } = deskOfDrafts();
    for (let at = 0; at < 20; at++) {
      formDrafts.getState().put(entry, words('x'.repeat(at + 1)), 'saved');
      await vi.advanceTimersByTimeAsync(50);
    }
    const answer = (storedContent(stored, entry) as { readonly answer: string }).answer.length;
    expect(answer).toBeGreaterThanOrEqual(14);
  } finally {
    vi.useRealTimers();
  }
});

test('what could not be sent while the engine was away is sent once it is back, and is never dropped meanwhile', async () => {
  const { formDrafts, stored, engine, wire } = deskOfDrafts();
  const stop = formDrafts.getState().start();
  await formDrafts.getState().flush();
  engine.fails = true;
  formDrafts.getState().put(entry, words('typed'), 'saved');
  await formDrafts.getState().flush();
  expect(stored).toEqual([]);
  engine.fails = false;
  wire.emit('engine.changed', { state: 'ready' });
  await vi.waitFor(() => expect(storedContent(stored, entry)).toEqual(words('typed')));
  expect(draftOf(formDrafts.getState(), entry)?.value).toEqual(words('typed'));
  stop();
});

test('a new window has the drafts of the one before, with what was saved when they were begun', async () => {
  const { formDrafts, stored } = deskOfDrafts();
  formDrafts.getState().put(entry, words('a'), 'saved then');
  formDrafts.getState().put(entry, words('ab'), 'saved later');
  await formDrafts.getState().flush();
  const next = deskOfDrafts(stored).formDrafts;
  const stop = next.getState().start();
  await vi.waitFor(() =>
    expect(draftOf(next.getState(), entry)).toMatchObject({ value: words('ab'), basis: 'saved then' }),
  );
  stop();
});

test('a draft that was erased is gone from the window, and one that is being typed is not', async () => {
  const { formDrafts, stored, wire } = deskOfDrafts();
  const stop = formDrafts.getState().start();
  const other: FormSubject = { form: 'snippet', subject: 'new' };
  formDrafts.getState().put(entry, words('Qworple'), 'saved');
  await formDrafts.getState().flush();
  stored.splice(0);
  wire.emit('formDrafts.changed', null);
  formDrafts.getState().put(other, words('typing'), 'saved');
  await vi.waitFor(() => expect(draftOf(formDrafts.getState(), entry)).toBeNull());
  expect(draftOf(formDrafts.getState(), other)?.value).toEqual(words('typing'));
  stop();
});

test('what the desk stored in a form that nobody knows is passed over', async () => {
  const broken = { ...entry, at: 1, caseId: null, isStored: true };
  const { formDrafts } = deskOfDrafts([
    { ...broken, content: 'no JSON' },
    { ...broken, subject: 'e2', content: '{"value":1}' },
  ]);
  const stop = formDrafts.getState().start();
  await formDrafts.getState().flush();
  expect(formDrafts.getState().drafts.size).toBe(0);
  stop();
});

const pasted = { text: 'Question 1?' };
const replies = (stored: readonly FormDraft[]) => stored.filter(({ form }) => form === 'reply');

test('a reply is kept from the first changed letter, and no longer once it is as it was suggested', async () => {
  const { formDrafts, workspace, stored } = deskOfDrafts();
  await workspace.getState().read(pasted, 'pasted');
  await formDrafts.getState().flush();
  expect(replies(stored)).toEqual([]);
  workspace.getState().edit('Dear Maren, my own words');
  await formDrafts.getState().flush();
  expect(replies(stored)).toMatchObject([{ subject: 'case 1', caseId: 'case 1' }]);
  workspace.getState().edit(workspace.getState().activeCase?.draft.text ?? '');
  await formDrafts.getState().flush();
  expect(replies(stored)).toEqual([]);
});

test.each([
  [
    'another message is read',
    (desk: ReturnType<typeof deskOfDrafts>) => desk.workspace.getState().read(pasted, 'pasted'),
  ],
  [
    'the message is put away',
    (desk: ReturnType<typeof deskOfDrafts>) => {
      desk.workspace.getState().clear();
      return Promise.resolve(true);
    },
  ],
])('a reply is kept when %s', async (_, leave) => {
  const desk = deskOfDrafts();
  await desk.workspace.getState().read(pasted, 'pasted');
  desk.workspace.getState().edit('My own words');
  await leave(desk);
  await desk.formDrafts.getState().flush();
  expect(replies(desk.stored)).toMatchObject([{ subject: 'case 1' }]);
});

test('a copied reply and its handover are done with, also when it is looked at again', async () => {
  const { formDrafts, workspace, stored } = deskOfDrafts();
  await workspace.getState().read(pasted, 'pasted');
  workspace.getState().edit('My own words');
  formDrafts.getState().put(handoverOf('case 1'), { note: 'Call her', to: '' }, '');
  expect(await workspace.getState().copy()).toBe('copied');
  workspace.getState().restore();
  workspace.getState().clear();
  await formDrafts.getState().flush();
  expect(stored).toEqual([]);
});

test('a message that is handed over is done with, although it is still in hand', async () => {
  const { formDrafts, workspace, stored } = deskOfDrafts();
  await workspace.getState().read(pasted, 'pasted');
  workspace.getState().edit('My own words');
  formDrafts.getState().put(handoverOf('case 1'), { note: 'Call her', to: '' }, '');
  await workspace.getState().handOver({ note: 'Call her', to: '' }, { by: 'clipboard' });
  await formDrafts.getState().flush();
  expect(stored).toEqual([]);
});

test('while a handover is written its message is kept, also where nothing of the reply was changed', async () => {
  const { formDrafts, workspace, stored } = deskOfDrafts();
  await workspace.getState().read(pasted, 'pasted');
  formDrafts.getState().put(handoverOf('case 1'), { note: 'Call her', to: '' }, '');
  await formDrafts.getState().flush();
  expect(stored.map(({ form }) => form).sort()).toEqual(['handover', 'reply']);
  formDrafts.getState().discard(handoverOf('case 1'));
  await formDrafts.getState().flush();
  expect(stored).toEqual([]);
});

test('a reply of an earlier window is taken up with its words and its handover, as the case that it is now', async () => {
  const before = deskOfDrafts();
  await before.workspace.getState().read(pasted, 'pasted');
  before.workspace.getState().edit('My own words');
  before.formDrafts.getState().put(handoverOf('case 1'), { note: 'Call her', to: '' }, '');
  await before.formDrafts.getState().flush();

  const after = deskOfDrafts(before.stored, 'new case');
  const stop = after.formDrafts.getState().start();
  await vi.waitFor(() => expect(after.formDrafts.getState().drafts.size).toBe(2));
  const kept = [...after.formDrafts.getState().drafts.values()].flatMap((one) => caseOfDraft(one) ?? []);
  const [activeCase] = kept;
  if (activeCase === undefined) throw new Error('There is no reply to take up.');
  expect(await resumeReply(after.api, after.workspace, after.formDrafts, activeCase)).toBe(true);
  expect(after.workspace.getState().activeCase).toMatchObject({
    text: 'My own words',
    reading: { caseId: 'new case 1' },
  });
  await after.formDrafts.getState().flush();
  expect(after.stored.map(({ form, subject }) => `${form} ${subject}`).sort()).toEqual([
    'handover new case 1',
    'reply new case 1',
  ]);
  stop();
});
