import { describe, expect, test } from 'vitest';
import { fold, readQuestions, warningText, wrap } from './read-questions.ts';

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
  ])('%s', async (_, content, asked, warnings) => {
    const found = await readQuestions('a.csv', content);
    expect([found.asked, warningText(found.warnings)]).toEqual([asked, warnings]);
  });

  test.each<[string, string]>([
    ['Answer 1,Answer 2', 'Yes.,It costs 3 EUR.'],
    ['Antwort,Antwort 2', 'Yes.,It costs 3 EUR.'],
    ['Réponse (1),Réponse (2)', 'Yes.,It costs 3 EUR.'],
    ['answer_1,answer_2', 'Yes.,It costs 3 EUR.'],
  ])('further answer columns are joined (%s)', async (header, cells) => {
    const { asked } = await readQuestions(
      'a.csv',
      `Question,${header}\nDo you wrap?,${cells}\nDo you fold?,No.,`,
    );
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
    const found = await readQuestions('a.csv', content);
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
    const { asked, warnings } = await readQuestions(
      'a.csv',
      `Question,Answer,${name}\nDo you iron?,Yes.,${out}\nDo you fold?,No.,${shown}`,
    );
    expect(asked).toEqual([fold]);
    expect(warnings).toMatchObject([
      { kind: 'draft', count: 1, places: [{ line: 2, words: 'Do you iron?' }] },
    ]);
  });

  test.each(['Public', 'Status', 'Category', 'Priority', 'Live'])(
    'other words in a column “%s” leave a row in',
    async (name) => {
      expect(
        (
          await readQuestions(
            'a.csv',
            `Question,Answer,${name}\nDo you fold?,No.,open\nDo you wrap?,Yes.,new`,
          )
        ).asked,
      ).toHaveLength(2);
    },
  );
});
