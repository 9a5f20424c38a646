import { describe, expect, test } from 'vitest';
import { createParseWarnings } from '../../../main/desk/library/parse/parse-warnings.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';

async function read(name: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const { text, entries, sections } = await readDocument({ name, bytes });
  return {
    text,
    asked: entries.map(({ question, start, end }) => [question, text.slice(start, end)]),
    sections: sections.map(({ start, end }) => text.slice(start, end)),
  };
}

// Catches: letters of countries, lists and names deleted as marks, and questions that were none.
describe('single letters', () => {
  test.each([
    ['countries', 'Prices\n\nD: 4.90 EUR\nA: 7.90 EUR\nCH: 19.90 EUR\nF: 9.90 EUR\nA: see above'],
    [
      'two countries that are a question and an answer in German',
      'F: 9.90 EUR a parcel\nA: 7.90 EUR a parcel',
    ],
    ['many countries', 'P: 9 EUR\nR: 8 EUR\nD: 7 EUR\nR: 6 EUR\nV: 5 EUR\nA: 4 EUR'],
    ['a post office box and a name', 'Returns to\n\nP. O. Box 1234\nA. Berger, Luna Shop'],
    ['a list', 'You need\n\na) a box\nb) tape\nc) a slip\nd) a pen'],
    ['a list in capitals', 'A. Pack it.\nB. Seal it.\nC. Post it.\nD. Wait.\nF. Relax.'],
    ['initials', 'Written by\nD. Moss\nR. Vale\nP. Rush\nA. Lund'],
    ['a version', 'V. 2 of this list\nA. Lund, May'],
    ['sizes', 'A: 90 cm\nB: 95 cm\nC: 100 cm\nD: 105 cm\nF: 110 cm'],
    ['answers alone', 'A: the front\nR: the back'],
  ])('%s stay as they are', async (_, content) => {
    const { asked, text } = await read('a.txt', content);
    expect([asked, text]).toEqual([[], content]);
  });

  test.each([
    ['Q and A', 'Q: Do you fold?\nA: No.\n\nQ: Opening hours\nA: Nine to five.'],
    ['numbers', 'Q1: Do you fold?\nA1: No.\nQ2: Do you iron?\nA2: Yes.'],
    ['German', 'F: Faltet ihr?\nA: Nein.\n\nF: Bügelt ihr?\nA: Ja.'],
    ['Spanish', 'P: ¿Dobláis?\nR: No.\nP: ¿Plancháis?\nR: Sí.'],
    ['Italian', 'D: Piegate?\nR: No.\nD: Stirate?\nR: Sì.'],
    ['Dutch', 'V. Vouwen jullie?\nA. Nee.\nV. Strijken jullie?\nA. Ja.'],
    [
      'beside an address',
      'Q: Where do I send it?\nA: To us:\nP. O. Box 12\nA. Berger, Luna Shop\n\nQ: Do you fold?\nA: No.',
    ],
    [
      'beside a list',
      'Q: What do I need?\nA: Three things:\na) a box\nb) tape\nd) a pen\n\nQ: Do you fold?\nA: No.',
    ],
    ['words', 'Frage 1: Faltet ihr?\nAntwort: Nein.\n\nFrage 2: Bügelt ihr?\nAntwort: Ja.'],
  ])('%s that take turns mark questions and answers', async (_, content) => {
    const { asked, sections } = await read('a.txt', content);
    expect([asked.length, sections]).toEqual([2, []]);
    expect(asked.flat().join(' ')).not.toMatch(/(?:^| )(?:[QFPDV]\d?|A\d?|R|Frage|Antwort):/);
  });
});

/** Bytes of a text in an encoding of one byte a letter. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(Array.from(text), (letter) => bytes.get(letter) ?? 0x3f);
}

// Catches: what statistics make of a few words, such as Japanese of “Straße” and “ZŸrich” of a table saved on a Mac.
describe('short texts in old encodings', () => {
  test.each([
    ['windows-1252', 'Größe 42 für 9 € – Österreich, Zürich'],
    ['windows-1252', 'Où est le café? À Genève, près du marché – 12 €'],
    ['windows-1252', '¿Cuánto cuesta el envío a España? Año, niño'],
    ['windows-1252', 'Ærø, Ålborg og Sønderborg'],
    ['windows-1252', 'Straße ÄÖÜ GRÖßE'],
    ['windows-1252', 'Preis: 5 £ oder 6 € für 2 m²'],
    ['macintosh', 'Größe 42 für 9 € – Österreich, Zürich'],
    ['macintosh', 'Où est le café? À Genève, près du marché – 12 €'],
    ['macintosh', '¿Cuánto cuesta el envío a España? Año, niño'],
    ['macintosh', 'Über Größe?'],
    ['macintosh', 'Já não há pão'],
    ['iso-8859-15', 'Größe 42 für 9 €'],
    ['windows-1250', 'Czy wysyłacie do Łodzi? Tak, za 12 zł.'],
    ['windows-1251', 'Сколько стоит доставка? Десять евро.'],
    ['koi8-r', 'Сколько стоит доставка? Десять евро.'],
    ['windows-1253', 'Πόσο κοστίζει η αποστολή; Δέκα ευρώ.'],
  ])('%s: %s', async (encoding, text) => {
    expect((await read('a.txt', encoded(text, encoding))).text).toBe(text);
  });

  test('a file of two encodings is read letter by letter, and its lines are told', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Do you ship to Zürich?\nYes, for 12 €.\n', 'utf8'),
      encoded('Köln für 4 €.', 'windows-1252'),
    ]);
    const warnings = createParseWarnings();
    const { text } = await readDocument({ name: 'a.txt', bytes: new Uint8Array(bytes), warnings });
    expect(text.replaceAll(/\s+/g, ' ')).toBe('Do you ship to Zürich? Yes, for 12 €. Köln für 4 €.');
    expect(warnings.list()).toEqual([
      { kind: 'mixed_encodings', state: null, count: 1, places: [{ line: 3, words: 'Köln für 4 €.' }] },
    ]);
  });
});
