import { expect, test } from 'vitest';
import { safeParse } from 'zod';
import type { DeskError } from '../../../preload/client.ts';
import { deskCalls } from '../../../preload/contract.ts';
import { samplesOf } from '../../support/contract-walk.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { keyStore } from '../support/key-store.ts';

const passphrase = 'five loaves and a scone';
const message = 'Hello, my name is Ottilie Quambusch. Do you engrave thimbles with a hedgehog?';
const question = 'Do you engrave thimbles with a hedgehog?';

async function openWithPassphrase(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await desk.api.call('vault.create', { passphrase });
  return desk;
}

const vaultOf = async ({ api }: TestDesk) => (await api.call('desk.status', {})).vault;
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    ({ error: { code, reason } }: DeskError) => [code, reason].filter(Boolean).join(' '),
  );

/** Every call of the contract with an input that fits it. */
const everyCall = Object.entries(deskCalls).map(([name, { input, access }]) => ({
  name: name as keyof typeof deskCalls,
  isForAnyone: access === 'anyone',
  input: (samplesOf(input).find((sample) => safeParse(input, sample).success) ?? {}) as never,
}));

// A call that is forgotten would show what customers wrote to whoever sits down at a locked desk.
test('locked, every call is refused but those that anyone may make, and none of these says a word of a customer', async () => {
  const desk = await openWithPassphrase();
  await desk.api.call('messages.read', { text: message });
  await desk.api.call('gaps.add', { question });
  await desk.api.call('formDrafts.save', { form: 'message', subject: 'new', caseId: null, content: message });
  expect(await desk.api.call('vault.lock', {})).toEqual({ state: 'locked', by: 'passphrase', isShut: true });
  const answers: unknown[] = [];
  const codes: Record<string, string> = {};
  for (const { name, input, isForAnyone } of everyCall) {
    // These would unlock it, or wait for a model.
    if (name.startsWith('vault.')) continue;
    const call = desk.api.call(name, input);
    // What fits the contract may still fail, for a person or a place that is not there, but not because it is locked.
    if (isForAnyone) answers.push(await call.catch(({ error }: DeskError) => error));
    else codes[name] = await codeOf(call);
  }
  expect(Object.keys(codes).length).toBeGreaterThan(80);
  expect(Object.entries(codes).filter(([, code]) => code !== 'vault_locked shut')).toEqual([]);
  expect(answers).not.toContainEqual({ code: 'vault_locked', reason: 'shut' });
  answers.push(await desk.api.call('vault.ways', {}));
  expect(JSON.stringify(answers)).not.toMatch(/Quambusch|Ottilie|thimble|hedgehog/i);
});

test('what was typed in a form is back after unlocking, and nothing of it is listed before', async () => {
  const desk = await openWithPassphrase();
  const typed = { form: 'message', subject: 'new', caseId: null, content: '{"value":"half a wo"}' } as const;
  await desk.api.call('formDrafts.save', typed);
  await desk.api.call('vault.lock', {});
  expect(await codeOf(desk.api.call('formDrafts.list', {}))).toBe('vault_locked shut');
  await desk.api.call('vault.unlock', { passphrase });
  expect(await desk.api.call('formDrafts.list', {})).toMatchObject([{ ...typed, isStored: true }]);
});

test('the key store opens it again only when a person asks, also in the next process', async () => {
  const desk = await openTestDesk({ keyStore });
  await desk.api.call('gaps.add', { question });
  await desk.api.call('vault.lock', {});
  await desk.close();
  const next = await openTestDesk({ folder: desk.folder, keyStore, startsShut: true });
  expect(await vaultOf(next)).toEqual({ state: 'locked', by: 'key store', isShut: true });
  expect(await codeOf(next.api.call('gaps.list', {}))).toBe('vault_locked shut');
  expect(await next.api.call('vault.retry', {})).toMatchObject({ isShut: true });
  expect(await next.api.call('vault.open', { by: 'key store' })).toEqual({ state: 'open', by: 'key store' });
  expect((await next.api.call('gaps.list', {})).rows).toMatchObject([{ question }]);
});

test('without a key there is nothing to lock, and work goes on', async () => {
  const desk = await openTestDesk();
  expect(await desk.api.call('vault.lock', {})).toEqual({ state: 'absent', by: null });
  expect(await codeOf(desk.api.call('gaps.list', {}))).not.toContain('shut');
});

