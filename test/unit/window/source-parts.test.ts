import { expect, test } from 'vitest';
import { sourceParts } from '../../../renderer/features/source/source-parts.ts';
import type { OpenedDocument } from '../../../preload/contract.ts';

// As a document with headings of three levels is understood: without marks, each passage under the lowest.
const text =
  'Shipping\n\nBefore it leaves\n\nHow long?\nThree days.\nNot more\n\nBank holidays\n\nWe rest.\n\nOne more day';
const passage = (words: string, heading: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  heading,
  entryId: null,
});
const opened = {
  text,
  passages: [passage('Three days.', 'How long?'), passage('We rest.', 'Shipping › Bank holidays')],
} as unknown as OpenedDocument;
const headings = (at: { readonly start: number; readonly end: number } | null) =>
  sourceParts(opened, at).flatMap(({ kind, text: words }) => (kind === 'heading' ? [words] : []));

// Bug: the heading above questions was as plain as their answers.
test('headings of passages stand out, and those above them that have no passage; what is shown stays whole', () => {
  expect(headings(null)).toEqual(['Shipping', 'Before it leaves', 'How long?', 'Bank holidays']);
  const shown = { start: text.indexOf('How'), end: text.indexOf('Bank') };
  expect(headings(shown)).toEqual(['Shipping', 'Before it leaves', 'Bank holidays']);
  const all = sourceParts(opened, shown).map((part) => part.text);
  expect(all.join('')).toBe(text);
});
