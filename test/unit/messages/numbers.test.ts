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
    ['My order, no 19920, is late.', ['19920']],
    ['My order (number 55-2091) has not come.', ['55-2091']],
    ['The order I placed has the number 820114.', ['820114']],
    ['Die Bestellung mit der Nummer 30455', ['30455']],
    ['Ma commande est la 00918273.', ['00918273']],
    ['Ma commande porte le numéro 77-4410.', ['77-4410']],
    ['Mijn bestelnummer is 7712903.', ['7712903']],
    ['Bestelling met nummer 88-20113', ['88-20113']],
    ['Mi pedido es el 88123.', ['88123']],
    ['Il mio ordine è il 77120.', ['77120']],
    ['La mia fattura ha il numero 4410/26.', ['4410/26']],
    ['订单号是20260311002。', ['20260311002']],
    ['A minha encomenda é a 330214.', ['330214']],
    ['Zamówienie o numerze 55120/26', ['55120/26']],
    ['Min beställning har nummer 20118.', ['20118']],
    ['Ordrenummeret er 441920.', ['441920']],
    ['order 10023 and 4 weeks later', ['10023']],
    ['order 10023, 2 mugs', ['10023']],
    ['order 1500 pieces', []],
    ['The order has 1500 napkins.', []],
    ['Die Bestellung mit 1500 Servietten', []],
    ['Este pedido es de 2000 piezas.', []],
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
    ['49 Euro 90', '49.90 EUR'],
    ['5 Franken 20', '5.20 CHF'],
    ['8€ 95', '8.95 EUR'],
    ['20 dollars and 45 cents', '20.45 USD'],
    ['7 euro e 80', '7.80 EUR'],
    ['19 euros con 95', '19.95 EUR'],
    ['25 zł 50 gr', '25.50 PLN'],
    ['1990 рублей 5 копеек', '1990.05 RUB'],
  ])('%s', (text, normalized) => {
    expect(findAmounts(`It was ${text}!`, 'SE').map((one) => one.normalized)).toEqual([normalized]);
  });

  it.each([
    ['代金は4,980円です。', '4980 JPY'],
    ['我付了299元，运费另算', '299 CNY'],
    ['가격이 35,000원인데요', '35000 KRW'],
    ['З мене зняли 420 гривень.', '420 UAH'],
  ])('are read where no blank parts them from a word: %s', (text, normalized) => {
    expect(findAmounts(text).map((one) => one.normalized)).toEqual([normalized]);
  });

  it('are not joined with what is counted behind them', () => {
    const sums = (text: string) => findAmounts(text).map((one) => one.normalized);
    expect(sums('We paid 30 euros 2 weeks ago and 5 dollars 12 times.')).toEqual(['30 EUR', '5 USD']);
    expect(sums('Für 20 Euro 15 Mal, 10 Euro und 15 für den Versand.')).toEqual(['20 EUR', '10 EUR']);
    expect(sums('Das waren 20 Euro 2023.')).toEqual(['20 EUR']);
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
    ['49 Euro 90', 49.9],
    ['20 dollars and 5 cents', 20.05],
  ])('%s is a number to compare with', (text, value) => {
    expect(parseAmount(text)).toBe(value);
  });
});
