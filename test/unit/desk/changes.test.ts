import { expect, it } from 'vitest';
import { createChanges } from '../../../main/desk/changes.ts';

const everything = { vectors: null, cause: null };

/** A feed, with what was logged of it. */
function feed() {
  const logged: unknown[] = [];
  return { logged, changes: createChanges({ write: (...line) => logged.push(line) }) };
}

it('tells the search before what is derived from it, and the window last, whoever subscribed first', () => {
  const { changes } = feed();
  const order: string[] = [];
  changes.subscribe('library', 'notify', () => order.push('window'));
  changes.subscribe('library', 'derive', () => order.push('gaps'));
  changes.subscribe('library', 'derive', () => order.push('golden'));
  changes.subscribe('library', 'index', () => order.push('search'));
  changes.publish('library', everything);
  expect(order).toEqual(['search', 'gaps', 'golden', 'window']);
});

it('gives a change only to those who subscribed to its name, and as it was published', () => {
  const { changes } = feed();
  const heard: unknown[] = [];
  changes.subscribe('learned', 'index', (change) => heard.push(change));
  changes.subscribe('gaps', 'index', (change) => heard.push(change));
  changes.publish('learned', { cause: { kind: 'feedback_given' } });
  changes.publish('model', { name: 'another', isAnother: true });
  expect(heard).toEqual([{ cause: { kind: 'feedback_given' } }]);
});

it('logs a listener that throws by facts alone, and tells the others all the same', () => {
  const { changes, logged } = feed();
  const heard: string[] = [];
  changes.subscribe('review', 'index', () => {
    throw new RangeError('what a customer wrote');
  });
  changes.subscribe('review', 'index', () => heard.push('beside'));
  changes.subscribe('review', 'notify', () => heard.push('after'));
  changes.publish('review', null);
  expect(heard).toEqual(['beside', 'after']);
  expect(logged).toEqual([
    ['error', 'changes.listener-failed', { change: 'review', phase: 'index', name: 'RangeError' }],
  ]);
});

it('tells nothing more to who unsubscribed, even one of two that are the same function', () => {
  const { changes } = feed();
  let heard = 0;
  const listener = (): void => void heard++;
  changes.subscribe('folders', 'derive', listener);
  const unsubscribe = changes.subscribe('folders', 'derive', listener);
  changes.publish('folders', null);
  unsubscribe();
  changes.publish('folders', null);
  expect(heard).toBe(3);
});

it('delivers what a listener publishes within the change that it heard', () => {
  const { changes } = feed();
  const order: string[] = [];
  changes.subscribe('library', 'derive', () => changes.publish('gaps', null));
  changes.subscribe('gaps', 'notify', () => order.push('gaps'));
  changes.subscribe('library', 'notify', () => order.push('library'));
  changes.publish('library', everything);
  expect(order).toEqual(['gaps', 'library']);
});
