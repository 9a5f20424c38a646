import type { FairnessComparison } from '../../../preload/contract.ts';
import { survivors } from '../experiment/statistics.ts';
import type { Compared } from './compare-cases.ts';

/**
 * How likely a check of a shop that treats everybody alike tells anything at all: a twentieth for the twelve checks of a year
 * together, so such a shop hears of a difference that is none once in twenty years.
 */
const falsePositiveRate = 0.05 / 12;
/** A difference that nobody would act on is none, however sure it is: three points of a share, a tenth of a time. */
const smallest = { share: 0.03, time: 0.1 } as const;
/** Nobody waits longer for a message that is read a little slower, as a long one is; in milliseconds. */
const noticed = 500;

/** Marks what is told: what survives that so much was compared, and matters. Those first, the surest first. */
export function markSignificant(compared: readonly Compared[]): readonly FairnessComparison[] {
  const holds = survivors(
    compared.map(({ p }) => p),
    falsePositiveRate,
  );
  return compared
    .map((one, nth) => ({ ...one, isTold: holds[nth] === true && matters(one) }))
    .toSorted((a, b) => Number(b.isTold) - Number(a.isTold) || a.p - b.p);
}

const matters = ({ measure, value, low, high, ms }: Compared): boolean =>
  (low > 0 || high < 0) &&
  (ms === undefined || Math.abs(ms) >= noticed) &&
  Math.abs(measure === 'time' ? Math.log1p(value) : value) >=
    (measure === 'time' ? Math.log1p(smallest.time) : smallest.share);
