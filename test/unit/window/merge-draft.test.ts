import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../preload/contract.ts';
import { mergeDraft } from '../../../renderer/stores/merge-draft.ts';
import { draftOf } from '../../support/fake-wire.ts';

const one = { question: 'A?', text: 'Old answer to A.', target: 'e:1' };
const two = { question: 'B?', text: 'Answer to B.', target: 'e:2' };

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
    expect(merged.conflicts).toEqual([]);
  });

  test('an answer that the agent rewrote is not replaced and is reported as a conflict', () => {
    const before = draftOf([one, two]);
    const after = draftOf([{ ...one, text: 'New answer to A.', target: 'e:9' }, two]);
    const edited = before.text.replace('Old answer to A.', 'My own words on A.');
    expect(mergeDraft(before, after, edited)).toEqual({ text: edited, conflicts: [1] });
  });

  test('a dollar sign in an answer is not taken for a pattern', () => {
    const before = draftOf([one]);
    const after = draftOf([{ ...one, text: 'It costs $& and $1.' }]);
    expect(mergeDraft(before, after, `${before.text}!`).text).toContain('It costs $& and $1.');
  });

  test('leaving a question out leaves no gap in the text, and putting it back restores its position', () => {
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

describe('what stands around the answers', () => {
  const end = { from: 'setting', text: 'Regards', question: null, target: 'set:signOff' } as const;
  const start = { from: 'setting', text: 'Hello,', question: null, target: 'set:greeting' } as const;
  const answer = { from: 'source', text: 'On Monday.', question: 1, target: 'e:1' } as const;
  const line = { from: 'setting', text: 'Please send:', question: null, target: 'set:needs' } as const;
  const asks = { from: 'needs', text: '- a photo', question: null, target: 'q:1' } as const;
  const draft = (pieces: Draft['pieces']): Draft => ({
    pieces,
    text: pieces.map(({ text }) => text).join('\n\n'),
  });
  const plain = draft([start, answer, end]);
  const withNeeds = draft([start, answer, line, asks, end]);

  test('an edited reply asks for what the corrected queue needs, and no longer when it is corrected again', () => {
    const edited = plain.text.replace('Monday.', 'Monday. My own words.');
    const { text } = mergeDraft(plain, withNeeds, edited);
    expect(text).toBe('Hello,\n\nOn Monday. My own words.\n\nPlease send:\n\n- a photo\n\nRegards');
    expect(mergeDraft(withNeeds, plain, text).text).toBe(edited);
  });

  test('what is needed stands behind the answer that it goes with, not behind all of them', () => {
    const next = { from: 'source', text: 'Five days.', question: 2, target: 'e:2' } as const;
    const before = draft([start, answer, next, end]);
    const after = draft([start, answer, line, asks, next, end]);
    const { text } = mergeDraft(before, after, `${before.text}\n\nP.S. Bye`);
    expect(text).toBe(`${after.text}\n\nP.S. Bye`);
  });

  test('an edited reply takes the other greeting, and keeps an end that the agent wrote', () => {
    const friendly = draft([{ ...start, text: 'Hi $& there!' }, answer, { ...end, text: 'Bye' }]);
    expect(mergeDraft(plain, friendly, 'Hello,\n\nOn Monday.\n\nYours, Ines').text).toBe(
      'Hi $& there!\n\nOn Monday.\n\nYours, Ines',
    );
  });
});
