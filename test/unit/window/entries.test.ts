import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { CallInput, EntryRow } from '../../../preload/contract.ts';
import { createEntriesStore, entryAt } from '../../../renderer/stores/entries.ts';
import { createFakeWire } from '../../support/fake-wire.ts';

type ListInput = CallInput<'library.list'>;

const entry = (id: string): EntryRow => ({
  type: 'entry',
  id,
  documentId: 'd1',
  documentName: 'faq.md',
  own: false,
  question: `Question ${id}?`,
  answer: 'Yes.',
  variants: [],
  tags: [],
  collection: null,
  language: 'en',
  internal: false,
  audience: null,
  documentAudience: 'everyone',
  reviewBy: null,
  wordings: {},
  createdAt: 0,
  changedAt: 0,
  checkedAt: 0,
  edited: false,
  fileDiffers: false,
  suggested: 0,
  used: 0,
  lastUsedAt: null,
  reviewDue: false,
});

const total = 50_000;
function storeWith(wait: (input: ListInput) => Promise<unknown> | null = () => null) {
  const wire = createFakeWire({
    'library.list': async (input: ListInput) => {
      await wait(input);
      const { filter, offset, limit } = input;
      const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, at) =>
        entry(`${filter}${offset + at}`),
      );
      return { total, rows };
    },
    'entries.listIds': ({ filter }: { readonly filter: string }) =>
      Array.from({ length: total }, (_, at) => `${filter}${at}`),
    'entries.facets': () => ({ tags: [], collections: [], languages: [] }),
  });
  const store = createEntriesStore(createClient(wire));
  const stop = store.getState().start();
  store.getState().setShown(true);
  return { wire, store, stop };
}
const lists = (wire: ReturnType<typeof createFakeWire>) =>
  wire.calls.filter(({ name }) => name === 'library.list').length;

test('pages ahead of the visible range are prefetched, and not all 50,000 rows', async () => {
  const { wire, store, stop } = storeWith();
  await expect.poll(() => store.getState().total).toBe(total);
  store.getState().setVisibleRange(20_000, 20_040);
  await expect.poll(() => entryAt(store.getState(), 20_250)?.id).toBe('20250');
  await expect.poll(() => entryAt(store.getState(), 19_750)?.id).toBe('19750');
  expect(lists(wire)).toBeLessThan(12);
  stop();
});

test('scrolling through the whole list evicts distant pages, and scrolling back fetches them again', async () => {
  const { store, stop } = storeWith();
  await expect.poll(() => store.getState().total).toBe(total);
  for (let first = 0; first < total; first += 200) {
    store.getState().setVisibleRange(first, first + 40);
    await new Promise(setImmediate);
  }
  await expect.poll(() => entryAt(store.getState(), total - 1)?.id).toBe(`${total - 1}`);
  expect(store.getState().pages.size).toBeLessThan(150);
  store.getState().setVisibleRange(0, 40);
  await expect.poll(() => entryAt(store.getState(), 0)?.id).toBe('0');
  stop();
});

test('the old rows stay until the new filter has answered, and intermediate letters are not searched', async () => {
  const slow = Promise.withResolvers<null>();
  const { wire, store, stop } = storeWith(({ filter }) => (filter === 'old' ? slow.promise : null));
  await expect.poll(() => store.getState().total).toBe(total);
  store.getState().setFilter('old');
  expect(entryAt(store.getState(), 0)?.id).toBe('0');
  for (const filter of ['n', 'ne', 'new']) store.getState().setFilter(filter);
  const before = lists(wire);
  slow.resolve(null);
  await expect.poll(() => entryAt(store.getState(), 0)?.id).toBe('new0');
  expect(lists(wire) - before).toBe(1);
  stop();
});

test('a range selection covers rows that were never fetched, and another filter clears it', async () => {
  const { store, stop } = storeWith();
  await expect.poll(() => store.getState().total).toBe(total);
  await store.getState().selectRange(10, 40_000);
  const { selected } = store.getState();
  expect([selected.size, selected.has('9'), selected.has('10'), selected.has('40000')]).toEqual([
    39_991,
    false,
    true,
    true,
  ]);
  store.getState().setFilter('x');
  expect(store.getState().selected.size).toBe(0);
  stop();
});

// A late answer for where somebody was threw away the rows of where he is, and nothing asked for them again.
test('a jump while distant pages are still loading ends with the visible rows loaded', async () => {
  const slow = Promise.withResolvers<null>();
  const { store, stop } = storeWith(({ offset }) => (offset === 0 || offset > 40_000 ? null : slow.promise));
  await expect.poll(() => store.getState().total).toBe(total);
  store.getState().setVisibleRange(20_000, 20_040);
  store.getState().setVisibleRange(45_000, 45_040);
  await expect.poll(() => entryAt(store.getState(), 45_000)?.id).toBe('45000');
  slow.resolve(null);
  await new Promise(setImmediate);
  expect(entryAt(store.getState(), 45_000)?.id).toBe('45000');
  stop();
});
