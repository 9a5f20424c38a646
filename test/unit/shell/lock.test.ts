import { expect, test } from 'vitest';
import { createLock } from '../../../main/shell/lock.ts';

const minuteMs = 60_000;

/** A shell whose engine locks at once, and whose window answers `windowLocks`. */
function createShell({
  after = 10,
  windowLocks = true,
}: { readonly after?: number | null; readonly windowLocks?: boolean } = {}) {
  const calls: string[] = [];
  const did: string[] = [];
  let now = 0;
  const shut = (isShut: boolean) =>
    lock.heard('desk.changed', { vault: { state: isShut ? 'locked' : 'open', ...(isShut && { isShut }) } });
  const lock = createLock({
    request: (call) => {
      calls.push(call);
      if (call === 'vault.lock') shut(true);
      return Promise.resolve({ ok: true, value: { lockAfterMinutes: after } });
    },
    askWindow: () => {
      did.push('ask');
      if (windowLocks) shut(true);
    },
    reloadWindow: () => did.push('reload'),
    now: () => now,
    patienceMs: 1,
  });
  return { lock, calls, did, shut, pass: (minutes: number) => (now += minutes * minuteMs) };
}

test('nobody for as long as was chosen: locked, and the window is loaded anew', async () => {
  const { lock, did, pass } = createShell();
  pass(9.9);
  await lock.tick();
  expect(did).toEqual([]);
  pass(0.2);
  await lock.tick();
  expect(lock.isShut()).toBe(true);
  expect(did).toEqual(['ask', 'reload']);
});

test('whatever is pressed or moved begins the time anew', async () => {
  const { lock, did, pass } = createShell();
  for (let turn = 0; turn < 5; turn += 1) {
    pass(9);
    await lock.tick();
    lock.used();
  }
  expect(did).toEqual([]);
});

test('where it never locks by itself, it does not lock with the system either', async () => {
  const { lock, did, pass } = createShell({ after: null });
  pass(600);
  await lock.tick();
  await lock.systemLocked();
  expect(did).toEqual([]);
});

test('it locks with the system where it would lock by itself', async () => {
  const { lock } = createShell();
  await lock.systemLocked();
  expect(lock.isShut()).toBe(true);
});

test('a window that hangs is locked all the same', async () => {
  const { lock, calls, did } = createShell({ windowLocks: false });
  await lock.lockNow();
  expect(calls).toEqual(['vault.lock']);
  expect(did).toEqual(['ask', 'reload']);
});

test('unlocked, the window is loaded anew once, and other news of the engine load nothing', async () => {
  const { lock, did, shut } = createShell();
  await lock.lockNow();
  shut(true);
  shut(false);
  shut(false);
  lock.heard('desk.changed', null);
  lock.heard('library.changed', null);
  expect(did).toEqual(['ask', 'reload', 'reload']);
  expect(lock.isShut()).toBe(false);
});
