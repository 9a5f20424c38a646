import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallResult } from '../../../preload/client.ts';
import { createSupervisor, type EngineProcess } from '../../../main/shell/supervisor.ts';

/** An engine whose every message is in the test's hand. */
function createEngines() {
  const running: {
    readonly posted: unknown[];
    post(message: unknown): void;
    end(code: number): void;
    killed: boolean;
  }[] = [];
  const fork = (): EngineProcess => {
    let hear: (message: unknown) => void = () => {};
    let exit: (code: number) => void = () => {};
    const posted: unknown[] = [];
    const engine = {
      posted,
      killed: false,
      post: (message: unknown) => hear(message),
      end: (code: number) => exit(code),
    };
    running.push(engine);
    return {
      port: { post: (message) => posted.push(message), listen: (listener) => (hear = listener) },
      onExit: (listener) => (exit = listener),
      kill: () => {
        engine.killed = true;
        exit(143);
      },
    };
  };
  return { running, fork, latest: () => running.at(-1) };
}

const ready = { kind: 'event', event: 'engine.ready', payload: null };
const log = { write: () => {} };
const answer = (): Promise<CallResult> => Promise.resolve({ ok: true, value: null });

function start() {
  const engines = createEngines();
  const events: (readonly [string, unknown])[] = [];
  const supervisor = createSupervisor({
    fork: engines.fork,
    answer,
    onEvent: (event, payload) => events.push([event, payload]),
    log,
  });
  supervisor.start();
  return { engines, events, supervisor };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a call that waits when the engine ends is rejected, and the next engine answers the next call', async () => {
  const { engines, events, supervisor } = start();
  engines.latest()?.post(ready);
  const waiting = supervisor.request('messages.search', { text: 'x' });
  engines.latest()?.end(9);
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'engine_unavailable' } });
  expect(await supervisor.request('desk.status', {})).toMatchObject({
    ok: false,
    error: { code: 'engine_unavailable' },
  });
  vi.advanceTimersByTime(50);
  expect(engines.running).toHaveLength(2);
  engines.latest()?.post(ready);
  const next = supervisor.request('desk.status', {});
  engines.latest()?.post({ kind: 'reply', id: 1, reply: { ok: true, value: 'back' } });
  expect(await next).toEqual({ ok: true, value: 'back' });
  expect(events.map(([, payload]) => payload)).toMatchObject([
    { state: 'ready' },
    { state: 'starting' },
    { state: 'ready' },
  ]);
});

test('an engine that keeps ending is given up, with a sentence, until a person starts it again', async () => {
  const { engines, supervisor } = start();
  for (let crash = 0; crash < 5; crash++) {
    engines.latest()?.end(1);
    vi.advanceTimersByTime(5000);
  }
  expect(engines.running).toHaveLength(5);
  expect(supervisor.status()).toMatchObject({ state: 'failed', error: { code: 'engine_unavailable' } });
  expect(await supervisor.request('desk.status', {})).toMatchObject({
    ok: false,
    error: { code: 'engine_unavailable' },
  });
  vi.advanceTimersByTime(120_000);
  expect(engines.running).toHaveLength(5);
  supervisor.restart();
  expect(engines.running).toHaveLength(6);
});

test('crashes that lie more than a minute apart never add up', () => {
  const { engines, supervisor } = start();
  for (let crash = 0; crash < 20; crash++) {
    engines.latest()?.end(1);
    vi.advanceTimersByTime(61_000);
  }
  expect(engines.running).toHaveLength(21);
  expect(supervisor.status()).toEqual({ state: 'starting' });
});

test('a desk that cannot be opened is told with its own code, and a restart ends that engine first', () => {
  const { engines, events, supervisor } = start();
  const error = { code: 'newer_version', reason: 'store' };
  engines.latest()?.post({ kind: 'event', event: 'engine.failed', payload: error });
  expect(events).toEqual([['engine.changed', { state: 'failed', error }]]);
  supervisor.restart();
  expect(engines.running[0]?.killed).toBe(true);
  vi.advanceTimersByTime(50);
  expect(engines.running).toHaveLength(2);
});

test('closing waits for the engine, ends one that does not end itself, and starts no other', async () => {
  const { engines, supervisor } = start();
  const closed = supervisor.close(3000);
  expect(engines.latest()?.posted).toEqual([{ kind: 'event', event: 'engine.close', payload: null }]);
  expect(engines.latest()?.killed).toBe(false);
  vi.advanceTimersByTime(3000);
  await closed;
  expect(engines.latest()?.killed).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(engines.running).toHaveLength(1);
});

const here = { kind: 'event', event: 'engine.pong', payload: null };
const asked = (posted: readonly unknown[]) =>
  posted.filter((message) => JSON.stringify(message).includes('engine.ping')).length;

test('an engine that hangs is ended and started again, and one that answers late is left alone', () => {
  const { engines } = start();
  const first = engines.latest();
  // One that is still opening a large library is not hurried.
  vi.advanceTimersByTime(300_000);
  expect(asked(first?.posted ?? [])).toBe(0);
  first?.post(ready);
  vi.advanceTimersByTime(55_000);
  first?.post(here);
  vi.advanceTimersByTime(64_000);
  expect(first?.killed).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(first?.killed).toBe(true);
  vi.advanceTimersByTime(50);
  expect(engines.running).toHaveLength(2);
});

test('a machine that slept does not take its engine for hung', () => {
  const { engines } = start();
  engines.latest()?.post(ready);
  for (let night = 0; night < 5; night++) {
    vi.advanceTimersByTime(50_000);
    vi.setSystemTime(Date.now() + 8 * 60 * 60 * 1000);
  }
  expect(engines.latest()?.killed).toBe(false);
  expect(engines.running).toHaveLength(1);
});
