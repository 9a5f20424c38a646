import type { EarlierMessages } from '../../../preload/contract.ts';
import { shortDate, plural } from '../../ui/format.ts';

const shared = {
  email: 'the same e-mail address',
  phone: 'the same telephone',
  order: 'the same order',
} as const satisfies Record<EarlierMessages['by'], string>;

const became = {
  answered: 'it was answered',
  'handed over': 'it was handed over',
  left: 'it was not answered from here',
} as const satisfies Record<EarlierMessages['became'], string>;

/** That this customer has written before, and what became of it. */
export function BeforeRow({ before }: { readonly before: EarlierMessages }) {
  return (
    <div className="facts__row">
      <dt>Before</dt>
      <dd>
        <b>{plural(before.messages, 'earlier message')}</b>{' '}
        <span className="soft">
          with {shared[before.by]}, the last on {shortDate(before.lastAt)}: {became[before.became]}
        </span>
      </dd>
    </div>
  );
}
