import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { CallInput } from '../../../preload/contract.ts';
import { createLibraryStore, rowAt } from '../../../renderer/stores/library.ts';
import { createFakeWire, documentRow, listOf } from '../../support/fake-wire.ts';

type ListInput = CallInput<'library.list'>;

const pageOf = ({ filter, offset, limit }: ListInput, total = 50_000) =>
  listOf(
    Array.from({ length: Math.min(limit, total - offset) }, (_, at) =>
      documentRow(`${filter}${offset + at}`),
    ),
    total,
  );

function storeWith(
  answer: (input: ListInput) => ReturnType<typeof pageOf> | Promise<ReturnType<typeof pageOf>>,
) {
  const wire = createFakeWire({ 'library.list': answer });
  const store = createLibraryStore(createClient(wire));
  const stop = store.getState().start();
  store.getState().setShown(true);
  return { wire, store, stop };
}

test('scrolling to the end of 50,000 rows fetches only the visible pages', async () => {
  const { wire, store, stop } = storeWith((input) => pageOf(input));
  await expect.poll(() => store.getState().total).toBe(50_000);
  store.getState().setVisibleRange(49_950, 49_999);
  await expect.poll(() => rowAt(store.getState(), 49_999)?.id).toBe('49999');
  expect(wire.calls).toHaveLength(2);
  stop();
});

test('a slow answer to an older filter does not replace the newer list', async () => {
  const slow = Promise.withResolvers<null>();
  const { store, stop } = storeWith(async (input) => {
    if (input.filter === 'old') await slow.promise;
    return pageOf(input, 3);
  });
  store.getState().setFilter('old');
  store.getState().setFilter('new');
  await expect.poll(() => rowAt(store.getState(), 0)?.id).toBe('new0');
  slow.resolve(null);
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
  expect(rowAt(store.getState(), 0)?.id).toBe('new0');
  stop();
});

test('a burst of changes during an import refreshes without piling up, and ends on the last state', async () => {
  let version = 0;
  const { wire, store, stop } = storeWith(async (input) => {
    const seen = version;
    await Promise.resolve();
    return listOf([documentRow(`v${seen}`)], input.limit > 0 ? 1 : 0);
  });
  await expect.poll(() => store.getState().total).toBe(1);
  const before = wire.calls.length;
  for (version = 1; version <= 200; version += 1) wire.emit('library.changed', null);
  await expect.poll(() => rowAt(store.getState(), 0)?.id).toBe('v201');
  expect(wire.calls.length - before).toBeLessThan(5);
  stop();
});

test('a page that is scrolled to while the list is refreshed does not stay empty', async () => {
  const slow = Promise.withResolvers<null>();
  let refreshing = false;
  const { wire, store, stop } = storeWith(async (input) => {
    if (refreshing && input.offset === 0) await slow.promise;
    return pageOf(input);
  });
  await expect.poll(() => store.getState().total).toBe(50_000);
  refreshing = true;
  wire.emit('library.changed', null);
  store.getState().setVisibleRange(49_900, 49_999);
  await expect.poll(() => rowAt(store.getState(), 49_999)?.id).toBe('49999');
  slow.resolve(null);
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
  expect(rowAt(store.getState(), 49_999)?.id).toBe('49999');
  stop();
});

// Bug: while a reply is typed and files are imported, a list that nobody sees is fetched five times a second.
test('a list that nobody sees is not fetched, and is once it is seen', async () => {
  let version = 1;
  const { wire, store, stop } = storeWith(() => listOf([documentRow(`v${version}`)], 1));
  await expect.poll(() => rowAt(store.getState(), 0)?.id).toBe('v1');
  store.getState().setShown(false);
  const before = wire.calls.length;
  version = 2;
  for (let change = 0; change < 20; change += 1) wire.emit('library.changed', null);
  expect(wire.calls).toHaveLength(before);
  store.getState().setShown(true);
  await expect.poll(() => rowAt(store.getState(), 0)?.id).toBe('v2');
  expect(wire.calls).toHaveLength(before + 1);
  stop();
});
