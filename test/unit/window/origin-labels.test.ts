import { expect, test } from 'vitest';
import { originLabel } from '../../../renderer/features/workspace/origin-labels.ts';

test('a line is named by what it is from, and plainly where that is gone (a blank or an id would be shown)', () => {
  const words = (origin: 'setting' | 'needs' | 'snippet' | 'agent', target: string | null) =>
    originLabel({ origin, target }, { queues: [] }, []);
  expect(words('setting', 'set:links')).toBe('your settings › between two answers');
  expect(words('setting', null)).toBe('your settings');
  expect(words('needs', 'q:gone')).toBe("the queue's checklist");
  expect(words('snippet', 's:gone')).toBe('a snippet');
  expect(words('agent', null)).toBe('you');
});