test('a PIN is wrong five times at most, counted across restarts, and then the passphrase gives it back', async () => {
  const desk = await openTestDesk({ keyStore });
  expect(await codeOf(desk.api.call('vault.setPin', { pin: '4711' }))).toBe('bad_request passphrase_first');
  await desk.api.call('vault.setPassphrase', { current: null, passphrase });
  const ways = await desk.api.call('vault.setPin', { pin: '4711' });
  // The key store alone would open it without a PIN.
  expect(ways.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'pin']);
  await desk.api.call('vault.lock', {});
  expect(await desk.api.call('vault.open', { by: 'pin', pin: '4711' })).toEqual({ state: 'open', by: 'pin' });
  await desk.close();
  for (const left of [4, 3, 2, 1, 0]) {
    const next = await openTestDesk({ folder: desk.folder, keyStore });
    expect(await vaultOf(next)).toEqual({ state: 'locked', by: 'pin' });
    expect(await codeOf(next.api.call('vault.open', { by: 'pin', pin: '0815' }))).toBe('wrong_passphrase');
    expect(await next.api.call('vault.ways', {})).toMatchObject({ pinTriesLeft: left });
    await next.close();
  }
  const last = await openTestDesk({ folder: desk.folder, keyStore });
  expect(await codeOf(last.api.call('vault.open', { by: 'pin', pin: '4711' }))).toBe(
    'vault_locked pin_spent',
  );
  await last.api.call('vault.unlock', { passphrase });
  await last.api.call('vault.lock', {});
  expect(await last.api.call('vault.open', { by: 'pin', pin: '4711' })).toMatchObject({ state: 'open' });
});

test('it locks by itself after ten minutes where something is typed to unlock it, never by the key store, and as chosen', async () => {
  const after = async ({ api }: TestDesk) => (await api.call('vault.ways', {})).lockAfterMinutes;
  const byStore = await openTestDesk({ keyStore });
  expect(await after(byStore)).toBeNull();
  await byStore.api.call('settings.change', { lock: { afterMinutes: 5 } });
  expect(await after(byStore)).toBe(5);
  const typed = await openWithPassphrase();
  expect(await after(typed)).toBe(10);
  await typed.api.call('settings.change', { lock: { afterMinutes: 0 } });
  expect(await after(typed)).toBeNull();
});

test('a recovery key counts once it was typed, a typing mistake is told from a wrong key, and a new one takes its place', async () => {
  const desk = await openWithPassphrase();
  const { key: first } = await desk.api.call('vault.makeRecoveryKey', {});
  const mistyped = first.replace(/.$/u, (sign) => (sign === '2' ? '3' : '2'));
  expect(await codeOf(desk.api.call('vault.confirmRecoveryKey', { key: mistyped }))).toBe(
    'bad_request recovery_key',
  );
  expect((await desk.api.call('vault.ways', {})).slots).toHaveLength(1);
  await desk.api.call('vault.confirmRecoveryKey', { key: ` ${first.toLowerCase().replaceAll('-', ' ')} ` });
  const { key: second } = await desk.api.call('vault.makeRecoveryKey', {});
  await desk.api.call('vault.confirmRecoveryKey', { key: second });
  await desk.api.call('vault.lock', {});
  // A typing mistake costs no try; a key of before is a wrong one.
  for (let turn = 0; turn < 4; turn += 1)
    expect(await codeOf(desk.api.call('vault.open', { by: 'recovery', key: mistyped }))).toBe(
      'bad_request recovery_key',
    );
  expect(await codeOf(desk.api.call('vault.open', { by: 'recovery', key: first }))).toBe('wrong_passphrase');
  expect(await desk.api.call('vault.open', { by: 'recovery', key: second })).toMatchObject({ state: 'open' });
});

test('a passphrase is changed by whoever knows the one before, and only the new one opens', async () => {
  const desk = await openWithPassphrase();
  const other = 'six rolls and a bun';
  expect(await codeOf(desk.api.call('vault.setPassphrase', { current: 'guessed', passphrase: other }))).toBe(
    'wrong_passphrase',
  );
  await desk.api.call('vault.setPassphrase', { current: passphrase, passphrase: other });
  await desk.api.call('vault.lock', {});
  expect(await codeOf(desk.api.call('vault.unlock', { passphrase }))).toBe('wrong_passphrase');
  expect(await desk.api.call('vault.unlock', { passphrase: other })).toMatchObject({ state: 'open' });
});
