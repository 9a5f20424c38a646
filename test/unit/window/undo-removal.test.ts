import { expect, test } from 'vitest';
import { restored } from '../../../renderer/features/queues/undo-removal.ts';
import { defaultSettings } from '../../support/default-settings.ts';

// Bug: a queue comes back, and the rules that led there lead nowhere; or what was changed meanwhile is lost with the undo.
test('what was removed stands where it stood, rules lead to it again, and what was changed since stays', () => {
  const [rule] = defaultSettings.rules;
  const [queue] = defaultSettings.queues;
  if (rule === undefined || queue === undefined) throw new Error('There is nothing to remove');
  const [one, two, three] = ['one', 'two', 'three'].map((id) => ({ ...queue, id, name: id }));
  if (one === undefined || two === undefined || three === undefined) throw new Error('There are no queues');
  const leads = { ...rule, id: 'leads', queue: 'two' };
  const other = { ...rule, id: 'other', queue: null };
  const before = { queues: [one, two, three], rules: [other, leads] };
  const renamed = { ...three, name: 'renamed' };
  const now = { queues: [one, renamed], rules: [{ ...leads, queue: null }] };
  expect(restored(now, before)).toEqual({ queues: [one, two, renamed], rules: [other, leads] });
});
