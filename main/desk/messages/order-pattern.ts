import { joinedLetter, leadToNumber } from '../privacy/pii/number-words.ts';

/** What numbers of orders are called, in the languages that customers write. */
const labels = [
  'orders?|purchases?|invoices?|bookings?|reservations?|references?|ref|receipts?|customers?|confirmations?|tickets?|cases?',
  // Shortened only before the word for a number: "Best.-Nr."
  '(?:best|bst|auftr|rech|rg|kd|kdn|cde|cmde|cmd|ped|fra|ord|zam)(?=\\.? ?-?(?:nr|nummer|n°|nº|no|num|núm))|bestellung(?:en)?|bestell|auftr(?:ag|äge)s?|rechnung(?:en)?s?|buchungs?|vorgangs?|kunden',
  'commandes?|factures?|réservations?|dossiers?|pedidos?|facturas?|reservas?|compras?|ordin[ei]|fattur[ae]|prenotazion[ei]|encomendas?|faturas?',
  'bestelling(?:en)?|bestel|klant(?:en)?|facturen|factuur|boeking(?:en)?|ordren?|ordrer|ordre|faktura|fakturor|beställning(?:en|ar)?|beställnings|ordern|bestillings?|bestilling(?:en|er)?',
  'zamówieni[aeu]|zamówień|faktur[ayę]|objednávk[ay]|rendelések|rendelés(?:em|i)?(?:szám(?:om|a)?)?|számla|tilaus(?:ta|numero)?|comand[aă]|siparişi?|замовлення|заказ[аы]?|заказов|счет|παραγγελία',
].join('|');
/** "Number" as the label's own ending: "Bestellnummer", "ordrenummeret", "rendelésszám". */
const numberWords =
  '(?:s?\\.? ?-?(?:numbers?|nummern?|nummer(?:et)?|numero|numéro|número|numer|nos?|nrs?|ids?|code|azonosító|номер))?';
const sign = String.raw`\.?(?:\s?(?:n[°º]|№|č\.?|\p{L}\.º))?`;
/** "RE-2025/0815", "10023-A", "BB48213"; four letters or digits at least, and one of them a digit. */
const number = String.raw`#?\s?(?=[\p{L}_-]{0,8}\d|(?:po|inv) \d)(?:\p{L}{1,4}[-/_ ]?)?\d(?:[\dA-Za-z]|[-/](?=[\dA-Za-z])){2,30}`;
const joint = String.raw`\s?(?:,|;|&|\+|/|and|und|et|e|y|i|och|og|en|ja|és|or|oder|ou|o)\s?(?:and|und|et|y|och|og|en)?\s?`;

/** A label and the number behind it; the number is the group. */
const labelled = String.raw`(?<![\p{L}\p{N}])(?:${labels})${numberWords}${sign}(?:${leadToNumber})["'“„(]?(${number})(?!${joinedLetter}|\d)`;
const hashed = String.raw`(?<![\p{L}\p{N}&])#\s?(?:[a-z]{0,4}-?\d(?:[\da-z]|[-/](?=[\da-z])){2,30}|\d{4,})(?![\p{L}\d])`;
const parcel = String.raw`(?<=\b(?:parcel|package|shipment|delivery)\s)#?[a-z]{1,4}-\d{4,8}\b`;
const eastern = String.raw`(?<=(?:注文|受注|订单|訂單|주문)\s?(?:番号|号码|号|번호)?\s?(?:は|은|는|是|为|[:：])?\s?)#?[A-Za-z]{0,4}-?\d[\dA-Za-z-]{3,30}`;
/** The number before what it is of: "SS-61544 numaralı siparişim". */
const ahead = String.raw`(?<![\p{L}\p{N}/-])#?(?:\p{L}{1,4}-)?\d[\dA-Za-z/-]{2,20}(?=\s(?:numaralı|nolu|no['’]lu|sayılı)\s(?:sipariş|fatura|rezervasyon)|\s(?:számú|sz\.)\s(?:meg)?rendel)`;
const usual = new RegExp(`${labelled}|${ahead}|${hashed}|${parcel}|${eastern}`, 'giu');

/** What goes on with a list behind a number: "10023, 10024 and 10025". Sticky; the number is the group. */
export const nextInList = new RegExp(`${joint}(${number})(?!${joinedLetter}|\\d|[.,]\\d)`, 'iuy');

/**
 * What order numbers look like. The owner writes shapes, parted by commas: 9 stands for a digit, A for a letter, anything
 * else for itself ("BB-99999, #9999"). Without any, the usual shapes and the words before them tell.
 */
export function orderPattern(shapes: string): RegExp {
  const written = shapes
    .split(',')
    .map((shape) => shape.trim())
    .filter((shape) => /[9A]/.test(shape));
  if (written.length === 0) return usual;
  const patterns = written
    // The longest first: "9999-9" holds "9999".
    .toSorted((a, b) => b.length - a.length)
    .map((shape) =>
      Array.from(shape, (sign) =>
        sign === '9'
          ? '\\d'
          : sign === 'A'
            ? '\\p{L}'
            : /\s/.test(sign)
              ? '\\s?'
              : sign.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
      ).join(''),
    );
  // Digits with a sign between and more of them are another number: a day, a sum, a telephone's.
  return new RegExp(`(?<![\\p{L}\\d]|\\d[.,:/-])(?:${patterns.join('|')})(?![\\p{L}\\d]|[.,:/-]\\d)`, 'giu');
}
