import { describe, expect, test } from 'vitest';
import type { Remark } from '../../../preload/contract.ts';
import { createRemarks } from '../../../main/desk/library/parse/remarks.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';
import { excel, excelRows } from '../../support/files/packed.ts';

async function read(name: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const remarks = createRemarks();
  const document = await readDocument({ name, bytes, remarks });
  const { text, entries, sections } = document;
  return {
    asked: entries.map(({ question, start, end }) => [question, text.slice(start, end)]),
    languages: entries.map(({ language }) => language),
    tags: entries.map(({ tags }) => tags),
    sections: sections.map(({ start, end }) => text.slice(start, end)),
    remarks: remarks.list(),
  };
}
const told = (remarks: readonly Remark[]) =>
  remarks.map(({ kind, places }) => [kind, places.map(({ line }) => line)]);

const wrap = ['Do you wrap?', 'Yes, for 3 EUR.'];
const fold = ['Do you fold?', 'No.'];

// Catches: half of an answer, or the whole of the next ones, lost without a word.
describe('CSV', () => {
  test.each<[string, string, string[][], [string, (number | null)[]][]]>([
    [
      'a comma in an answer without quotes',
      'Question,Answer\nDo you wrap?,Yes, for 3 EUR.\nDo you fold?,No.',
      [wrap, fold],
      [['extra_cells', [2]]],
    ],
    [
      'a comma in a question without quotes',
      'Question,Answer\nDo you fold,No.\nWell, do you wrap?,Yes.',
      [
        ['Do you fold', 'No.'],
        ['Well, do you wrap?', 'Yes.'],
      ],
      [['extra_cells', [3]]],
    ],
    [
      'a price with a comma',
      'Question,Answer\nDo you fold?,No.\nWhat is it?,It costs 4,90 EUR',
      [fold, ['What is it?', 'It costs 4,90 EUR']],
      [['extra_cells', [3]]],
    ],
    [
      'cells that belong to nothing',
      'Question,Answer\nDo you fold?,No.\nDo you wrap?,Yes.,Ask Ina.',
      [fold, ['Do you wrap?', 'Yes.']],
      [['lost_cells', [3]]],
    ],
    [
      'a mark that opens and is never closed',
      'Question,Answer\nDo you fold?,"No.\nDo you wrap?,"Yes, for 3 EUR."',
      [fold, wrap],
      [['open_quote', [2]]],
    ],
    [
      'the same, after many lines',
      `Question,Answer\n${'Is it?,Yes.\n'.repeat(3)}Do you fold?,"No.\nDo you wrap?,Yes.\n`,
      [['Is it?', 'Yes.'], ['Is it?', 'Yes.'], ['Is it?', 'Yes.'], fold, ['Do you wrap?', 'Yes.']],
      [['open_quote', [5]]],
    ],
    [
      'a word in quotes at the start of a cell',
      'Question,Answer\n"Large" or small?,Large.\nDo you fold?,No.',
      [['"Large" or small?', 'Large.'], fold],
      [],
    ],
    [
      'a quoted cell of several lines',
      'Question;Answer\nDo you wrap?;"Yes;\nfor 3 EUR."\nDo you fold?;No.',
      [['Do you wrap?', 'Yes;\nfor 3 EUR.'], fold],
      [],
    ],
    [
      'inches',
      'Question,Answer\nHow wide?,It is 15" wide.\nDo you fold?,No.',
      [['How wide?', 'It is 15" wide.'], fold],
      [],
    ],
    [
      'a question without an answer',
      'Question,Answer\nDo you iron?,\nDo you fold?,No.',
      [fold],
      [['half_entry', [2]]],
    ],
    [
      'an answer without a question',
      'Question,Answer\n,Never.\nDo you fold?,No.',
      [fold],
      [['half_entry', [2]]],
    ],
    [
      'an answer that goes on in the next row',
      'Question,Answer\nDo you fold?,No.\n,Never.\nDo you wrap?,Yes.',
      [
        ['Do you fold?', 'No.\nNever.'],
        ['Do you wrap?', 'Yes.'],
      ],
      [],
    ],
    [
      'HTML',
      'Question,Answer\nDo you wrap?,"<p>Yes, <b>for</b> 3&nbsp;EUR.</p><ol><li>paper</li></ol>"\nDo you fold?,<s>Yes.</s> No.',
      [['Do you wrap?', 'Yes, for 3 EUR.\n\n1. paper'], fold],
      [['struck', [null]]],
    ],
    [
      'signs written as HTML, and marks that are none',
      'Question,Answer\nDo you fold?,No &amp; never &lt; 3\nIs a < b?,Yes > no',
      [
        ['Do you fold?', 'No & never < 3'],
        ['Is a < b?', 'Yes > no'],
      ],
      [],
    ],
    [
      'a separator named in the first line',
      'sep=;\nQuestion;Answer\nDo you wrap?;Yes; for 3 EUR.\nDo you fold?;No.',
      [['Do you wrap?', 'Yes; for 3 EUR.'], fold],
      [['extra_cells', [3]]],
    ],
  ])('%s', async (_, content, asked, remarks) => {
    const found = await read('a.csv', content);
    expect([found.asked, told(found.remarks)]).toEqual([asked, remarks]);
  });

  test.each<[string, string]>([
    ['Answer 1,Answer 2', 'Yes.,It costs 3 EUR.'],
    ['Antwort,Antwort 2', 'Yes.,It costs 3 EUR.'],
    ['Réponse (1),Réponse (2)', 'Yes.,It costs 3 EUR.'],
    ['answer_1,answer_2', 'Yes.,It costs 3 EUR.'],
  ])('further answer columns are joined (%s)', async (header, cells) => {
    const { asked } = await read('a.csv', `Question,${header}\nDo you wrap?,${cells}\nDo you fold?,No.,`);
    expect(asked).toEqual([['Do you wrap?', 'Yes.\nIt costs 3 EUR.'], fold]);
  });

  test.each<[string, string[][], (string | undefined)[]]>([
    [
      'Question (EN),Answer (EN),Frage (DE),Antwort (DE)\nDo you fold?,No.,Faltet ihr?,Nein.',
      [fold, ['Faltet ihr?', 'Nein.']],
      ['en', 'de'],
    ],
    [
      'question_en,question_fr,answer_en,answer_fr\nDo you fold?,Pliez-vous ?,No.,Non.',
      [fold, ['Pliez-vous ?', 'Non.']],
      ['en', 'fr'],
    ],
    [
      'Question,Answer EN,Answer German\nDo you fold?,No.,Nein.',
      [fold, ['Do you fold?', 'Nein.']],
      ['en', 'de'],
    ],
    [
      'Frage Deutsch;Antwort Deutsch;Frage Englisch;Antwort Englisch\nFaltet ihr?;Nein.;Do you fold?;No.',
      [['Faltet ihr?', 'Nein.'], fold],
      ['de', 'en'],
    ],
  ])('columns in another language become entries in it (%s)', async (content, asked, languages) => {
    const found = await read('a.csv', content);
    expect([found.asked, found.languages]).toEqual([asked, languages]);
  });

  test.each<[string, string, string]>([
    ['Active', 'no', 'yes'],
    ['is_published', 'FALSE', 'TRUE'],
    ['Published?', '0', '1'],
    ['Status', 'Draft', 'Published'],
    ['State', 'archived', 'live'],
    ['Visible', 'n', 'y'],
    ['Draft', 'yes', ''],
    ['Entwurf', 'ja', 'nein'],
    ['Aktiv', 'nein', 'ja'],
    ['Veröffentlicht', 'Nein', 'Ja'],
    ['Statut', 'Brouillon', 'Publié'],
    ['Publié', 'non', 'oui'],
    ['Estado', 'Borrador', 'Publicado'],
    ['Attivo', 'no', 'sì'],
    ['Gepubliceerd', 'nee', 'ja'],
    ['Opublikowane', 'nie', 'tak'],
    ['Archived', 'x', ''],
  ])('a row that is not out is left out and told (%s: %s)', async (name, out, shown) => {
    const { asked, remarks } = await read(
      'a.csv',
      `Question,Answer,${name}\nDo you iron?,Yes.,${out}\nDo you fold?,No.,${shown}`,
    );
    expect(asked).toEqual([fold]);
    expect(remarks).toMatchObject([
      { kind: 'draft', count: 1, places: [{ line: 2, words: 'Do you iron?' }] },
    ]);
  });

  test.each(['Public', 'Status', 'Category', 'Priority', 'Live'])(
    'other words in a column “%s” leave a row in',
    async (name) => {
      expect(
        (await read('a.csv', `Question,Answer,${name}\nDo you fold?,No.,open\nDo you wrap?,Yes.,new`)).asked,
      ).toHaveLength(2);
    },
  );
});

