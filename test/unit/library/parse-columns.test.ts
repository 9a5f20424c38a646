import { describe, expect, test } from 'vitest';
import { createParseWarnings } from '../../../main/desk/library/parse/parse-warnings.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';
import { zipOf } from '../../support/files/packed.ts';

async function read(name: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const warnings = createParseWarnings();
  const { text, entries } = await readDocument({ name, bytes, warnings });
  return {
    text,
    asked: entries.map(({ question, start, end }) => [question, text.slice(start, end)]),
    languages: entries.map(({ language }) => language),
    warnings: warnings.list().map(({ kind, places }) => [kind, places.map(({ words }) => words)]),
  };
}

// Catches: half of every answer that is missing, since its column has another name.
describe('a column that goes on with the answer', () => {
  test.each([
    ['Details'],
    ['More information'],
    ['Additional information'],
    ['Zusatzinformation'],
    ['Weitere Informationen'],
    ['Détails'],
    ['Información adicional'],
    ['Ulteriori informazioni'],
    ['Toelichting'],
    ['Explanation'],
  ])('%s is part of it', async (name) => {
    const { asked, warnings } = await read(
      'a.csv',
      `Question;Answer;${name}\nIs it oak?;Yes.;Oiled twice.\nIs it flat?;No.;\n`,
    );
    expect(asked).toEqual([
      ['Is it oak?', 'Yes.\nOiled twice.'],
      ['Is it flat?', 'No.'],
    ]);
    expect(warnings).toEqual([]);
  });

  test.each(['Remark', 'Was sonst gilt', 'Bo'])('another one of words is named: %s', async (name) => {
    const { asked, warnings } = await read(
      'a.csv',
      `Question;Answer;${name}\nIs it oak?;Yes.;Bo sands it twice.\n`,
    );
    expect(asked).toEqual([['Is it oak?', 'Yes.']]);
    expect(warnings).toEqual([['unread_column', [name]]]);
  });

  test.each(['Id', 'Author', 'Changed'])('what only keeps the books is not: %s', async (name) => {
    const { warnings } = await read(
      'a.csv',
      `Question;Answer;${name}\nIs it oak?;Yes.;2026-03-02\nIs it flat?;No.;Bo\n`,
    );
    expect(warnings).toEqual([]);
  });
});

// Catches: the second language of a table that is lost, or mixed into the first.
describe('columns in two languages', () => {
  test.each([
    ['Frage;Antwort;Question;Answer', 'de', 'en'],
    ['Question;Answer;Frage;Antwort', 'en', 'de'],
    ['Pregunta;Respuesta;Question;Answer', 'es', 'en'],
    ['Question;Réponse;Frage;Antwort', 'fr', 'de'],
    ['Domanda;Risposta;Frage;Antwort', 'it', 'de'],
    ['Vraag;Antwoord;Question;Réponse', 'nl', 'fr'],
    ['Question (EN);Answer (EN);Question (NL);Answer (NL)', 'en', 'nl'],
  ])('%s', async (header, first, second) => {
    const { asked, languages } = await read('a.csv', `${header}\nIs it A?;Yes A.;Is it B?;Yes B.\n`);
    expect(asked).toEqual([
      ['Is it A?', 'Yes A.'],
      ['Is it B?', 'Yes B.'],
    ]);
    expect(languages).toEqual([first, second]);
  });

  test.each(['Question;Answer;Reply', 'Frage;Antwort;Lösung', 'Question;Answer;Answer 2'])(
    'two answers in one language are one: %s',
    async (header) => {
      const { asked } = await read('a.csv', `${header}\nIs it oak?;Yes.;Oiled.\n`);
      expect(asked).toEqual([['Is it oak?', 'Yes.\nOiled.']]);
    },
  );

  test.each([
    [[{ question: { en: 'Is it oak?', de: 'Ist es Eiche?' }, answer: { en: 'Yes.', de: 'Ja.' } }]],
    [{ faq: [{ q: { en: 'Is it oak?', 'de-AT': 'Ist es Eiche?' }, a: { en: ['Yes.'], 'de-AT': 'Ja.' } }] }],
    [
      {
        items: [
          { id: 4, frage: { en: 'Is it oak?', de: 'Ist es Eiche?' }, antwort: { en: 'Yes.', de: 'Ja.' } },
        ],
      },
    ],
  ])('objects by language in JSON: %j', async (value) => {
    const { asked, languages } = await read('a.json', JSON.stringify(value));
    expect(asked).toEqual([
      ['Is it oak?', 'Yes.'],
      ['Ist es Eiche?', 'Ja.'],
    ]);
    expect(languages).toEqual(['en', 'de']);
  });

  test('an answer in points is whole, and of answers to choose from the first is taken', async () => {
    const { asked } = await read(
      'a.json',
      JSON.stringify([
        { question: 'Which?', answer: ['Oak', 'Ash'] },
        { question: 'Hi?', responses: ['Hello.', 'Hey.'] },
      ]),
    );
    expect(asked).toEqual([
      ['Which?', 'Oak\nAsh'],
      ['Hi?', 'Hello.'],
    ]);
  });
});

