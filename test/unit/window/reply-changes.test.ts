import { expect, test } from 'vitest';
import { changedParagraphs, replyChanges } from '../../../renderer/features/workspace/reply-changes.ts';

// Bug: the marks stand beside the words that were changed, or a removal is not seen at all.
test('marks what came where it stands now, and what went by the sign before it', () => {
  const draft = 'Hello Maren,\n\nIt comes on Monday by post.';
  const text = 'Hello Maren,\n\nIt surely comes on Monday.';
  const { added, removed } = replyChanges(draft, text);
  expect(added.map(({ start, end }) => text.slice(start, end).trim())).toEqual(['surely']);
  expect(removed.map(({ end }) => text.slice(0, end))).toEqual(['Hello Maren,\n\nIt surely comes on Monday']);
  expect(replyChanges(draft, draft)).toEqual({ added: [], removed: [] });
  expect(replyChanges('Gone.', '').removed).toEqual([]);
});

test('shows the paragraphs that differ, and no second copy of the reply', () => {
  expect(
    changedParagraphs('Hello,\n\nOn Monday.\n\nBye', 'Hello,\n\nOn Tuesday.\n\nBye\n\nP.S. Sorry'),
  ).toEqual({
    before: 'On Monday.',
    after: 'On Tuesday.\n\nP.S. Sorry',
  });
});