const header = ['Question', 'Answer'];

describe('workbooks', () => {
  test.each<[string, Uint8Array, string[][], [string, (number | null)[]][]]>([
    [
      'a hidden row',
      excel(excelRows([header, ['Do you iron?', 'Yes.'], fold], { 2: 'hidden="1"' })),
      [fold],
      [['hidden', [2]]],
    ],
    [
      'a hidden column',
      excel(
        excelRows([
          [...header, 'Note'],
          [...fold, 'Margin 40 %'],
        ]),
        { before: '<cols><col min="3" max="3" hidden="1"/></cols>' },
      ),
      [fold],
      [['hidden', [null]]],
    ],
    [
      'words struck out in a cell',
      excel(
        excelRows([
          header,
          [
            'Do you wrap?',
            '<c r="PLACE" t="inlineStr"><is><r><t xml:space="preserve">Yes, </t></r><r><rPr><strike/></rPr><t>for 2 EUR,</t></r><r><t xml:space="preserve"> for 3 EUR.</t></r></is></c>',
          ],
        ]),
      ),
      [wrap],
      [['struck', [null]]],
    ],
    [
      'a strike that is switched off',
      excel(
        excelRows([
          header,
          [
            'Do you fold?',
            '<c r="PLACE" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>No.</t></r></is></c>',
          ],
        ]),
      ),
      [fold],
      [],
    ],
    [
      'a cell struck out as a whole',
      excel(
        excelRows([
          [...header, 'Answer 2'],
          [...fold, '<c r="PLACE" s="1" t="inlineStr"><is><t>Never.</t></is></c>'],
        ]),
        {
          styles:
            '<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>',
        },
      ),
      [fold],
      [['struck', [2]]],
    ],
    [
      'merged questions',
      excel(excelRows([header, fold, ['', 'Never.'], ['Do you wrap?', 'Yes.']]), {
        after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
      }),
      [
        ['Do you fold?', 'No.\nNever.'],
        ['Do you wrap?', 'Yes.'],
      ],
      [],
    ],
    [
      'a merged answer',
      excel(excelRows([header, fold, ['Do you iron?']]), {
        after: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>',
      }),
      [fold, ['Do you iron?', 'No.']],
      [],
    ],
  ])('%s', async (_, bytes, asked, remarks) => {
    const found = await read('a.xlsx', bytes);
    expect([found.asked, told(found.remarks)]).toEqual([asked, remarks]);
  });

  test('a merged category is that of every row beside it', async () => {
    const rows = excelRows([
      ['Category', ...header],
      ['Paper', ...fold],
      ['', 'Do you wrap?', 'Yes.'],
    ]);
    const { tags } = await read(
      'a.xlsx',
      excel(rows, { after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }),
    );
    expect(tags).toEqual([['Paper'], ['Paper']]);
  });

  const dated = (format: string, more = ''): Uint8Array =>
    excel(
      excelRows([
        header,
        ['When?', '<c r="PLACE" s="1"><v>45992.75</v></c>'],
        ['Else?', more === '' ? 'No.' : more],
      ]),
      {
        styles: `<numFmts><numFmt numFmtId="164" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>`,
      },
    );
  test.each([
    ['dd.mm.yyyy', '01.12.2025'],
    ['d. mmmm yyyy', '1. December 2025'],
    ['[$-407]d. mmmm yyyy', '1. Dezember 2025'],
    ['[$-40C]d mmmm yyyy', '1 décembre 2025'],
    ['[$-405]d. mmmm yyyy', '1. prosince 2025'],
    ['dd.mm.yyyy hh:mm', '01.12.2025 18:00'],
    ['d/m/yy h:mm AM/PM', '1/12/25 6:00 PM'],
    ['yyyy-mm-dd', '2025-12-01'],
    ['dddd, dd. mmm yyyy', 'Monday, 01. Dec 2025'],
    ['TT.MM.JJJJ', '01.12.2025'],
    ['jj/mm/aaaa', '01/12/2025'],
    ['dd-mm-jjjj', '01-12-2025'],
    ['dd.mm.yyyy;@', '01.12.2025'],
    ['&quot;from &quot;dd.mm.', 'from 01.12.'],
  ])('a date is written as its format says (%s)', async (format, words) => {
    expect((await read('a.xlsx', dated(format))).asked[0]).toEqual(['When?', words]);
  });

  test('a date as on this machine is written as where the workbook was made, or with the year first and told', async () => {
    const unknown = await read('a.xlsx', dated('0.00', '<c r="PLACE" s="2"><v>45992</v></c>'));
    expect([unknown.asked[1], told(unknown.remarks)]).toEqual([
      ['Else?', '2025-12-01'],
      [['date_order', [3]]],
    ]);
    const german = await read('a.xlsx', dated('[$-407]dd.mm.yyyy', '<c r="PLACE" s="2"><v>45992</v></c>'));
    expect([german.asked[1], german.remarks]).toEqual([['Else?', '01.12.2025'], []]);
  });

  test.each([
    ['4006381333931', '4006381333931'],
    ['123456789012345', '123456789012345'],
    ['42', '42'],
    ['0.5', '0.5'],
  ])('a number is shown whole (%s)', async (value, words) => {
    const rows = excelRows([header, ['What number?', `<c r="PLACE"><v>${value}</v></c>`], fold]);
    expect((await read('a.xlsx', excel(rows))).asked[0]).toEqual(['What number?', words]);
  });
});

