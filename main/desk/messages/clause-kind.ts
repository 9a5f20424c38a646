/** What a part of a sentence does. A `wish` says what the customer would like. `vague`: it asks, but what about stands before it. */
export type ClauseKind = 'question' | 'request' | 'wish' | 'vague' | 'told' | 'statement' | 'pleasantry';
