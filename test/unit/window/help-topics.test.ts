import { expect, it } from 'vitest';
import { blocksOf, findTopics, helpTopics, topicText } from '../../../renderer/features/help/help-topics.ts';

// Bugs: a topic by its name comes behind those that only mention it; a list is drawn as a paragraph of dashes.
it('topics are found by all words typed, those whose title holds them first', () => {
  expect(findTopics('gap')[0]).toBe('gaps');
  expect(findTopics('PASSPHRASE key')).toEqual(['privacy']);
  expect(findTopics('hand over')[0]).toBe('handover');
  expect(findTopics('unicorn')).toEqual([]);
  expect(findTopics('')).toEqual(helpTopics);
});

it('each text is short, and its lists are lists', () => {
  for (const topic of helpTopics) expect(topicText(topic).split(/\s+/).length).toBeLessThan(160);
  expect(blocksOf('One.\n\n- a\n- b\n\nTwo.')).toEqual(['One.', ['a', 'b'], 'Two.']);
  expect(blocksOf(topicText('message'))[0]).toHaveLength(4);
});
