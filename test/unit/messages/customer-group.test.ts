import { describe, expect, test } from 'vitest';
import { customerGroupIn } from '../../../main/desk/messages/customer-group.ts';

const groupOf = (text: string) => customerGroupIn(text)?.group ?? null;

// Bugs: a café that gets the answer for households, and a household that is taken for a trade because a word fits.
describe('a mail that says what its writer is', () => {
  test.each([
    ['We run a small café with 30 seats in Wexcombe and would like to change our bread.', 'business'],
    ['I own a little farm shop near the coast.', 'business'],
    ['We are a hotel in Harrow, what is your smallest order?', 'business'],
    ['Could you send the prices for our restaurant?', 'business'],
    ['Our company would like to order breakfast for Mondays.', 'business'],
    ['I am writing on behalf of Northgate Tools Ltd about an invoice.', 'business'],
    ['How do I change my wholesale order for tomorrow?', 'business'],
    ['Do you give trade discounts?', 'business'],
    ['Please put our VAT number on the invoice: GB123456789.', 'business'],
    ['VAT No: DE 129273398, as always.', 'business'],
    ['We would like to become a stockist in the north.', 'business'],
    ['I don’t have a wholesale account yet. How do I open one?', 'business'],
    ['Wir betreiben ein kleines Café in Husum und suchen Brot.', 'business'],
    ['Für unsere Firma brauchen wir jeden Montag zehn Brote.', 'business'],
    ['Ich bin Geschäftskundin bei Ihnen, Nummer 4711.', 'business'],
    ['Nous tenons un petit restaurant à Lille.', 'business'],
    ['Avez-vous un tarif de gros pour les épiceries ?', 'business'],
    ['Tenemos una cafetería pequeña en Vigo.', 'business'],
    ['¿Venden al por mayor?', 'business'],
    ['I am a member of your Bread Club and want to skip a week.', 'members'],
    ['As a member, do I still pay postage?', 'members'],
    ['My membership number is 2231.', 'members'],
    ['Ich bin seit Jahren Mitglied und ziehe um.', 'members'],
    ['Je suis adhérente depuis mars.', 'members'],
    ['Soy socia desde hace un año.', 'members'],
    ['I am a private customer: is there a minimum order?', 'private'],
    ['Do you also sell to private customers, or is it wholesale only?', 'private'],
    ['We are not a business, just a family of four.', 'private'],
    ['Ich bestelle als Privatperson.', 'private'],
    ['Je suis un particulier, livrez-vous ?', 'private'],
  ])('%s', (text, group) => {
    expect(groupOf(text)).toBe(group);
  });
});

describe('a mail that only mentions a business or a member says nothing of its writer', () => {
  test.each([
    'My company was closed that day, so the driver took the parcel back.',
    'Our company was closed on Friday, can it come on Monday?',
    'Please deliver to my office, the bell says Marsh.',
    'I missed the whole sale of the day yesterday.',
    'I saw your bread at the wholesale market.',
    'My neighbour runs a café and gets it fresh every morning.',
    'We have a bakery around the corner, but yours is better.',
    'Can I get an invoice with VAT?',
    'What is your VAT number?',
    'How do I become a member?',
    'I am not a member yet.',
    'A member of your staff told me to write.',
    'Two family members are allergic to nuts.',
    'I forgot the password of my shop account.',
    'Do you deliver on Saturdays?',
    'Is your café open on Sundays?',
    'None of your business, said the driver.',
    'We trade recipes with our friends.',
    'Unsere Firma war an dem Tag geschlossen.',
    'Wir haben eine Bäckerei um die Ecke.',
    'Notre entreprise était fermée ce jour-là.',
    'Mi empresa estaba cerrada ese día.',
    'The business next door took my parcel in.',
    'I am a restaurant critic, and I liked the rye.',
  ])('%s', (text) => {
    expect(groupOf(text)).toBeNull();
  });
});

test('the words that say so are where they stand', () => {
  const text = 'Hello,\n\nwe run a small café and need bread.';
  const { start, end } = customerGroupIn(text) ?? { start: 0, end: 0 };
  expect(text.slice(start, end)).toBe('we run a small café');
});
