import { describe, expect, it } from 'vitest';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';
import { extractDetails } from '../../../main/desk/messages/details.ts';
import type { DetailKind } from '../../../preload/contract.ts';

const detailsIn = (
  text: string,
  kind: DetailKind,
  language: string,
  region = 'GB',
): readonly (string | null)[] =>
  extractDetails(text, findFolds(text), { now: new Date(2026, 2, 3, 12), region, language })
    .filter((detail) => detail.kind === kind)
    .map(({ text: words, normalized }) => (kind === 'date' ? normalized : words));

describe('details of everyday mails', () => {
  // Bug: hours were made of "from 3 to 7", and no day was detailsIn.
  it.each([
    'We stay from 3 to 7 June.',
    'We stay from 3rd to 7th June.',
    'We are there from 3 until 7 June 2026.',
    'We stay 3-7 June.',
  ])('keep both ends of a stay: %s', (text) => {
    expect(detailsIn(text, 'date', 'en')).toEqual([expect.stringMatching(/^2026-06-03.+2026-06-07$/)]);
  });

  it.each([
    ['de', 'Best.-Nr. 2026-10442 fehlt.', '2026-10442'],
    ['de', 'Auftr.-Nr.: 55102', '55102'],
    ['de', 'Kd.-Nr. 88123', '88123'],
    ['fr', 'Cde n° FR-2231', 'FR-2231'],
    ['tr', 'SS-61544 numaralı siparişim gelmedi.', 'SS-61544'],
    ['tr', '61544 nolu sipariş nerede?', '61544'],
    ['hu', 'A 10023 számú rendelésem nem jött meg.', '10023'],
  ])('know an order by its short label, or before it (%s: %s)', (language, text, number) => {
    expect(detailsIn(text, 'order', language)).toEqual([number]);
  });

  it.each([
    'Tax reference 123/AB45678',
    'My VAT number: 123456789',
    'Insurance reference: 4471-2290',
    'The best 2026 cake',
    'Best, 10023 people were there',
  ])('take no office’s number for an order’s: %s', (text) => {
    expect(detailsIn(text, 'order', 'en')).toEqual([]);
  });

  it.each([
    ['de', 'Wann?\n\nMit freundlichen Grüßen\nEdeltraud von und zu Hagenow', 'Edeltraud von und zu Hagenow'],
    ['es', '¿Cuándo?\n\nUn saludo,\nJoaquim Ferrer i Puig', 'Joaquim Ferrer i Puig'],
    ['en', 'When?\n\nRegards,\nNiamh Ní Bhriain', 'Niamh Ní Bhriain'],
  ])('keep names with what joins them (%s: %s)', (language, text, name) => {
    expect(detailsIn(text, 'name', language)).toEqual([name]);
  });
});
