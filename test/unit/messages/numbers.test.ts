import { describe, expect, it } from 'vitest';
import { findAmounts, parseAmount } from '../../../main/desk/messages/amounts.ts';
import { extractDetails } from '../../../main/desk/messages/details.ts';

const now = new Date(2026, 10, 23, 12);
const orders = (text: string, orderNumbers = '') =>
  extractDetails(text, [], { now, region: 'GB', orderNumbers })
    .filter(({ kind }) => kind === 'order')
    .map(({ text: words }) => words);

describe('order numbers', () => {
  it.each([
    ['My order is RE-2025/0815.', ['RE-2025/0815']],
    ['Orders 10023, 10024 and 10025 are missing.', ['10023', '10024', '10025']],
    ['invoices A-1001 & A-1002', ['A-1001', 'A-1002']],
    ['order no. 10023-A', ['10023-A']],
    ['order BB48213/2', ['BB48213/2']],
    ['Meine Bestellungen 10023 und 10024', ['10023', '10024']],
    ['Bestell-Nr. 48213', ['48213']],
    ['Rechnung Nr. RE-2025/0815', ['RE-2025/0815']],
    ['commande n° 10023', ['10023']],
    ['pedido nº 10023', ['10023']],
    ['ordine 10023', ['10023']],
    ['zamówienie nr 10023', ['10023']],
    ['Заказ № 10023', ['10023']],
    ['注文番号 10023', ['10023']],
    ['order 10023 and 4 weeks later', ['10023']],
    ['order 10023, 2 mugs', ['10023']],
    ['order 1500 pieces', []],
    ['order 12/05/2026', []],
    ['order on 12 May 2026', []],
    ['Call customer service 0800 123 4567', []],
  ])('%s', (text, numbers) => {
    expect(orders(text)).toEqual(numbers);
  });

  it.each([
    ['Ring 020 7946 0958 about order 7946.', '9999', ['7946']],
    ['Ring +44 20 7946 0958.', '99999999', []],
    ['On 12.10.2026 I paid 1500,00.', '9999', []],
    ['It is 10023 and 10024.', '99999', ['10023', '10024']],
    ['RE-2025/0815', 'AA-9999/9999', ['RE-2025/0815']],
  ])('%s, when they look like %s', (text, shape, numbers) => {
    expect(orders(text, shape)).toEqual(numbers);
  });
});

describe('amounts', () => {
  it.each([
    ['12€50', '12.50 EUR'],
    ['45.- CHF', '45 CHF'],
    ['£1,299.5', '1299.50 GBP'],
    ['EUR 3', '3 EUR'],
    ['1 299 kr', '1299 SEK'],
    ['45 zł', '45 PLN'],
    ['Rs. 1,499/-', '1499 INR'],
    ['¥3,500', '3500 JPY'],
    ['3500円', '3500 JPY'],
    ['AU$45', '45 AUD'],
    ['45 AED', '45 AED'],
    ["CHF 1'299.50", '1299.50 CHF'],
    ['NZ$ 20', '20 NZD'],
    ['R$ 45,90', '45.90 BRL'],
    ['4500 Ft', '4500 HUF'],
    ['12 Kč', '12 CZK'],
    ['₺450', '450 TRY'],
    ['1.299,- €', '1299 EUR'],
  ])('%s', (text, normalized) => {
    expect(findAmounts(`It was ${text}!`, 'SE').map((one) => one.normalized)).toEqual([normalized]);
  });

  it('leave crowns open where the region has none', () => {
    expect(findAmounts('299 kr', 'GB')[0]?.normalized).toBe('299 kr');
    expect(findAmounts('299 kr', 'DK')[0]?.normalized).toBe('299 DKK');
  });

  it.each(['TOP 10', 'ALL 3 of them', '6 ft long', 'USB 3', '100%', 'A4 20 sheets', '3 sets'])(
    'are not in %s',
    (text) => {
      expect(findAmounts(text)).toEqual([]);
    },
  );

  it.each([
    ['12€50', 12.5],
    ['1 299 kr', 1299],
    ["CHF 1'299.50", 1299.5],
    ['45.- CHF', 45],
  ])('%s is a number to compare with', (text, value) => {
    expect(parseAmount(text)).toBe(value);
  });
});
