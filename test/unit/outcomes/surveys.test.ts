import { expect, test } from 'vitest';
import { detectScale, isBad, isGood, ratingIn } from '../../../main/desk/outcomes/rating-values.ts';
import { guessColumns } from '../../../main/desk/outcomes/survey-columns.ts';
import { findDayFirst, timeIn } from '../../../main/desk/outcomes/survey-dates.ts';
import { toSurveyFile } from '../../../main/desk/outcomes/survey-table.ts';

/** Good, bad or in between; null for none. */
function ratingsIn(cells: readonly string[], header = 'Rating') {
  const scale = detectScale(cells, header);
  return cells.map((cell) => {
    const rating = ratingIn(cell, scale);
    return rating === null ? null : isGood(rating) ? 'good' : isBad(rating) ? 'bad' : 'so-so';
  });
}

test.each([
  [
    ['5', '4', '3', '2', '1', ''],
    ['good', 'good', 'so-so', 'bad', 'bad', null],
  ],
  [
    ['Good', 'Bad', 'Offered', 'Unoffered', '-'],
    ['good', 'bad', null, null, null],
  ],
  [
    ['Great', 'Okay', 'Not Good'],
    ['good', 'so-so', 'bad'],
  ],
  [
    ['Extremely Happy', 'Happy', 'Neutral', 'Unhappy', 'Extremely Unhappy'],
    ['good', 'good', 'so-so', 'bad', 'bad'],
  ],
  [
    ['103', '101', '100', '-101', '-103'],
    ['good', 'good', 'so-so', 'bad', 'bad'],
  ],
  [
    ['sehr zufrieden', 'nicht zufrieden', 'Unzufrieden', 'teils, teils'],
    ['good', 'bad', 'bad', 'so-so'],
  ],
  [
    ['Très satisfait', 'Pas du tout satisfaite', 'Moyen'],
    ['good', 'bad', 'so-so'],
  ],
  [
    ['Muy buena', 'Muy mala', 'Regular', 'No satisfecho'],
    ['good', 'bad', 'so-so', 'bad'],
  ],
  [
    ['😀', '😐', '😡', '👍', '👎'],
    ['good', 'so-so', 'bad', 'good', 'bad'],
  ],
  [
    ['★★★★★', '★★☆☆☆', '⭐⭐⭐'],
    ['good', 'bad', 'so-so'],
  ],
  [
    ['4/5', '1/5', '5 / 5'],
    ['good', 'bad', 'good'],
  ],
  [
    ['100 %', '20%', '50 %'],
    ['good', 'bad', 'so-so'],
  ],
  [
    ['5 - Very satisfied', '1 - Very dissatisfied'],
    ['good', 'bad'],
  ],
  [
    ['1', '0', '1'],
    ['good', 'bad', 'good'],
  ],
] as const)('%j is understood as it was meant', (cells, meant) => {
  expect(ratingsIn(cells)).toEqual(meant);
});

test('from 0 to 10 promoters, passives and detractors are told apart, also where nobody gave a 0', () => {
  expect(ratingsIn(['10', '9', '8', '7', '6', '0'])).toEqual([
    'good',
    'good',
    'so-so',
    'so-so',
    'bad',
    'bad',
  ]);
  expect(ratingsIn(['10', '7', '6'], 'How likely are you to recommend us?')).toEqual([
    'good',
    'so-so',
    'bad',
  ]);
});

// Bugs: “1/1” was a rating of NaN, and a column of 200,000 numbers threw for too many arguments.
test('one step of one is no rating, and the scale of a long column is found', () => {
  expect(ratingIn('1/1', '1-5')).toBeNull();
  expect(
    detectScale(
      Array.from({ length: 150_000 }, (_, nth) => String(1 + (nth % 5))),
      'Rating',
    ),
  ).toBe('1-5');
});

