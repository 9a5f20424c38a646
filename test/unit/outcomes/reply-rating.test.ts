import { expect, test } from 'vitest';
import { ratingInMail } from '../../../main/desk/outcomes/reply-rating.ts';
import { defaultSettings } from '../../support/default-settings.ts';

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
  ['3 von 5: hat zu lange gedauert', 0.5],
  ['4 étoiles, merci', 0.75],
  ['5 (cinco)', 1],
  ['Sehr zufrieden, vielen Dank!\nAnna', 1],
  ['Pas content', 0],
  ['Muy mala.', 0],
  ['★★★☆☆', 0.5],
  ['2\nWhy did it take so long?', 0.25],
])('%j below the quoted sentence is a rating', (own, value) => {
  expect(ratingInMail(mail(own), { ...defaultSettings, survey })?.value).toBe(value);
});

// Bug: “2 of the cakes were broken” counted as a bad rating of the answer before.
test.each([
  ['an order number', mail('20311 is my order')],
  ['a mail that quotes something else', mail('5', '\n\n> We open at 5')],
  ['a long mail that begins with a number', mail(`5 ${'things went wrong. '.repeat(60)}`)],
  ['a question', mail('When do you open?')],
])('%s is no rating', (_, given) => {
  expect(ratingInMail(given, { ...defaultSettings, survey })).toBeNull();
});

// Bug: with the sentence on, what customers wrote back in an ordinary thread was counted for satisfaction.
test.each([
  'Good morning, where is my parcel?',
  'Good morning,\nwhere is my parcel?',
  'Yes, please send the blue one',
  'No, I meant the other order',
  'Great, and can you also send the invoice',
  'Great!\nCould you also send the invoice?',
  '5-7 days? That is too long.',
  '1 – 2 weeks is fine',
  '4:30 works for me',
  '2.50 was charged twice',
  '1, 2 and 3 are missing',
  '1. Where is my order? 2. Can I return it?',
  '1. The lamp is broken.\n2. The bulb is missing.',
  'Correct address: Main St 5',
  '1/1',
  '1/10 boxes came',
  '3. März passt mir gut',
  '2. Etage links, bitte klingeln',
  'Gut, dann nehme ich die blaue',
  'Ja, bitte',
  'Nein!',
  'Super, dann warte ich bis Montag',
  '4, rue de la Paix, Lyon',
  'Oui.',
  'Bonne journée',
  'Parfait, je passe demain',
  'Sí, por favor',
  'No.',
  'Correcto, es el pedido azul',
  'Excelente, pero falta una pieza',
  'OK',
])('%j in a mail that quotes the sentence is no rating', (own) => {
  expect(ratingInMail(mail(own), { ...defaultSettings, survey })).toBeNull();
});

test('while the sentence is off, no mail is a rating', () => {
  expect(ratingInMail(mail('5'), { ...defaultSettings, survey: { ...survey, on: false } })).toBeNull();
});

// Bug: the sentence goes out in the reply's language, and who answered the German one was not counted.
test.each([
  'Wie war diese Antwort? Antworten Sie mit einer Zahl\n> von 1 (schlecht) bis 5 (sehr gut) an rating@shop.example.',
  'Comment avez-vous trouvé cette réponse\u00A0? Répondez par un chiffre de 1 (mauvaise) à 5 (très bonne) à rating@shop.example.',
  '¿Qué te ha parecido esta respuesta? Responde con un número del 1 (mala) al 5 (muy buena) a rating@shop.example.',
])('a rating that quotes “%s” counts', (sentence) => {
  const quoted = mail('5', `\n\n> ${sentence}`);
  expect(ratingInMail(quoted, { ...defaultSettings, survey })?.value).toBe(1);
  const own = { ...survey, text: 'Are you happy with what we wrote to you today?' };
  expect(ratingInMail(quoted, { ...defaultSettings, survey: own })).toBeNull();
});
