import { expect, test } from 'vitest';
import type { Disagreement } from '../../../preload/contract.ts';
import { createSameMatter } from '../../../main/desk/learning/similar-entries/same-matter.ts';

type Faq = readonly [question: string, answer: string, audience?: 'business'];
type Case = readonly [about: Disagreement, Faq, Faq];

const ofOneMatter = createSameMatter();
const kept = ([about, ...faqs]: Case): readonly Disagreement[] => {
  const [one, other] = faqs.map(([question, answer, audience]) => ({
    question,
    answer,
    audience: audience ?? null,
    documentAudience: 'everyone' as const,
  }));
  if (one === undefined || other === undefined) throw new Error('Two entries, please');
  return ofOneMatter(one, other, [{ about, a: [], b: [] }]).map((conflict) => conflict.about);
};

// Catches: an owner is told that answers contradict each other which name prices and hours of other things in passing.
test.each<Case>([
  [
    'money',
    ['Is there parking?', 'Seven spaces behind the house, £6 a night, please reserve.'],
    ['Can non-residents come for breakfast?', 'Yes, £14.50 a head, when there is space.'],
  ],
  [
    'money',
    ['What does a loaf cost?', 'White £3.20, granary £3.60, rye £5.20. Half loaves cost half.'],
    ['What does flour cost?', 'Strong white £2.60, wholemeal £2.80, rye £3.00 for a loaf at home.'],
  ],
  [
    'time of day',
    ['Where is my parcel?', 'At about 15:30 on the day we send it you get a link.'],
    ['What if my parcel is late?', 'Deliveries run until 18:00. We trace the parcel the next morning.'],
  ],
  [
    'days',
    ['How long does delivery take?', 'Two working days.'],
    [
      'Where is my order?',
      'Look into the mail with the link. If there is no news for five days, write to us.',
    ],
  ],
  [
    'time of day',
    ['Until when can I change an order?', 'Until 16:00 on the day before.'],
    ['Until when can I change a wholesale order?', 'Until 13:00 on the day before.'],
  ],
  [
    'money',
    ['Is there a minimum order?', 'Yes, £15 before delivery.'],
    ['Is there a minimum order?', '£60 before delivery.', 'business'],
  ],
  [
    'days',
    ['Welche Garantie geben Sie?', 'Fünf Jahre auf alle Massivholzmöbel.'],
    ['Garantie auf Polster und Bezüge', 'Zwei Jahre auf Nähte und Schaum.'],
  ],
  [
    'free or paid',
    ['How do I order bread for collection?', 'On our website. You pay when you order.'],
    ['Can I cancel an order?', 'Bread and pastries free of charge until the day before.'],
  ],
])('disagrees about nothing, in passing or about two things: %s, %j, %j', (...each) => {
  expect(kept(each)).toEqual([]);
});

test.each<Case>([
  [
    'days',
    ['How long can I send something back?', 'You can return unused goods within 14 days of delivery.'],
    ['Return period', 'Goods in their original state may be returned up to 30 days after you received them.'],
  ],
  [
    'money',
    ['What does standard delivery cost?', 'Standard delivery is £4.90 per order.'],
    ['Postage within the country', 'We charge £5.90 postage for a standard parcel.'],
  ],
  [
    'money',
    ['Do you ship to Austria?', 'Yes, for 9.90 € a parcel.'],
    ['What does shipping to Austria cost?', '12.90 € for each parcel.'],
  ],
  [
    'days',
    ['What guarantee do your tents have?', 'Our tents are guaranteed for three years.'],
    [
      'Can you mend a pole?',
      'Within a week. For a tent that is inside its two-year guarantee there is nothing to pay.',
    ],
  ],
  [
    'time of day',
    ['Wann öffnet das Café?', 'Das Café öffnet um 9:30 Uhr.'],
    ['Öffnungszeiten des Cafés', 'Wir öffnen das Café um 8:00 Uhr.'],
  ],
  [
    'free or paid',
    ['Emballage cadeau', 'Offert pour chaque article.'],
    ['Do you wrap presents?', 'Yes, we charge for paper and ribbon.'],
  ],
  ['yes or no', ['Can I pay by invoice?', 'Yes.'], ['Do you take invoices?', 'No, never.']],
])('disagrees about one thing, in other words or another language: %s, %j, %j', (...each) => {
  expect(kept(each)).toEqual([each[0]]);
});
