import { expect, test } from 'vitest';
import type { EntryRow } from '../../../preload/contract.ts';
import { createStatedContradictions } from '../../../main/desk/learning/similar-entries/stated-contradictions.ts';

type Faq = readonly [question: string, answer: string];

const toRow = ([question, answer]: Faq, at: number): EntryRow =>
  ({ id: `e${at}`, question, answer, variants: [] }) as unknown as EntryRow;

const conflictsOf = (...faqs: readonly [Faq, Faq]): readonly string[] => {
  const { conflicts } = createStatedContradictions({ entries: () => [] });
  const [one, other] = faqs.map(toRow);
  return one && other ? conflicts(one, other).map(({ about }) => about) : [];
};

test.each<readonly [about: string, Faq, Faq]>([
  [
    'days',
    ['How long can I bring it back?', 'You can return it within 14 days.'],
    ['Return period', 'Goods may be returned for 30 days.'],
  ],
  [
    'money',
    ['What does gift wrapping cost?', 'Gift wrapping is 2.50.'],
    ['Wrapping as a gift', 'We wrap your gift for 3.50.'],
  ],
  [
    'time of day',
    ['When do you open?', 'We open at 8 in the morning.'],
    ['Opening time', 'Our doors open at 9:30.'],
  ],
  [
    'open or closed',
    ['Can I come on Sundays?', 'On Sundays we are open all day.'],
    ['Sunday hours', 'The shop is closed on Sundays.'],
  ],
  [
    'free or paid',
    ['Who pays the return label?', 'The return label is free of charge.'],
    ['Return shipping', 'The customer bears the cost of the return label.'],
  ],
  [
    'yes or no',
    ['May I bring my cat?', 'Yes, cats are welcome.'],
    ['Pets in the house', 'Sorry, no pets, and that includes cats.'],
  ],
  [
    'grams',
    ['How heavy may a parcel be?', 'A parcel may weigh up to 5 kg.'],
    ['Weight limit for parcels', 'We take parcels of up to 10 kg.'],
  ],
  [
    'days',
    ['How long do I have to send a lamp back?', 'You have 14 days.'],
    ['Our returns policy', 'Unused items are taken back within thirty days.'],
  ],
  [
    'money',
    ['When is postage free?', 'Orders over £25 travel free of charge.'],
    ['Free shipping', 'Shipping is free on all orders above 40 pounds.'],
  ],
  [
    'open or closed',
    ['Are you open on Mondays?', 'Yes, from 10 to 14.'],
    ['Mondays', 'We are closed on Mondays.'],
  ],
])('says that answers contradict each other in %s, whatever the question is called', (about, one, other) => {
  expect(conflictsOf(one, other)).toContain(about);
});

test.each<readonly [why: string, Faq, Faq]>([
  [
    'they are of two days',
    ['When do you close on Fridays?', 'On Fridays we close at 4 pm.'],
    ['Saturday hours', 'On Saturdays we close at 1 pm.'],
  ],
  [
    'they are of two things',
    ['How long may I keep a tent?', 'A tent can be kept for 7 days.'],
    ['How long may I keep a stove?', 'A stove can be kept for 3 days.'],
  ],
  [
    'they are of two amounts',
    ['What is the tea?', '100 g of the tea are 4.20.'],
    ['Price of the tea', 'A kilo, 1 kg of the tea, is 36.00.'],
  ],
  [
    'one is a special case',
    ['Can I order a sold-out cake?', 'No, a sold-out cake is not available.'],
    ['Can I order a sold-out cake before Easter?', 'Yes, before Easter we bake it again.'],
  ],
  [
    'one is a price and one the sum from which there is none',
    ['What does delivery cost?', 'Delivery is £4.90 an order.'],
    ['Free delivery', 'Delivery is free from £50.'],
  ],
  [
    'one is about express',
    ['Was kostet der Versand?', 'Der Versand kostet 4,90 €.'],
    ['Was kostet der Expressversand?', 'Express kostet 14,90 €.'],
  ],
  [
    'one is about one kind of goods, inflected otherwise in its answer',
    ['Ab wann ist der Versand kostenlos?', 'Ab 50 € ist der Versand kostenlos.'],
    ['Ab wann ist der Versand von Möbeln kostenlos?', 'Möbel versenden wir ab 400 € kostenlos.'],
  ],
  [
    'one is about another country',
    ['How long does delivery take?', 'Two working days.'],
    ['How long does delivery to Ireland take?', 'Six working days.'],
  ],
  [
    'one asks the whole question of the other for a special kind, and its answer does not name it',
    ['Combien coûte un vélo par jour ?', '22 € par jour.'],
    ['Combien coûte un vélo électrique par jour ?', '39 € par jour.'],
  ],
  [
    'one is about what is joined to its name by a hyphen',
    ['Can children hire bikes?', 'Yes, with an adult.'],
    ['Can children hire e-bikes?', 'No, only from 16 years.'],
  ],
  [
    'they are of two periods',
    ['How much is a boat for a day?', 'A boat costs £22.'],
    ['How much is a boat for a week?', 'A boat costs £95.'],
  ],
  [
    'the questions are one but for a word',
    ['Do students get a discount?', 'Yes, ten percent.'],
    ['Do teachers get a discount?', 'No, only students do.'],
  ],
  [
    'they say the same in other units',
    ['How long can I bring it back?', 'Returns are taken for two weeks.'],
    ['Return period', 'You have 14 days for returns.'],
  ],
  [
    'one answer says many things',
    ['How long can I bring it back?', 'You have 14 days.'],
    ['Return period', `It depends. ${'Boots have 30 days. '.repeat(5)}`],
  ],
])('says nothing where both can be right: %s', (_, one, other) => {
  expect(conflictsOf(one, other)).toEqual([]);
});

test('finds a contradiction among the closest, and none with what is further away than they are', async () => {
  const rows = (
    [
      ['How long can I bring it back?', 'You can return it within 14 days.'],
      ['Return period', 'Goods may be returned for 30 days.'],
      ['Guarantee', 'It is for 700 days.'],
    ] as const
  ).map(toRow);
  const { find } = createStatedContradictions({
    entries: (ids) => rows.filter(({ id }) => ids.includes(id)),
  });
  const close = new Map([
    [
      'e0',
      new Map([
        ['e1', 0.8],
        ['e2', 0.5],
      ]),
    ],
    ['e1', new Map([['e0', 0.8]])],
    ['e2', new Map([['e0', 0.5]])],
  ]);
  const found = await find(
    ['e0', 'e2'],
    (id) => close.get(id) ?? new Map(),
    async () => {},
  );
  expect(found.map(({ a, b }) => [a, b])).toEqual([['e0', 'e1']]);
});

// Bug: of a large library nearly everything was read and kept for each part of it that was compared.
test('what is close to another entry is read only where that one states something else', async () => {
  const rows = (
    [
      ['How long can I bring it back?', 'You can return it within 14 days.'],
      ['Return period', 'Goods may be returned for 14 days.'],
      ['Returning goods', 'Goods may be returned for 14 days.'],
    ] as const
  ).map(toRow);
  const asked = new Set<string>();
  const { find } = createStatedContradictions({
    entries: (ids) => {
      for (const id of ids) asked.add(id);
      return rows.filter(({ id }) => ids.includes(id));
    },
  });
  const close = (id: string) =>
    new Map(id === 'e1' ? [['e0', 0.8] as const, ['e2', 0.8] as const] : [['e1', 0.8] as const]);
  expect(await find(['e0'], close, async () => {})).toEqual([]);
  expect([...asked].toSorted()).toEqual(['e0', 'e1']);
});
