import { expect, test } from 'vitest';
import type { CallInput } from '../../../preload/contract.ts';
import type { CallResult } from '../../../preload/client.ts';
import { afterCopy } from '../../../main/shell/after-copy.ts';

const reply: CallInput<'replies.commit'> = {
  caseId: '0190a8e2-7c11-7000-8000-000000000001',
  message: 'Where is my order?',
  suggested: '',
  pieces: [],
  reply: 'On its way.',
  questions: [],
};
const done: CallResult = { ok: true, value: null };

/** How often it was told, when a call was answered so. */
async function toldOf(call: string, input: unknown, answer: CallResult = done): Promise<number> {
  let told = 0;
  const answered = await afterCopy(
    () => Promise.resolve(answer),
    () => (told += 1),
  )(call, input);
  expect(answered).toBe(answer);
  return told;
}

// Bug: the window went away when the reply was on the clipboard, and whether it stood in any log was seen by nobody.
test('the way back is taken only when the reply that was copied is recorded', async () => {
  const gate = Promise.withResolvers<CallResult>();
  let told = 0;
  const answer = afterCopy(
    () => gate.promise,
    () => (told += 1),
  )('replies.commit', reply);
  await Promise.resolve();
  expect(told).toBe(0);
  gate.resolve(done);
  await answer;
  expect(told).toBe(1);
});

test('a reply that is copied and cannot be recorded keeps the window with its error in sight', async () => {
  expect(await toldOf('replies.commit', reply, { ok: false, error: { code: 'disk_full' } })).toBe(0);
});

// Bug: every write to the clipboard counted, and the window was gone in the middle of handing over.
test('what is copied while a case is handed over, and a reply that goes into a draft, keep the window', async () => {
  expect(await toldOf('handovers.send', {})).toBe(0);
  expect(await toldOf('replies.commit', { ...reply, to: 'draft' })).toBe(0);
  expect(await toldOf('replies.compose', reply)).toBe(0);
});

test('words of the library that are copied by themselves are no more than that', async () => {
  expect(await toldOf('replies.copyText', { text: 'Grüße' })).toBe(1);
});
