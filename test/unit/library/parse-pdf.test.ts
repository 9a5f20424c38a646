import { describe, expect, test } from 'vitest';
import { linesOf, type TextRun } from '../../../main/desk/library/parse/pdf-lines.ts';
import { blocksOfPages } from '../../../main/desk/library/parse/pdf-paragraphs.ts';

const size = 11;
const letter = size / 2;

/** Words at places of a line, with the blanks that the reader puts between them. */
function line(y: number, ...placed: readonly (readonly [number, string])[]): TextRun[] {
  return placed.flatMap(([x, text], at) => {
    const width = text.length * letter;
    const next = placed[at + 1];
    const run = { text, x, y, width, height: size, angle: 0 };
    return next
      ? [run, { text: ' ', x: x + width, y, width: next[0] - x - width, height: 0, angle: 0 }]
      : [run];
  });
}
const page = (...lines: readonly (readonly (readonly [number, string])[])[]): string[] =>
  blocksOfPages([linesOf(lines.flatMap((placed, at) => line(780 - 14 * at, ...placed)))]).map((block) =>
    block.type === 'entry' ? block.answer : block.text,
  );

const left = [
  'Pack the mug well and hand it to',
  'the post within thirty days after',
  'it came to you. Keep the slip that',
  'you are given until we wrote that',
  'the mug arrived here.',
];
const right = [
  'Wash the throw by hand and in cold',
  'water only, and never dry it in a',
  'dryer. Iron it at low heat from the',
  'wrong side, and store it with some',
  'cedar wood against moths.',
];

// Catches: the lines of two columns read as if they were one, and a table read as one long sentence.
describe('a page', () => {
  test('of two columns that were written row by row is read column by column', () => {
    const rows = left.map(
      (text, at) =>
        [
          [50, text],
          [320, right[at] ?? ''],
        ] as const,
    );
    expect(page(...rows)).toEqual([left.join(' '), right.join(' ')]);
  });

  test('with a heading below its columns has it above what it heads', () => {
    const rows = left.map(
      (text, at) =>
        [
          [50, text],
          [320, right[at] ?? ''],
        ] as const,
    );
    const table = [
      [
        [50, 'Country'],
        [200, 'Price'],
        [330, 'Days'],
      ],
      [
        [50, 'Austria'],
        [200, '9.90 EUR'],
        [330, '2'],
      ],
      [
        [50, 'Malta'],
        [200, '14.90 EUR'],
        [330, '9'],
      ],
    ] as const;
    expect(page(...rows, [[50, 'Shipping prices']], ...table)).toEqual([
      left.join(' '),
      right.join(' '),
      'Shipping prices',
      'Country: Austria · Price: 9.90 EUR · Days: 2\nCountry: Malta · Price: 14.90 EUR · Days: 9',
    ]);
  });

  test.each([
    [
      'with names above',
      [
        [
          [50, 'Size'],
          [200, 'Price'],
        ],
        [
          [50, 'Small'],
          [200, '4 EUR'],
        ],
        [
          [50, 'Large'],
          [200, '6 EUR'],
        ],
      ],
      'Size: Small · Price: 4 EUR\nSize: Large · Price: 6 EUR',
    ],
    [
      'without names',
      [
        [
          [50, 'Small'],
          [200, '4 EUR'],
          [300, '1'],
        ],
        [
          [50, 'Small'],
          [200, '6 EUR'],
          [300, '2'],
        ],
      ],
      'Small · 4 EUR · 1\nSmall · 6 EUR · 2',
    ],
    [
      'with an empty cell',
      [
        [
          [50, 'Size'],
          [200, 'Price'],
          [300, 'Days'],
        ],
        [
          [50, 'Small'],
          [300, '3'],
        ],
        [
          [50, 'Large'],
          [200, '6 EUR'],
          [300, '4'],
        ],
      ],
      'Size: Small · Days: 3\nSize: Large · Price: 6 EUR · Days: 4',
    ],
    [
      'with numbers to the right',
      [
        [
          [50, 'Size'],
          [200, 'Price'],
        ],
        [
          [50, 'Small'],
          [206, '4'],
        ],
        [
          [50, 'Large'],
          [200, '16'],
        ],
      ],
      'Size: Small · Price: 4\nSize: Large · Price: 16',
    ],
  ] as const)('keeps the rows of a table apart (%s)', (_, rows, text) => {
    expect(page(...rows)).toEqual([text]);
  });

  test('takes two words on a line, and a list of contents, for no table', () => {
    expect(
      page([
        [50, 'Luna Shop'],
        [400, 'May 2025'],
      ]),
    ).toEqual(['Luna Shop  May 2025']);
    const contents = page(
      [
        [50, 'Returns ......'],
        [400, '1'],
      ],
      [
        [50, 'Shipping .....'],
        [400, '2'],
      ],
      [
        [50, 'Payment ......'],
        [400, '3'],
      ],
    );
    expect(contents.join()).not.toContain('·');
  });
});

test.each([
  [['We can change the deliv-', 'ery address.'], 'We can change the delivery address.'],
  [['until it is packed. Click-and-', 'collect orders'], 'until it is packed. Click-and-collect orders'],
  [['all orders and e-', 'mail vouchers'], 'all orders and e-mail vouchers'],
  [['a pick-up here, or a pick-', 'up there'], 'a pick-up here, or a pick-up there'],
  [['within a 24-', 'hour window'], 'within a 24-hour window'],
  [['co-operate, and coop-', 'erate again'], 'co-operate, and cooperate again'],
  [['un\u00ADtil then un\u00AD', 'til now'], 'un\u00ADtil then until now'],
  [['from Monday -', 'or so'], 'from Monday - or so'],
  [['in the Rhein-', 'Main area'], 'in the Rhein- Main area'],
  [['eine Ein-', 'ladung'], 'eine Einladung'],
] as const)('a word that was broken at a line end is whole again: %j', (lines, text) => {
  expect(page(...lines.map((words) => [[50, words]] as const))).toEqual([text]);
});
