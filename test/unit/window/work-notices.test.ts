import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followLongWork } from '../../../renderer/features/layout/work-notices.ts';

// Bugs: somebody who went elsewhere is told of every small file, of what she cancelled, or twice of one thing.
test('long work that has ended is told once; short, cancelled and unfinished work is not', () => {
  const told: unknown[] = [];
  let now = 0;
  const status = createStore(() => ({ desk: { importing: { running: false, filesDone: 0 } } }));
  const review = createStore(() => ({ status: { state: 'idle', conversations: 0 } }));
  const stop = followLongWork(
    {
      api: { call: (name: string, input: unknown) => Promise.resolve(told.push([name, input])) },
      status,
      review,
    } as never,
    () => now,
  );
  const importing = (running: boolean, filesDone: number) =>
    status.setState({ desk: { importing: { running, filesDone } } });
  const past = (state: string, conversations: number) =>
    review.setState({ status: { state, conversations } });

  importing(true, 0);
  now = 3_000;
  importing(false, 2);
  importing(true, 0);
  now = 20_000;
  importing(true, 30);
  importing(false, 40);
  importing(false, 40);
  past('reading', 1);
  now = 60_000;
  past('cancelled', 9);
  past('reading', 1);
  past('analyzing', 50);
  now = 90_000;
  past('done', 120);
  expect(told).toEqual([
    ['shell.notifyDone', { what: 'import', count: 40 }],
    ['shell.notifyDone', { what: 'past answers', count: 120 }],
  ]);
  importing(true, 0);
  stop();
  now = 200_000;
  importing(false, 1);
  expect(told).toHaveLength(2);
});
