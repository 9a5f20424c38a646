import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { alignEdits, locatePieces } from '../../../main/desk/learning/reply-edits/align-edits.ts';
import { detectAnswerUse } from '../../../main/desk/learning/reply-edits/answer-use.ts';

const delivery = 'Delivery takes two working days. It is free above 40 pounds.';
const address = 'Yes, you can change the address until five in the evening.';
type Committed = Parameters<typeof detectAnswerUse>[0];

function committed(reply: (text: string) => string, changes: Partial<Committed> = {}): Committed {
  const pieces: Committed['pieces'] = [
    { from: 'setting', text: 'Hello Anna,', question: null, target: null },
    { from: 'source', text: delivery, question: 1, target: 'e:delivery' },
    { from: 'source', text: address, question: 2, target: 'e:address' },
    { from: 'open', text: 'About “Do you bake rye?”: [your answer]', question: 3, target: null },
    { from: 'setting', text: 'Warm regards,\nMaya', question: null, target: null },
  ];
  const suggested = pieces.map(({ text }) => text).join('\n\n');
  return {
    pieces,
    suggested,
    reply: reply(suggested),
    questions: [
      { question: 'How long?', shown: [], chosen: 'e:delivery' },
      { question: 'Another address?', shown: [], chosen: 'e:address' },
      { question: 'Do you bake rye?', shown: [], chosen: null },
    ],
    ...changes,
  };
}
const first = (question: string): string | null =>
  question === 'How long?' ? 'e:delivery' : question === 'Another address?' ? 'e:address' : null;
const usesIn = (reply: (text: string) => string, firstFor = first) =>
  detectAnswerUse(committed(reply), firstFor).map(({ use, edited, answer }) => ({
    use,
    edited: Math.round(edited * 100) / 100,
    answer,
  }));
const rye = 'We do, every Thursday and Saturday.';
const answered = (text: string) => text.replace('[your answer]', rye);

it('tells each question of a reply apart: words changed in one answer are no change of the other', () => {
  expect(usesIn((text) => answered(text).replace('two working days', 'three days'))).toEqual([
    { use: 'edited', edited: 0.25, answer: 'Delivery takes three days. It is free above 40 pounds.' },
    { use: 'accepted', edited: 0, answer: address },
    { use: 'from scratch', edited: 1, answer: rye },
  ]);
});

it('does not take an answer that was rewritten for the source that stood there', () => {
  const own = 'Sadly our driver is ill, so nothing leaves the bakery before Monday morning this week.';
  expect(usesIn((text) => answered(text).replace(delivery, own))[0]).toMatchObject({
    use: 'from scratch',
    answer: own,
  });
});

it('detects a replaced answer and a deleted one', () => {
  const [one, other] = usesIn(
    (text) => answered(text).replace(`${delivery}\n\n`, ''),
    () => 'e:other',
  );
  expect(one?.use).toBe('left out');
  expect(other?.use).toBe('replaced');
});

it('assigns text added between two answers to the one before, and text in front of all to none', () => {
  const [one, other, third] = detectAnswerUse(
    committed((text) =>
      answered(text)
        .replace(address, `Please keep the box.\n\n${address}`)
        .replace('Hello Anna,', 'Thank you!\n\nHello Anna,'),
    ),
    first,
  );
  expect(one?.answer).toBe(`${delivery}\n\nPlease keep the box.`);
  expect(other).toMatchObject({ use: 'accepted', answer: address });
  expect(third?.answer).toBe(rye);
});

it('does not take a snippet that was put in for a change of the answer before it', () => {
  const voucher = 'Vouchers are valid for three years, in the shop and online, and can be used in parts.';
  const given = committed((text) => answered(text).replace(address, `${address}\n\n${voucher}`));
  const snippet = { from: 'snippet', text: voucher, question: null, target: 's:voucher' } as const;
  expect(detectAnswerUse({ ...given, pieces: [...given.pieces, snippet] }, first)[1]).toMatchObject({
    use: 'accepted',
    answer: address,
  });
});

it('counts an answer to two questions as accepted for both, one without pieces too, and an untouched question as left out', () => {
  const twice = committed(answered);
  const both = twice.questions.map((question, at) =>
    at === 1 ? { ...question, chosen: 'e:delivery' } : question,
  );
  expect(detectAnswerUse({ ...twice, questions: both }, () => null).map(({ use }) => use)).toEqual([
    'accepted',
    'accepted',
    'from scratch',
  ]);
  expect(detectAnswerUse({ ...twice, pieces: [] }, first).map(({ use }) => use)).toEqual([
    'accepted',
    'accepted',
    'left out',
  ]);
});

it('loses no word of a reply and gives none to two answers, whatever was typed', () => {
  const word = constantFrom('bread', 'rye', 'Delivery', 'two', 'days.', '\n\n', 'again,', 'yes');
  const text = array(word, { maxLength: 12 }).map((words) => words.join(' '));
  assert(
    property(array(text, { minLength: 1, maxLength: 4 }), text, (texts, reply) => {
      const draft = texts.join('\n\n');
      const spans = locatePieces(draft, texts).filter((place) => place !== null);
      const after = alignEdits(draft, reply, spans) ?? [];
      expect(after).toHaveLength(spans.length);
      // Word by word, what the places hold stands in the reply, in its order.
      let from = 0;
      for (const each of after.join(' ').match(/\S+/g) ?? []) {
        const at = reply.indexOf(each, from);
        expect(at).toBeGreaterThanOrEqual(0);
        from = at;
      }
      expect(alignEdits(draft, draft, spans)).toEqual(spans.map(({ start, end }) => draft.slice(start, end)));
    }),
    { numRuns: 300 },
  );
});
