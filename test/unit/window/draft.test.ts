import { describe, expect, test } from 'vitest';
import { mergeDraft, openPlaces } from '../../../renderer/stores/draft.ts';
import { draftOf } from '../../support/fake-wire.ts';

const one = { question: 'A?', text: 'Old answer to A.', target: 'e:1' };
const two = { question: 'B?', text: 'Answer to B.', target: 'e:2' };
const open = { question: 'B?', text: null };

describe('another answer is taken after the reply was edited', () => {
  test('words that the agent added elsewhere survive', () => {
    const before = draftOf([one, two]);
    const after = draftOf([{ ...one, text: 'New answer to A.', target: 'e:9' }, two]);
    const merged = mergeDraft(
      before,
      after,
      before.text.replace('Warm regards', 'Sorry again. Warm regards'),
    );
    expect(merged.text).toContain('New answer to A.');
    expect(merged.text).toContain('Sorry again. Warm regards');
    expect(merged.text).not.toContain('Old answer');
    expect(merged.kept).toEqual([]);
  });

  test('an answer that the agent rewrote is not replaced, and it is said which', () => {
    const before = draftOf([one, two]);
    const after = draftOf([{ ...one, text: 'New answer to A.', target: 'e:9' }, two]);
    const edited = before.text.replace('Old answer to A.', 'My own words on A.');
    expect(mergeDraft(before, after, edited)).toEqual({ text: edited, kept: [1] });
  });

  test('a dollar sign in an answer is not taken for a pattern', () => {
    const before = draftOf([one]);
    const after = draftOf([{ ...one, text: 'It costs $& and $1.' }]);
    expect(mergeDraft(before, after, `${before.text}!`).text).toContain('It costs $& and $1.');
  });

  test('a question that is left out leaves no hole, and comes back where it was', () => {
    const before = draftOf([one, two]);
    const after = draftOf([two]);
    // The window numbers the pieces by the questions of the message.
    const renumbered = {
      ...after,
      pieces: after.pieces.map((piece) =>
        Object.assign({}, piece, piece.question === 1 ? { question: 2 } : {}),
      ),
    };
    const edited = `${before.text}\nP.S. Sorry.`;
    const without = mergeDraft(before, renumbered, edited).text;
    expect(without).toBe('Dear Maren,\n\nAnswer to B.\n\nWarm regards,\nInes\nP.S. Sorry.');
    expect(mergeDraft(renumbered, before, without).text).toBe(edited);
  });
});

describe('places that are still open', () => {
  test('two questions with the same placeholder are two places', () => {
    const draft = draftOf([{ question: 'A?', text: null }, open]);
    expect(openPlaces(draft, draft.text).map(({ question }) => question)).toEqual([1, 2]);
  });

  test('answering the first leaves the second open, and the place is the right one', () => {
    const draft = draftOf([{ question: 'A?', text: null }, open]);
    const text = draft.text.replace('About “A?”: [your answer]', 'Yes, on Fridays.');
    const places = openPlaces(draft, text);
    expect(places.map(({ question }) => question)).toEqual([2]);
    expect(text.slice(places[0]?.start, places[0]?.end)).toBe('[your answer]');
  });

  test('a placeholder that was moved into another sentence still blocks', () => {
    const draft = draftOf([open]);
    expect(openPlaces(draft, 'On seeds: [your answer]')).toHaveLength(1);
    expect(openPlaces(draft, 'On seeds: none.')).toEqual([]);
  });
});
