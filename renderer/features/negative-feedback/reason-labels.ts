import type { NegativeFeedbackReason } from '../../../preload/contract.ts';

/** The reasons in the order of their keys, 1 to 4. */
export const reasonLabels: readonly { readonly reason: NegativeFeedbackReason; readonly words: string }[] = [
  { reason: 'wrong', words: 'wrong' },
  { reason: 'outdated', words: 'outdated' },
  { reason: 'incomplete', words: 'incomplete' },
  { reason: 'not for this customer', words: 'not for this customer' },
];
