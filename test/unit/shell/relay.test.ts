import { expect, test } from 'vitest';
import type { CallResult } from '../../../preload/client.ts';
import { createPathGrants } from '../../../main/shell/path-grants.ts';
import { isPaletteCall } from '../../../main/shell/palette-calls.ts';
import { createRelay } from '../../../main/shell/relay.ts';
import { deskCalls, shellCalls } from '../../../preload/contract.ts';

const answered =
  (by: string) =>
  (call: string): Promise<CallResult> =>
    Promise.resolve({ ok: true, value: `${by} ${call}` });
const refusalOfPaths = () => null;
const isWanted = () => true;
const relay = createRelay({ engine: answered('engine'), shell: answered('shell'), refusalOfPaths, isWanted });
const codeOf = (reply: CallResult): string => (reply.ok ? 'ok' : reply.error.code);

test("takes the desk's calls to the engine and all others to the shell", async () => {
  expect(await relay(true, 'desk.status', {})).toEqual({ ok: true, value: 'engine desk.status' });
  expect(await relay(true, 'shell.pick', {})).toEqual({ ok: true, value: 'shell shell.pick' });
});

// An own name of Object must not count as a call of the contract, nor what only shell and engine say to each other.
test.each(['toString', '__proto__', 'constructor', 'clipboard.write', 'keys.unwrap', 'engine.close'])(
  'does not take %s to the engine',
  async (call) => {
    expect(await relay(true, call, {})).toEqual({ ok: true, value: `shell ${call}` });
  },
);

test('refuses what does not come from our own window, has no short name, or is too much', async () => {
  expect(codeOf(await relay(false, 'desk.status', {}))).toBe('forbidden');
  expect(codeOf(await relay(true, 7, {}))).toBe('bad_request');
  expect(codeOf(await relay(true, 'x'.repeat(101), {}))).toBe('bad_request');
  expect(codeOf(await relay(true, 'desk.status', { text: 'x'.repeat(8_000_001) }))).toBe('bad_request');
});

test('a window that asks without end is told to wait, and is answered again afterwards', async () => {
  const gate = Promise.withResolvers<CallResult>();
  const narrow = createRelay({
    engine: () => gate.promise,
    shell: answered('shell'),
    refusalOfPaths,
    isWanted,
    maxPending: 2,
  });
  const first = [narrow(true, 'desk.status', {}), narrow(true, 'desk.status', {})];
  expect(codeOf(await narrow(true, 'desk.status', {}))).toBe('busy');
  gate.resolve({ ok: true, value: 1 });
  await Promise.all(first);
  expect(codeOf(await narrow(true, 'desk.status', {}))).toBe('ok');
});

// A script in the page could otherwise have any file of the person's read and shown.
test('a page may pass only paths that a person dropped or chose', async () => {
  const paths = createPathGrants();
  const careful = createRelay({
    engine: answered('engine'),
    shell: answered('shell'),
    refusalOfPaths: (call, input) => paths.refusalOf(call, input),
    isWanted,
  });
  paths.grant('read', ['/home/ines/faq.md']);
  expect(codeOf(await careful(true, 'library.import', { paths: ['/home/ines/faq.md'] }))).toBe('ok');
  expect(codeOf(await careful(true, 'library.export', { folder: '/etc', format: 'csv' }))).toBe('forbidden');
  expect(codeOf(await careful(true, 'library.import', { paths: ['/home/ines/faq.md', '/etc/passwd'] }))).toBe(
    'forbidden',
  );
  expect(codeOf(await careful(true, 'messages.read', { path: '/etc/passwd' }))).toBe('forbidden');
  expect(codeOf(await careful(true, 'folders.watch', { path: '/etc' }))).toBe('forbidden');
  expect(codeOf(await careful(true, 'messages.read', { text: '/etc/passwd' }))).toBe('ok');
  expect(codeOf(await careful(true, 'library.import', { paths: '/home/ines/faq.md' }))).toBe('bad_request');
});

// Bug: a second window of ours could do all that the first one may.
test('a window that may make few calls is refused all others, and they reach nobody', async () => {
  const reached: string[] = [];
  const answer = (call: string) => {
    reached.push(call);
    return Promise.resolve({ ok: true, value: null } as const);
  };
  const few = createRelay({
    engine: answer,
    shell: answer,
    refusalOfPaths,
    isWanted: () => true,
    mayCall: isPaletteCall,
  });
  const refused = { ok: false, error: { code: 'forbidden', reason: 'window' } };
  const names = Object.keys({ ...deskCalls, ...shellCalls });
  for (const name of names) {
    const answered = await few(true, name, {});
    expect({ name, answered }).toEqual({
      name,
      answered: isPaletteCall(name) ? { ok: true, value: null } : refused,
    });
  }
  expect(reached.toSorted()).toEqual([
    'library.quickFind',
    'messages.search',
    'replies.copyText',
    'settings.get',
    'shell.hidePalette',
    'shell.openInWorkspace',
    'snippets.fill',
    'snippets.find',
  ]);
  expect(await few(false, 'settings.get', {})).toEqual(refused);
  for (const strange of ['constructor', 'toString', '__proto__', 'settings.get ', 7])
    expect((await few(true, strange, {})).ok).toBe(false);
});
