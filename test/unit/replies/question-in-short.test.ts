import { expect, it } from 'vitest';
import { questionInShort } from '../../../main/desk/replies/compose/question-in-short.ts';

// Bug: the reply quotes a customer's whole paragraph back at her, "And" and all.
it.each([
  ['Where is my parcel?', 'Where is my parcel?'],
  ['And how should I store the bread at home?', 'How should I store the bread at home?'],
  ['Also, do you sell flour?', 'Do you sell flour?'],
  ['First of all, when will the parcel arrive?', 'When will the parcel arrive?'],
  ['I was away last week. Can I still send it back?', 'Can I still send it back?'],
  [
    'I would like to know whether you deliver to 12 High Street, Leeds, on Saturdays, and if I can change the address.',
    'I would like to know whether you deliver to 12 High…',
  ],
  ['Und außerdem: kann ich die Adresse noch ändern?', 'Kann ich die Adresse noch ändern?'],
  ['Et puis, est-ce que vous livrez le samedi ?', 'Est-ce que vous livrez le samedi ?'],
  ['Y además, ¿puedo cambiar la dirección?', '¿Puedo cambiar la dirección?'],
  // "So" and "Or" begin names and words, too.
  ['Sofa covers: can they be washed?', 'Sofa covers: can they be washed?'],
  ['And?', 'And?'],
  ['また、パンはどのように保存すればよいですか？', 'また、パンはどのように保存すればよいですか？'],
])('“%s” is named as “%s”', (question, short) => {
  expect(questionInShort(question)).toBe(short);
});

it('is never longer than a line, whatever is asked, and never ends within a character', () => {
  for (const word of ['parcel ', 'päckchen ', '荷物', '📦'])
    for (let length = 1; length < 200; length += 1) {
      const short = questionInShort(word.repeat(length));
      expect(short.length).toBeLessThanOrEqual(65);
      expect(short.isWellFormed()).toBe(true);
    }
});
