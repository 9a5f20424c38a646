import { expect, test } from 'vitest';
import { lineOrigins } from '../../../renderer/features/workspace/line-origins.ts';
import { draftOf } from '../../support/fake-wire.ts';

const draft = draftOf([
  { question: 'A?', text: 'Send us a photo within two days and we refund you in full.', target: 'e:1' },
  { question: 'B?', text: null },
]);
const originsOf = (text: string) =>
  lineOrigins(draft, text)
    .filter(({ origin }) => origin !== 'blank')
    .map(({ origin, changed }) => (changed ? `${origin} changed` : origin));

test('an untouched draft is traced line by line', () => {
  expect(originsOf(draft.text)).toEqual(['setting', 'source', 'open', 'setting', 'setting']);
});

test('two changed words do not turn a source into the agent’s own words', () => {
  expect(originsOf(draft.text.replace('two days', 'a day'))).toContain('source changed');
});

test('a sentence of the agent’s own does not pass for a source', () => {
  const text = draft.text.replace('About “B?”: [your answer]', 'We have one on Fridays.');
  expect(originsOf(text)).toEqual(['setting', 'source', 'agent', 'setting', 'setting']);
});

test('offsets stay right after lines were added and removed', () => {
  const text = `Hello!\n${draft.text.replace('Dear Maren,\n', '')}`;
  for (const line of lineOrigins(draft, text))
    expect(text.slice(line.start, line.start + line.text.length)).toBe(line.text);
});
