import { expect, test } from 'vitest';
import { ratingInMail } from '../../../main/desk/outcomes/reply-rating.ts';

const survey = {
  on: true,
  address: 'rating@shop.example',
  text: 'How was this answer? Reply with a number from 1 (bad) to 5 (very good) to {address}.',
};
const quote = `\n\nOn Tue, Shop wrote:\n> How was this answer? Reply with a number\n> from 1 (bad) to 5 (very good) to rating@shop.example.`;
const mail = (own: string, behind = quote) => {
  const text = own + behind;
  return {
    text,
    folds: behind === '' ? [] : [{ start: own.length, end: text.length, kind: 'quote' as const, lines: 4 }],
    automatic: null,
  };
};

test.each([
  ['5', 1],
  ['4 – thank you!', 0.75],
  ['2/5\nTook too long', 0.25],
  ['1. Nobody answered my question', 0],
  ['👍', 0.75],
  ['very good', 1],
])('%j below the quoted sentence is a rating', (own, value) => {
  expect(ratingInMail(mail(own), { survey })?.value).toBe(value);
});

// Bug: “2 of the cakes were broken” counted as a bad rating of the answer before.
test.each([
  ['an order number', mail('20311 is my order')],
  ['a mail that quotes something else', mail('5', '\n\n> We open at 5')],
  ['a long mail that begins with a number', mail(`5 ${'things went wrong. '.repeat(60)}`)],
  ['a question', mail('When do you open?')],
])('%s is no rating', (_, given) => {
  expect(ratingInMail(given, { survey })).toBeNull();
});

test('while the sentence is off, no mail is a rating', () => {
  expect(ratingInMail(mail('5'), { survey: { ...survey, on: false } })).toBeNull();
});
