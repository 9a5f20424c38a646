import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import { createResource, type Resource } from '../../../renderer/stores/resource.ts';
import { createFakeWire } from '../../support/fake-wire.ts';

/** A resource of a number that the test answers with, and what it shows. */
function numberResource(fetch: () => Promise<number>) {
  const wire = createFakeWire({});
  const shown: { value: number | null; problem: string | null } = { value: null, problem: null };
  const resource: Resource<number> = createResource({
    api: createClient(wire),
    events: ['review.changed'],
    fetch,
    apply: (value) => {
      shown.value = value;
    },
    set: ({ problem }) => {
      shown.problem = problem;
    },
  });
  return { wire, shown, resource };
}

test('it is loaded at the start, again on its events, and when the engine is back', async () => {
  let fetched = 0;
  const { wire, shown, resource } = numberResource(() => Promise.resolve(++fetched));
  const stop = resource.start();
  await expect.poll(() => shown.value).toBe(1);
  wire.emit('review.changed', null);
  await expect.poll(() => shown.value).toBe(2);
  wire.emit('engine.changed', { state: 'starting' });
  wire.emit('engine.changed', { state: 'ready' });
  await expect.poll(() => shown.value).toBe(3);
  stop();
  wire.emit('review.changed', null);
  await new Promise(setImmediate);
  expect(fetched).toBe(3);
});

test('an answer that is older than what was accepted meanwhile is dropped', async () => {
  const slow = Promise.withResolvers<number>();
  const { shown, resource } = numberResource(() => slow.promise);
  const loading = resource.load();
  resource.accept(2);
  slow.resolve(1);
  await loading;
  expect(shown.value).toBe(2);
});

test('many changes are fetched one at a time, and the last of them is what is shown', async () => {
  let version = 0;
  let fetches = 0;
  const { wire, shown, resource } = numberResource(async () => {
    fetches += 1;
    const seen = version;
    await new Promise(setImmediate);
    return seen;
  });
  const stop = resource.start();
  for (version = 1; version < 100; version += 1) wire.emit('review.changed', null);
  await expect.poll(() => shown.value).toBe(100);
  expect(fetches).toBe(2);
  stop();
});

test('what went wrong is kept, and loading clears only what went wrong in loading', async () => {
  let isBroken = true;
  const { shown, resource } = numberResource(() =>
    isBroken ? Promise.reject(new TypeError('broken')) : Promise.resolve(1),
  );
  await resource.load();
  expect(shown.problem).not.toBeNull();
  isBroken = false;
  await resource.load();
  expect(shown).toEqual({ value: 1, problem: null });
  expect(await resource.succeeds(() => Promise.reject(new TypeError('broken')))).toBe(false);
  await resource.load();
  expect(shown.problem).not.toBeNull();
  expect(await resource.attempt(() => Promise.resolve('done'))).toBe('done');
  expect(shown.problem).toBeNull();
});
