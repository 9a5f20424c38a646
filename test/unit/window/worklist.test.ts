import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { Worklist, WorklistMail } from '../../../preload/contract.ts';
import { createWorklistStore, shownMails } from '../../../renderer/stores/worklist.ts';
import { createFakeWire, type Answers } from '../../support/fake-wire.ts';

const queue = (id: string) => ({ id, name: id, assignee: '', priority: 'normal' }) as const;
const mail = (id: string, of: string | null = null): WorklistMail => ({
  id,
  at: 0,
  from: { name: id, address: null },
  subject: null,
  previewText: '',
  queue: of === null ? null : queue(of),
  priority: 'normal',
  mood: null,
  dueDay: null,
  why: { code: 'new' },
  customer: 0,
  isBack: false,
});
const listOf = (...mails: readonly WorklistMail[]): Worklist => ({
  mails,
  reading: null,
  failed: 0,
  unreadable: 0,
  folders: [],
});

async function open(first: Worklist, answers: Answers = {}) {
  let now = first;
  const wire = createFakeWire({
    'worklist.list': () => now,
    'worklist.setDone': ({ ids }: { readonly ids: readonly string[] }) => {
      now = listOf(...now.mails.filter(({ id }) => !ids.includes(id)));
      return null;
    },
    ...answers,
  });
  const store = createWorklistStore(createClient(wire));
  store.getState().start();
  await expect.poll(() => store.getState().worklist).not.toBeNull();
  return {
    store,
    state: () => store.getState(),
    shown: () => shownMails(store.getState()).map(({ id }) => id),
  };
}

test('a queue shows its own mails, also those of none, and all again once its last one went', async () => {
  const { state, shown } = await open(listOf(mail('1', 'a'), mail('2'), mail('3', 'b')));
  state().showQueue('a');
  expect(shown()).toEqual(['1']);
  state().showQueue('');
  expect(shown()).toEqual(['2']);
  await state().setDone(['2'], true);
  expect({ queue: state().queue, shown: shown() }).toEqual({ queue: null, shown: ['1', '3'] });
});

test('moving begins at the first and stops at both ends', async () => {
  const { state } = await open(listOf(mail('1'), mail('2')));
  const seen = ([-1, 1, 1, -1, -1] as const).map((by) => {
    state().move(by);
    return state().selected;
  });
  expect(seen).toEqual(['1', '2', '2', '1', '1']);
});

// Bug: after each mail that was done, the keys began at the top again.
test('done, a mail makes way for the one after it; the last one selects none', async () => {
  const { state } = await open(listOf(mail('1'), mail('2'), mail('3')));
  state().select('2');
  await state().setDone(['2'], true);
  expect(state().selected).toBe('3');
  await state().setDone(['3'], true);
  expect(state().selected).toBeNull();
});

test('what cannot be added says why, and nothing is told as added', async () => {
  const { state } = await open(listOf(), { 'worklist.add': () => ({ code: 'vault_absent' }) });
  expect(await state().add(['/a.eml'])).toBeNull();
  expect(state().problem).not.toBeNull();
});