// Catches: a price without what it is for.
describe('a cell over several rows', () => {
  const row = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
  const td = (words: string, rows = 1): string => `<td rowspan="${rows}">${words}</td>`;
  test.each([
    [
      'first',
      row(td('Oak', 2), td('A4'), td('18 £')) + row(td('A3'), td('27 £')),
      'Wood: Oak · Size: A3 · Price: 27 £',
    ],
    [
      'second',
      row(td('Oak'), td('A4', 2), td('18 £')) + row(td('Ash'), td('16 £')),
      'Wood: Ash · Size: A4 · Price: 16 £',
    ],
    [
      'last',
      row(td('Oak'), td('A4'), td('18 £', 3)) + row(td('Ash'), td('A4')) + row(td('Elm'), td('A4')),
      'Wood: Elm · Size: A4 · Price: 18 £',
    ],
  ])('says in each what it says in the %s', async (_, rows, line) => {
    const head = '<tr><th>Wood</th><th>Size</th><th>Price</th></tr>';
    expect((await read('a.html', `<h1>Frames</h1><table>${head}${rows}</table>`)).text).toContain(line);
  });

  test('a question over two rows has one answer', async () => {
    const head = '<tr><th>Question</th><th>Answer</th></tr>';
    const rows = row(td('Is it oak?', 2), td('Yes.')) + row(td('Oiled.'));
    expect((await read('a.html', `<table>${head}${rows}</table>`)).asked).toEqual([
      ['Is it oak?', 'Yes.\nOiled.'],
    ]);
  });
});

// Catches: 10³ W that become 103 W.
describe('raised digits', () => {
  test.each([
    ['a.html', '<p>Up to 10<sup>3</sup> W on 40 m<sup>2</sup>, the 1<sup>st</sup> of its kind.</p>'],
    ['a.md', 'Up to 10<sup>3</sup> W on 40 m<sup>2</sup>, the 1<sup>st</sup> of its kind.'],
    [
      'a.csv',
      'Question,Answer\nHow much?,"<p>Up to 10<sup>3</sup> W on 40 m<sup>2</sup>, the 1<sup>st</sup> of its kind.</p>"\n',
    ],
  ])('stay above in %s', async (name, content) => {
    expect((await read(name, content)).text).toContain('Up to 10³ W on 40 m², the 1st of its kind.');
  });
});

// Catches: letters of another code, without a word.
describe('texts in the code pages of DOS', () => {
  const western = new Map(
    Array.from('üéâäàçêëèïîôöûùÄÖÜßáíóúñå').map((sign, at) => [
      sign,
      [
        0x81, 0x82, 0x83, 0x84, 0x85, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x93, 0x94, 0x96, 0x97, 0x8e, 0x99,
        0x9a, 0xe1, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0x86,
      ][at] ?? 0,
    ]),
  );
  const central = new Map(
    Array.from('ąćęłńóśźżůčřžáíéýěš').map((sign, at) => [
      sign,
      [
        0xa5, 0x86, 0xa9, 0x88, 0xe4, 0xa2, 0x98, 0xab, 0xbe, 0x85, 0x9f, 0xfd, 0xa7, 0xa0, 0xa1, 0x82, 0xec,
        0xd8, 0xe7,
      ][at] ?? 0,
    ]),
  );
  const russian = new Map(
    Array.from('абвгдежзийклмноп')
      .map((sign, at) => [sign, 0xa0 + at] as const)
      .concat(Array.from('рстуфхцчшщъыьэюя').map((sign, at) => [sign, 0xe0 + at] as const)),
  );
  test.each([
    [
      'German',
      western,
      'Können Gäste früher kommen? Größere Gruppen müssen anrufen, für übrige ist die Tür geöffnet.',
    ],
    ['French', western, 'Où est le dépôt ? Derrière la forêt, près de la côte, à gauche du théâtre.'],
    ['Spanish', western, 'El año pasado la tienda cerró el sábado, mañana abrirá según el horario común.'],
    ['Swedish', western, 'När är det öppet på lördagar? Från nio, även på sommaren, för alla gäster.'],
    [
      'Polish',
      central,
      'gdzie można odebrać paczkę? przy kościele, między piekarnią a księgarnią, także w święta.',
    ],
    ['Czech', central, 'kde je možné vyzvednout balík? vedle kostela, každý den kromě neděle, děkujeme.'],
    ['Russian', russian, 'где можно забрать посылку? рядом с почтой, каждый день кроме воскресенья.'],
  ])('%s is read as it was written', async (_, code, words) => {
    const bytes = Uint8Array.from(Array.from(words).map((sign) => code.get(sign) ?? sign.charCodeAt(0)));
    expect((await readDocument({ name: 'a.txt', bytes })).text.replaceAll('\n', ' ')).toBe(words);
  });
});

test('a table whose separators went wrong is read as rows', async () => {
  const { text, asked } = await read(
    'a.csv',
    'Question;Answer\nWhen;;Every day at nine.\nCards;;Yes, all.\n',
  );
  expect(asked).toEqual([]);
  expect(text).toContain('Every day at nine.');
});

test('but not what such a table says is a draft', async () => {
  const { text } = await read(
    'a.csv',
    'Question;Answer;Published;Note\nWhen;;no;SECRET\nCards;;yes;All of them.\n',
  );
  expect(text).not.toContain('SECRET');
});

test('an OpenDocument spreadsheet without styles is read', async () => {
  const cell = (words: string): string =>
    `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
  const row = (...cells: readonly string[]): string =>
    `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
  const bytes = zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
    'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="FAQ">${row('Question', 'Answer')}${row('Is it oak?', 'Yes.')}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
  expect((await read('a.ods', bytes)).asked).toEqual([['Is it oak?', 'Yes.']]);
});
