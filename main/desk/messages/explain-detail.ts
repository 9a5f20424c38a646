import type { Detail } from '../../../preload/contract.ts';
import { assertNever } from '../failure.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** One sentence on why this was taken for what it is. */
export function explainDetail(
  { kind, normalized }: Pick<Detail, 'kind' | 'normalized'>,
  options: { readonly now: Date; readonly orderNumbers: string; readonly signed: boolean },
): string {
  switch (kind) {
    case 'name':
      return options.signed
        ? 'It stands below the closing of the message.'
        : 'It stands where people say who they are.';
    case 'email':
      return 'It is built like an e-mail address.';
    case 'phone':
      return normalized === null
        ? 'It is written like a telephone number.'
        : 'It is a telephone number that can exist in its country.';
    case 'order':
      return options.orderNumbers === ''
        ? 'It is written like an order number.'
        : `It has the shape of the shop’s order numbers: ${options.orderNumbers}.`;
    case 'date':
      return `It names a day, counted from ${day.format(options.now)}.`;
    case 'amount':
      return 'It is a number with a currency.';
    case 'tracking':
      return normalized === null
        ? 'It is named as a tracking number.'
        : 'It is built like a tracking number, and its check digit fits.';
    case 'product':
      return 'The library names it in its titles or tags.';
    default:
      return assertNever(kind);
  }
}
