/** A past mail to practise on, without personal data. */
export interface PracticeMail {
  /** Of its line in the audit log. */
  readonly id: string;
  readonly subject: string | null;
  readonly message: string;
}

/** Help on demand: what the mail asks, what of the library the shop's reply took, what its reply names. */
export const practiceHints = ['questions', 'answers', 'facts'] as const;
export type PracticeHint = (typeof practiceHints)[number];

/** A sentence of the shop's reply, and what one's own says of it. */
export interface PracticePoint {
  readonly text: string;
  /** otherwise: it is spoken of, with something missing or other than the shop said. */
  readonly state: 'covered' | 'otherwise' | 'missing';
  /** The own sentence that is closest; null where none is about it. */
  readonly yours: string | null;
  /** Words of the shop's sentence that one's own does not bear out: numbers, days, times, amounts. */
  readonly facts: readonly string[];
}

/** One's own reply beside the shop's. There is no score, and nothing of it is kept. */
export interface PracticeResult {
  readonly points: readonly PracticePoint[];
  /** Numbers, days, times and amounts of one's own reply that the shop did not name. */
  readonly added: readonly string[];
  /** As the shop replied, without personal data. */
  readonly shop: string;
}
