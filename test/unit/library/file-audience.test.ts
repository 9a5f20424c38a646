import { describe, expect, test } from 'vitest';
import {
  audienceOfFile,
  audienceOfValue,
  isAudienceField,
} from '../../../main/desk/library/file-audience.ts';

const guess = (name: string, folder = 'faq', title = '') => audienceOfFile({ name, folder, title });

// Bugs: a wholesale price list that answers households, and a page for everyone that is kept from them by a word in its name.
describe('whom a file is for is read from what it says itself', () => {
  test.each([
    ['wholesale.csv', 'faq', '', 'business', 'name'],
    ['FAQ_Geschäftskunden.xlsx', 'faq', '', 'business', 'name'],
    ['faq-b2b.md', 'faq', '', 'business', 'name'],
    ['trade-customers.docx', 'faq', '', 'business', 'name'],
    ['tarifs-revendeurs.pdf', 'faq', '', 'business', 'name'],
    ['precios-mayoristas.pdf', 'faq', '', 'business', 'name'],
    ['Großkunden.txt', 'faq', '', 'business', 'name'],
    ['delivery.md', 'Wholesale customers', '', 'business', 'folder'],
    ['delivery.md', 'faq', 'Delivery for business customers', 'business', 'title'],
    ['lieferung.md', 'faq', 'Für Wiederverkäufer', 'business', 'title'],
    ['Privatkunden.csv', 'faq', '', 'private', 'name'],
    ['faq-b2c.csv', 'faq', '', 'private', 'name'],
    ['particuliers.md', 'faq', '', 'private', 'name'],
    ['members-only.md', 'faq', '', 'members', 'name'],
    ['members.csv', 'faq', '', 'members', 'name'],
    ['rabatte.md', 'Mitglieder', '', 'members', 'folder'],
    ['discounts.md', 'faq', 'Information for members', 'members', 'title'],
    ['internal-notes.md', 'faq', '', 'staff', 'name'],
    ['staff-handbook.pdf', 'faq', '', 'staff', 'name'],
    ['refunds.md', 'Internal', '', 'staff', 'folder'],
    ['kulanz.md', 'faq', 'Nur für Mitarbeiter', 'staff', 'title'],
    ['preise-intern.xlsx', 'faq', '', 'staff', 'name'],
  ] as const)('%s in %s, “%s”', (name, folder, title, value, from) => {
    expect(guess(name, folder, title)).toMatchObject({ value, sign: { from } });
  });

  test.each([
    ['business-hours.md'],
    ['trade-in.md'],
    ['international-shipping.md'],
    ['internet-orders.md'],
    ['become-a-member.md'],
    ['membership.md'],
    ['how-to-become-a-reseller.md'],
    ['corporate-gifts.md'],
    ['business-cards.csv'],
    ['privacy.md'],
    ['our-staff.md'],
    ['stockists.md'],
    ['not-for-wholesale.md'],
    ['wholesale-and-private-customers.md'],
    ['delivery.md', 'faq', 'How do I open a wholesale account?'],
    ['flour.md', 'faq', 'Where our wholesale flour comes from'],
    ['delivery.md', 'Business'],
    ['mitglied-werden.md'],
    ['shop.md', 'faq', 'Trade fairs we visit'],
  ])('%s in %s, “%s” is for everyone', (name, folder = 'faq', title = '') => {
    expect(guess(name, folder, title)).toBeNull();
  });
});

test.each([
  ['Audience', true],
  ['customer_type', true],
  ['targetGroup', true],
  ['Segment', true],
  ['Zielgruppe', true],
  ['Kundengruppe', true],
  ['type de client', true],
  ['Tipo de cliente', true],
  ['Type', false],
  ['Customer', false],
  ['Format', false],
])('the field “%s” says whom a row is for: %s', (name, expected) => {
  expect(isAudienceField(name)).toBe(expected);
});

test.each([
  ['B2B', 'business'],
  ['wholesale', 'business'],
  ['Geschäftskunden', 'business'],
  ['Professionnels', 'business'],
  ['private', 'private'],
  ['Retail customers', 'private'],
  ['Members only', 'members'],
  ['socios', 'members'],
  ['Internal', 'staff'],
  ['Mitarbeiter', 'staff'],
  ['all', 'everyone'],
  ['B2B, B2C', 'everyone'],
  ['business, wholesale', 'business'],
  ['Shipping', null],
  ['', null],
  ['B2B, Shipping', null],
])('the value “%s” means %s', (value, expected) => {
  expect(audienceOfValue(value)).toBe(expected);
});
