import { expect, it } from 'vitest';
import { createBackgroundTask } from '../../../main/desk/background/background-task.ts';

const log = { write: () => undefined };
const soon = { debounceMs: 5, log, failureEvent: 'failed' };

it('runs once for many changes, and once more for what changed while it ran', async () => {
  let runs = 0;
  const task = createBackgroundTask({
    ...soon,
    run: () => {
      runs += 1;
      if (runs === 1) task.schedule();
      return Promise.resolve();
    },
  });
  for (let change = 0; change < 5; change++) task.schedule();
  await task.whenIdle();
  await task.whenIdle();
  expect(runs).toBe(2);
});

it('asked to run now while it runs, it runs once more and answers after that (a run that began earlier has not seen it)', async () => {
  const ended: number[] = [];
  let runs = 0;
  const task = createBackgroundTask({
    ...soon,
    run: async () => {
      const run = ++runs;
      await task.yieldIfBusy();
      ended.push(run);
    },
  });
  const first = task.runNow();
  await task.runNow();
  expect(ended).toEqual([1, 2]);
  await first;
});

it('waits while somebody works, ends at once when the desk closes, and never begins again', async () => {
  let steps = 0;
  const task = createBackgroundTask({
    ...soon,
    busyPollMs: 60_000,
    isBusy: () => true,
    run: async () => {
      await task.yieldIfBusy();
      steps += 1;
    },
  });
  const running = task.runNow();
  await task.close();
  await running;
  task.schedule();
  await task.whenIdle();
  expect(steps).toBe(0);
});

it('logs a run that failed by its name, and runs again', async () => {
  const logged: unknown[] = [];
  const task = createBackgroundTask({
    debounceMs: 5,
    run: () => Promise.reject(new RangeError('what a customer wrote')),
    log: { write: (...line) => logged.push(line) },
    failureEvent: 'failed',
  });
  await task.runNow();
  await task.runNow();
  expect(logged).toEqual([
    ['error', 'failed', { name: 'RangeError' }],
    ['error', 'failed', { name: 'RangeError' }],
  ]);
});
