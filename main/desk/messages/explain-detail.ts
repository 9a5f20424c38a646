import type { Detail } from '../../../preload/contract.ts';
import { assertNever } from '../failure.ts';

const nameCodes = { words: 'name_introduced', signature: 'name_signed', header: 'name_header' } as const;

/** Why this was taken for what it is. */
export function explainDetail(
  { kind, normalized }: Pick<Detail, 'kind' | 'normalized'>,
  options: {
    readonly now: Date;
    readonly orderNumbers: string;
    readonly from: 'words' | 'signature' | 'header';
    /** Milliseconds since 1970: what a day in digits would be the other way round. */
    readonly other: number | null;
  },
): Detail['why'] {
  switch (kind) {
    case 'name':
      return { code: nameCodes[options.from] };
    case 'phone':
      return { code: normalized === null ? 'phone' : 'phone_valid' };
    case 'order':
      return options.orderNumbers === ''
        ? { code: 'order' }
        : { code: 'order_shape', params: { shape: options.orderNumbers } };
    case 'date':
      return options.other === null
        ? { code: 'date', params: { at: options.now.getTime() } }
        : { code: 'date_either', params: { other: options.other } };
    case 'tracking':
      return { code: normalized === null ? 'tracking' : 'tracking_checked' };
    case 'email':
    case 'amount':
    case 'product':
      return { code: kind };
    default:
      return assertNever(kind);
  }
}
