import { expect, test } from 'vitest';
import { sourceParts } from '../../../renderer/features/source/source-parts.ts';
import type { OpenedDocument } from '../../../preload/contract.ts';

const text = '# Delivery\n\n## How long?\n\nThree days.\n\nBank holidays\n\nOne more #day.\n';
const passage = (words: string, heading: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  heading,
  entryId: null,
});
const opened = {
  text,
  passages: [passage('Three days.', ''), passage('One more #day.', 'Delivery › Bank holidays')],
} as unknown as OpenedDocument;
const headings = (at: { readonly start: number; readonly end: number } | null) =>
  sourceParts(opened, at).flatMap(({ kind, text: words }) => (kind === 'heading' ? [words] : []));

test('headings of passages and of Markdown stand out, also those whose passage carries none; what is shown stays whole', () => {
  expect(headings(null)).toEqual(['# Delivery', '## How long?', 'Bank holidays']);
  const shown = { start: text.indexOf('## How'), end: text.indexOf('Bank') };
  expect(headings(shown)).toEqual(['# Delivery', 'Bank holidays']);
  expect(
    sourceParts(opened, shown)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
