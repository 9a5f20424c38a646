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
  // Bug: what ends in another mark than “?” was no question, and the greeting before it was quoted.
  ['مرحبا، اسمي ليلى. طلبت خبزا أمس. متى يصل طلبي؟', 'متى يصل طلبي؟'],
  ['Hello, my name is Layla. هل يمكنني إرجاع الطلب؟ شكرا', 'هل يمكنني إرجاع الطلب؟'],
  ['こんにちは。佐藤です。送料はいくらですか？よろしくお願いします。', '送料はいくらですか？'],
  ['שלום, שמי דנה. מתי תגיע ההזמנה שלי?', 'מתי תגיע ההזמנה שלי?'],
  // Bug: cut within an abbreviation: “Too?”, “Smith collect it?”.
  ['Do you ship to the U.S. too?', 'Do you ship to the U.S. too?'],
  ['Can Mr. Smith collect it?', 'Can Mr. Smith collect it?'],
  ['Kann Dr. Meier das Paket abholen?', 'Kann Dr. Meier das Paket abholen?'],
  ['Where is order no. 5123?', 'Where is order no. 5123?'],
  ['Can J. R. Okafor sign for it?', 'Can J. R. Okafor sign for it?'],
  ['Kommt es am 3. Mai an?', 'Kommt es am 3. Mai an?'],
  ['Liefern Sie z.B. nach Wien?', 'Liefern Sie z.B. nach Wien?'],
  ['Liefern Sie in die Hauptstr. 5?', 'Liefern Sie in die Hauptstr. 5?'],
  ['Puis-je parler à M. Dupont ?', 'Puis-je parler à M. Dupont ?'],
  ['¿Puede recogerlo la Sra. García?', '¿Puede recogerlo la Sra. García?'],
  ['I said no. Can I still return it?', 'Can I still return it?'],
  ['i was away. can i still return it?', 'Can i still return it?'],
  // Bug: words of the sentence were taken for what joins it to the one before.
  ['Ou est ma commande ?', 'Ou est ma commande ?'],
  ['Y a-t-il du pain sans gluten ?', 'Y a-t-il du pain sans gluten ?'],
  ['First class shipping?', 'First class shipping?'],
  ['So viel kostet das?', 'So viel kostet das?'],
  ['Mais in Dosen haben Sie?', 'Mais in Dosen haben Sie?'],
  ['Second hand lamps?', 'Second hand lamps?'],
  ['Then again, can I pay later?', 'Then again, can I pay later?'],
  ['And Co. is what the label says?', 'And Co. is what the label says?'],
  ['Et où est ma commande ?', 'Où est ma commande ?'],
  ['Pero ¿cuándo llega?', '¿Cuándo llega?'],
  ['¿Y cuándo llega?', '¿Cuándo llega?'],
  ['Aber wann kommt es?', 'Wann kommt es?'],
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

// Bug: a run of dots was looked through anew from each of them; that many would hold the test for minutes.
it('reads a run of marks once', () => {
  for (const mark of ['.', '?', '…', '. ', 'and, ', 'a.'])
    expect(questionInShort(`${mark.repeat(300_000)}x`).length).toBeLessThanOrEqual(65);
});
