import type { MetaTable } from '../store/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** The furthest moment at which the desk was open with a clock that made sense. */
const markKey = 'retention.clock';
/** Milliseconds that the clock may be ahead of it without a person's word: holidays are longer than a typing error is likely. */
const longestJump = 40 * dayMs;

/** A clock that a person has to vouch for when it has jumped far ahead: what goes by age would go by a typing error. */
export interface TrustedClock {
  /** Null where it may be trusted, else how far it has jumped. */
  jump(): { readonly now: number; readonly last: number } | null;
  /** The same, and remembers how far it went; called now and then. */
  look(): ReturnType<TrustedClock['jump']>;
  /** A person says that it is right. */
  confirm(): void;
}

export function createTrustedClock({
  meta,
  newestLine,
  now,
}: {
  readonly meta: Pick<MetaTable, 'get' | 'set'>;
  /** The furthest time in the audit log, of before there was a mark. */
  readonly newestLine: () => number | null;
  readonly now: () => number;
}): TrustedClock {
  const setMark = (at: number): void => meta.set(markKey, String(at));

  function mark(): number {
    const kept = Number(meta.get(markKey) ?? Number.NaN);
    if (Number.isFinite(kept)) return kept;
    return newestLine() ?? now();
  }

  function jump(): ReturnType<TrustedClock['jump']> {
    const [last, at] = [mark(), now()];
    return at > last + longestJump ? { now: at, last } : null;
  }

  return {
    jump,
    look() {
      const [last, at] = [mark(), now()];
      // Lines that are written from now on have the time of a clock that nobody has vouched for.
      if (meta.get(markKey) === null) setMark(last);
      const jumped = jump();
      if (jumped !== null) return jumped;
      // Far behind it, the mark was the mistake. A little behind, nothing is due any earlier.
      if (at > last || at < last - longestJump) setMark(at);
      return null;
    },
    confirm() {
      setMark(now());
    },
  };
}
