import { describe, expect, it } from 'vitest';
import { extractDetails } from '../../../main/desk/messages/details.ts';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';
import { wordStatements } from '../../../locales/word.ts';
import { t } from '../../support/i18n.ts';

/** A Monday. */
const now = new Date(2026, 10, 23, 12);
const details = (text: string) => extractDetails(text, findFolds(text), { now, region: 'GB' });
const detailsOf = (text: string) =>
  details(text).map(({ kind, text: words, normalized }) => [kind, words, normalized]);

describe('details of a message', () => {
  it('finds what an agent copies, each at its place', () => {
    const text =
      'Hi, this is Maren Okafor, order #48213 for £31.40. Ring +44 20 7946 0958 or maren@example.com by Saturday.';
    expect(detailsOf(text)).toEqual([
      ['name', 'Maren Okafor', null],
      ['order', '#48213', null],
      ['amount', '£31.40', '31.40 GBP'],
      ['phone', '+44 20 7946 0958', '+44 20 7946 0958'],
      ['email', 'maren@example.com', null],
      ['date', 'Saturday', '2026-11-28'],
    ]);
    for (const detail of details(text)) expect(text.slice(detail.start, detail.end)).toBe(detail.text);
  });

  it('takes a named day as the one that comes, and "last Friday" as the one that went', () => {
    expect(detailsOf('Can I collect on Friday?')).toEqual([['date', 'on Friday', '2026-11-27']]);
    expect(detailsOf('I wrote last Friday')[0]?.[2]).toBe('2026-11-20');
  });

  it('does not take an order number for a date or a telephone number', () => {
    expect(detailsOf('Order number 20261123 is late').map(([kind]) => kind)).toEqual(['order']);
  });

  it('finds the name below a closing, and no name in quoted history', () => {
    const text = 'Where is it?\n\nKind regards\nDev Raman\n\nOn 2 May, Shop wrote:\n> My name is Ines Baker';
    expect(detailsOf(text)).toEqual([['name', 'Dev Raman', null]]);
  });

  it('finds nothing in plain words (or every message would be full of marks)', () => {
    expect(detailsOf('The bread was lovely last week, thank you. Do you bake rye?')).toEqual([]);
  });
});

it('says why each was found, so that an agent can judge it', () => {
  const text = 'My number is BB-48213, can it come tomorrow?';
  const now = new Date(2026, 2, 2);
  const details = extractDetails(text, [], { now, region: 'GB', orderNumbers: 'BB-99999' });
  expect(details.map(({ kind, why }) => `${kind}: ${wordStatements(t, 'why.detail', why)}`)).toEqual([
    'order: It has the format of your order numbers: BB-99999.',
    "date: It's a day, counted from 2 March 2026.",
  ]);
});
