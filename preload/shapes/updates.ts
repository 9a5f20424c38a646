/** What a signed package is, beside what is installed. */
export interface UpdateReport {
  readonly verdict: 'newer' | 'same' | 'older' | 'other system';
  /** Name of the package. */
  readonly file: string;
  readonly version: string;
  /** What is installed. */
  readonly current: string;
  /** Whose key signed it. */
  readonly signer: string;
  readonly madeAt: number;
  /** What is new, by language (ISO 639-1). */
  readonly notes: Readonly<Record<string, string>>;
}
