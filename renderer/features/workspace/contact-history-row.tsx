import type { ContactHistory } from '../../../preload/contract.ts';
import { Fact } from '../../ui/facts.tsx';
import { shortDate, plural } from '../../ui/format.ts';

const matchLabels = {
  email: 'the same e-mail address',
  phone: 'the same telephone',
  order: 'the same order',
} as const satisfies Record<ContactHistory['matchedBy'], string>;

const outcomeLabels = {
  answered: 'it was answered',
  'handed over': 'it was handed over',
  left: 'it was not answered from here',
} as const satisfies Record<ContactHistory['lastOutcome'], string>;

/** That this customer has written before, and what became of it. */
export function ContactHistoryRow({ history }: { readonly history: ContactHistory }) {
  return (
    <Fact name="Before">
      <b>{plural(history.messages, 'earlier message')}</b>{' '}
      <span className="muted">
        with {matchLabels[history.matchedBy]}, the last on {shortDate(history.lastAt)}:{' '}
        {outcomeLabels[history.lastOutcome]}
      </span>
    </Fact>
  );
}