describe('JSON', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['draft', { draft: true }],
    ['state', { state: 'draft' }],
    ['status', { status: 'unpublished' }],
    ['Status in capitals', { status: 'ARCHIVED' }],
    ['published', { published: false }],
    ['isPublished', { isPublished: false }],
    ['active', { active: 0 }],
    ['hidden', { hidden: true }],
    ['archived since', { archived_at: '2025-01-01T00:00:00Z' }],
    ['a count of Freshdesk', { status: 1, folder_id: 5 }],
  ])('a record that is not out is left out (%s)', async (_, fields) => {
    const record = { title: 'Do you iron?', body: '<p>Yes.</p>' };
    const content = JSON.stringify({
      type: 'list',
      articles: [
        { ...record, ...fields },
        { title: fold[0], body: fold[1], status: 2 },
      ],
    });
    const { asked, sections, remarks } = await read('a.json', content);
    expect([asked, sections]).toEqual([[fold], []]);
    expect(remarks).toMatchObject([{ kind: 'draft', count: 1, places: [{ words: 'Do you iron?' }] }]);
  });

  test('a record for colleagues only is told as internal', async () => {
    const content = JSON.stringify([
      { question: 'Do you iron?', answer: 'Yes.', visibility: 'internal' },
      { question: fold[0], answer: fold[1] },
    ]);
    expect((await read('a.json', content)).remarks).toMatchObject([{ kind: 'internal' }]);
  });
});

test.each([
  [
    'a question',
    '"@type":"Question","name":"Do you fold?","acceptedAnswer":{"@type":"Answer","text":"<p>No.</p>"}',
  ],
  [
    'a graph',
    '"@graph":[{"@type":"FAQPage","mainEntity":[{"@type":["Question"],"name":"Do you fold?","acceptedAnswer":[{"text":"No."}]}]}]',
  ],
  [
    'suggestions',
    '"@type":"QAPage","mainEntity":{"@type":"Question","name":"Do you fold?","suggestedAnswer":{"text":"No."}}',
  ],
])('what a page tells search engines is read where its text does not say it (%s)', async (_, json) => {
  const page = (body: string): string =>
    `<html><body><script type="application/ld+json">{${json}}</script>${body}</body></html>`;
  expect((await read('a.html', page('<div id="root"></div>'))).asked).toEqual([fold]);
  expect((await read('a.html', page('<h2>Do you fold?</h2><p>No.</p>'))).asked).toEqual([fold]);
});