test.each([
  ['2025-03-04T10:22:11Z', true],
  ['2025-03-04 10:22:11 UTC', true],
  ['2025-03-04T12:22:11+02:00', true],
  ['2025/03/04 11:22:11 AM GMT+1', true],
  ['3/4/2025 5:22:11 AM -0500', false],
  ['4 Mar 2025, 10:22:11 UTC', true],
  ['Tuesday, March 4, 2025 10:22:11 GMT', true],
  ['4. März 2025 11:22:11 MEZ', true],
  ['4 mars 2025 à 10:22:11 UTC', true],
  ['4 de marzo de 2025, 10:22:11 UTC', true],
  ['1741083731', true],
  ['1741083731000', true],
])('%s is that moment', (cell, dayFirst) => {
  expect(timeIn(cell, dayFirst)?.at).toBe(Date.UTC(2025, 2, 4, 10, 22, 11));
});

test.each(['31/02/2025', '2025-13-01', 'yesterday', '12', '25:00', '', '2025-03-04 10:22 XYZT'])(
  '%j is no date',
  (cell) => {
    expect(timeIn(cell, true)).toBeNull();
  },
);

test('a day above twelve, or points, say whether the day comes first; nothing else does', () => {
  expect(findDayFirst(['3/4/2025', '14/4/2025'])).toBe(true);
  expect(findDayFirst(['3/4/2025', '4/14/2025'])).toBe(false);
  expect(findDayFirst(['03.04.2025'])).toBe(true);
  expect(findDayFirst(['3/4/2025', '5/6/2025'])).toBeNull();
});

const fieldsOf = (csv: string) => {
  const file = toSurveyFile(Buffer.from(csv));
  const { columns } = guessColumns(file, 'ratings');
  const named = (at: number | null): string | null => (at === null ? null : (file.header[at] ?? null));
  const { scale, rating, at, email, order, ticket, subject, comment } = columns;
  return [scale, ...[rating, at, email, order, ticket, subject, comment].map(named)];
};

// Bugs: the agent's address was taken for the customer's, and the day of the ticket for that of the rating.
test.each([
  [
    'Ticket ID,Created at,Assignee email,Requester email,Subject,Satisfaction Score,Satisfaction comment,Updated at\n1234,2025-03-01,a@shop.example,b@example.org,Late cake,Good,Fine,2025-03-04 10:00\n1235,2025-03-01,a@shop.example,c@example.org,Late cake,Bad,,2025-03-05 10:00',
    [
      'words',
      'Satisfaction Score',
      'Updated at',
      'Requester email',
      null,
      'Ticket ID',
      'Subject',
      'Satisfaction comment',
    ],
  ],
  [
    'Zeitstempel;E-Mail-Adresse;Wie zufrieden sind Sie?;Bestellnummer;Möchten Sie noch etwas sagen? (Kommentar)\n04.03.2025 10:00;b@example.org;4;BB-20011;Danke\n05.03.2025 10:00;c@example.org;2;BB-20012;',
    [
      '1-5',
      'Wie zufrieden sind Sie?',
      'Zeitstempel',
      'E-Mail-Adresse',
      'Bestellnummer',
      null,
      null,
      'Möchten Sie noch etwas sagen? (Kommentar)',
    ],
  ],
  [
    'Respondent ID,Start Date,End Date,Email Address,How likely is it that you would recommend us to a friend?,Why?\n,,,,Response,Open-Ended Response\n118,03/04/2025 09:58:00,03/04/2025 10:01:00,b@example.org,9,Nice people\n119,03/14/2025 09:58:00,03/14/2025 10:01:00,c@example.org,3,Too slow',
    [
      '0-10',
      'How likely is it that you would recommend us to a friend? Response',
      'End Date',
      'Email Address',
      null,
      null,
      null,
      'Why? Open-Ended Response',
    ],
  ],
  [
    'Conversation #\tCustomer Email\tRating\tComments\tRated On\n7001\tb@example.org\tGreat\tThank you\t2025-03-04\n7002\tc@example.org\tNot Good\t\t2025-03-05',
    ['words', 'Rating', 'Rated On', 'Customer Email', null, 'Conversation #', null, 'Comments'],
  ],
])('columns of an export are found by what they are called and hold', (csv, fields) => {
  expect(fieldsOf(csv)).toEqual(fields);
});
