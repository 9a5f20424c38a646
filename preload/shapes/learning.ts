/** A way of asking that was learned from a reply. */
export interface Learned {
  readonly id: string;
  readonly at: number;
  /** Who answered. */
  readonly by: string;
  /** Personal data masked; null while the key is not open. */
  readonly phrase: string | null;
  readonly target: string;
  readonly title: string;
  /** used: it counts in the search. waiting: until the owner accepts it. faded: its answer has changed since. */
  readonly state: 'used' | 'waiting' | 'faded';
}
