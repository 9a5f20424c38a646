/** Why a customer may leave; `customers.reasons` of locales/ has the sentences. */
export type RiskReason =
  /** Wrote `count` times about `about`. */
  | { readonly kind: 'repeated'; readonly count: number; readonly about: string | null }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'bad_rating' }
  | { readonly kind: 'late' }
  | { readonly kind: 'angry' | 'frustrated' | 'unhappy' };

export interface CustomerAtRisk {
  /** The case that they wrote last with. */
  readonly caseId: string;
  readonly lastAt: number;
  /** As the customer calls herself; null where nothing tells. */
  readonly name: string | null;
  readonly email: string | null;
  /** In the last ninety days. */
  readonly messages: number;
  /** The weightiest first. */
  readonly reasons: readonly RiskReason[];
}

/** Something that several customers, or one several times, had trouble with. */
export interface RepeatIssue {
  readonly kind: 'product' | 'order';
  readonly name: string;
  readonly messages: number;
  /** Of them, those that are upset, say that something is late, or were rated badly. */
  readonly troubled: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Whom to write to, and what comes again. */
export interface Customers {
  /** At most fifty. */
  readonly atRisk: readonly CustomerAtRisk[];
  /** Altogether. */
  readonly atRiskCount: number;
  readonly issues: readonly RepeatIssue[];
  /** Messages that were looked at, from the first of these days on. */
  readonly messages: number;
  readonly since: number;
  /** Some of them are still being read: who says that something is late, for one, may be missing. */
  readonly isReading: boolean;
}
