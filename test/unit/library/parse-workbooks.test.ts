import { describe, expect, test } from 'vitest';
import { excel, excelRows } from '../../support/files/packed.ts';
import { fold, readQuestions, warningText, wrap } from './read-questions.ts';

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
  ])('%s', async (_, bytes, asked, warnings) => {
    const found = await readQuestions('a.xlsx', bytes);
    expect([found.asked, warningText(found.warnings)]).toEqual([asked, warnings]);
  });

  test('a merged category is that of every row beside it', async () => {
    const rows = excelRows([
      ['Category', ...header],
      ['Paper', ...fold],
      ['', 'Do you wrap?', 'Yes.'],
    ]);
    const { tags } = await readQuestions(
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
    expect((await readQuestions('a.xlsx', dated(format))).asked[0]).toEqual(['When?', words]);
  });

  test('a date as on this machine is written as where the workbook was made, or with the year first and told', async () => {
    const unknown = await readQuestions('a.xlsx', dated('0.00', '<c r="PLACE" s="2"><v>45992</v></c>'));
    expect([unknown.asked[1], warningText(unknown.warnings)]).toEqual([
      ['Else?', '2025-12-01'],
      [['date_order', [3]]],
    ]);
    const german = await readQuestions(
      'a.xlsx',
      dated('[$-407]dd.mm.yyyy', '<c r="PLACE" s="2"><v>45992</v></c>'),
    );
    expect([german.asked[1], german.warnings]).toEqual([['Else?', '01.12.2025'], []]);
  });

  test.each([
    ['4006381333931', '4006381333931'],
    ['123456789012345', '123456789012345'],
    ['42', '42'],
    ['0.5', '0.5'],
  ])('a number is shown whole (%s)', async (value, words) => {
    const rows = excelRows([header, ['What number?', `<c r="PLACE"><v>${value}</v></c>`], fold]);
    expect((await readQuestions('a.xlsx', excel(rows))).asked[0]).toEqual(['What number?', words]);
  });
});
