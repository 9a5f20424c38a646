import type { Unmatched } from '../../../preload/contract.ts';
import type { StatedTime } from './survey-dates.ts';

/** What a row says of who rated, and about what; hashes of `contactHash`. */
export interface RatingKeys {
  readonly email: Uint8Array | null;
  readonly order: Uint8Array | null;
  readonly ticket: Uint8Array | null;
  readonly subject: Uint8Array | null;
  /** The subject is of so many words of its own that no other customer has it. */
  readonly isSubjectTelling: boolean;
}

/** A case that was answered, with what is known of it. */
interface RepliedCase {
  readonly caseId: string;
  readonly readAt: number;
  readonly repliedAt: number;
}

/** What is asked of the cases. */
export interface CaseFinder {
  /** Cases with that hash that were answered. */
  find(hash: Uint8Array): readonly RepliedCase[];
  /** What is known of a case, by kinds. */
  known(caseId: string): readonly { readonly kind: string | null; readonly hash: Uint8Array }[];
}

/** By how much the clock of a file is ahead of ours, in milliseconds, at least and at most. */
export interface ClockRange {
  readonly low: number;
  readonly high: number;
}

export type Match =
  | { readonly caseId: string }
  /** `maybe` is the one case that it can be about, where nothing but who wrote says so. */
  | { readonly unmatched: Unmatched; readonly maybe?: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
/** A rating that comes later than this after the reply is about something else as well as not. */
const latest = 30 * day;
/** Zones of the earth lie so far apart. */
const widest = 14 * hour;
/** A mail that rates, by who wrote alone, only what has just been answered. */
const near = 3 * day;
/** Two clocks that are right. */
const slack = 2 * minute;
/** Ratings of customers with one case that tell how a file's clock goes. */
const enough = 20;

const strong = ['email', 'order', 'ticket'] as const;
const all = [...strong, 'subject'] as const;

interface Candidate extends RepliedCase {
  /** How many of the row's keys the case has. */
  readonly shared: number;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);

/** Cases that a row can be about, whenever it was: they share a key, and differ in none that both have. */
export function candidatesOf(keys: RatingKeys, cases: CaseFinder): readonly Candidate[] {
  const asked = [
    ...strong.flatMap((kind) => keys[kind] ?? []),
    // Many ask under one subject: alone it tells who only where nobody else would write it.
    ...(keys.subject !== null && keys.isSubjectTelling && strong.every((kind) => keys[kind] === null)
      ? [keys.subject]
      : []),
  ];
  const found = new Map(asked.flatMap((hash) => cases.find(hash).map((one) => [one.caseId, one] as const)));
  return [...found.values()].flatMap((one) => {
    const known = cases.known(one.caseId);
    const told = all.flatMap((kind) => {
      const key = keys[kind];
      const own = known.filter((each) => each.kind === kind);
      return key === null || own.length === 0 ? [] : [own.some(({ hash }) => isSame(hash, key))];
    });
    return told.includes(false) ? [] : [{ ...one, shared: told.length }];
  });
}

/**
 * How far a file's clock is ahead: no rating comes before its reply, so those of customers with a single case tell it. Where there
 * are too few of them, a file that names its zones is believed, and another may be of any.
 */
export function clockOf(
  rows: readonly { readonly time: StatedTime; readonly candidates: readonly Candidate[] }[],
): ClockRange {
  const delays = rows
    .flatMap(({ time, candidates: [only, ...others] }) =>
      only === undefined || others.length > 0 ? [] : [time.at + time.lasts - only.repliedAt],
    )
    .filter((delay) => delay > -2 * widest && delay < 7 * day)
    .toSorted((a, b) => a - b);
  const named = rows.filter(({ time }) => time.hasZone).length > rows.length / 2;
  if (delays.length < enough) return named ? { low: 0, high: 0 } : { low: -widest, high: widest };
  // A few may be about something that was answered elsewhere.
  const least = delays[Math.floor(delays.length * 0.02)] ?? 0;
  if (least >= -slack) return { low: 0, high: least < hour ? 0 : Math.min(least, widest) };
  // Summer time and the first hours between a reply and its rating.
  return { low: least - 2 * hour, high: least + 1.25 * hour };
}

/** Whether a row names anything, and more than who wrote. */
interface NamedKeys {
  readonly hasKeys: boolean;
  readonly namesMore: boolean;
  /** It came as an answer to a reply of this desk, so it is about nothing that was answered elsewhere. */
  readonly isOfDesk?: boolean;
}

export const namedKeys = ({ email, order, ticket, subject }: RatingKeys): NamedKeys => {
  const named = [email, order, ticket, subject].filter((key) => key !== null).length;
  return { hasKeys: named > 0, namesMore: named > 1 };
};

/** The case that was answered last before a rating, unless another could as well be meant. */
export function matchRating(
  time: StatedTime,
  candidates: readonly Candidate[],
  clock: ClockRange,
  { hasKeys, namesMore, isOfDesk = false }: NamedKeys,
): Match {
  if (!hasKeys) return { unmatched: 'not_told' };
  if (candidates.length === 0) return { unmatched: 'unknown' };
  const earliest = time.at - clock.high;
  const last = time.at + time.lasts - clock.low + slack;
  const before = candidates.filter(({ repliedAt }) => repliedAt <= last);
  if (before.length === 0) return { unmatched: 'unknown' };
  const recent = before.filter(({ repliedAt }) => repliedAt >= earliest - latest);
  if (recent.length === 0) return { unmatched: 'too_late' };
  const sure = recent
    .filter(({ repliedAt }) => repliedAt <= earliest)
    .toSorted((a, b) => b.repliedAt - a.repliedAt);
  const unsure = recent.filter(({ repliedAt }) => repliedAt > earliest);
  const meant = new Map([...unsure, ...sure.slice(0, 1)].map((one) => [one.caseId, one]));
  const [one] = [...meant.values()];
  if (one === undefined || meant.size > 1) return { unmatched: 'ambiguous' };
  const others = recent.filter(({ caseId }) => caseId !== one.caseId);
  // Another shares more with the row, and was answered before, however long ago.
  if (before.some(({ shared }) => shared > one.shared)) return { unmatched: 'ambiguous' };
  // Nobody knows which of two answers of one week is meant, where the row shares as much with both.
  const isCrowded = others.some(
    ({ shared, repliedAt }) => shared === one.shared && repliedAt >= earliest - week,
  );
  if (isCrowded) return { unmatched: 'ambiguous' };
  if (one.shared > 1 || !namesMore) return { caseId: one.caseId };
  // The row names a subject or an order and the case has none: customers are answered elsewhere, too, so a person has to say it.
  if (others.length > 0) return { unmatched: 'ambiguous' };
  if (!isOfDesk) return { unmatched: 'unconfirmed', maybe: one.caseId };
  return one.repliedAt < earliest - near ? { unmatched: 'too_late' } : { caseId: one.caseId };
}

/** A customer who left is counted to her last case; `time` may be a day. */
export function matchLeaving(time: StatedTime, candidates: readonly Candidate[], hasKeys: boolean): Match {
  if (!hasKeys) return { unmatched: 'not_told' };
  if (candidates.length === 0) return { unmatched: 'unknown' };
  const before = candidates.filter(({ repliedAt }) => repliedAt < time.at + time.lasts);
  const [last] = before
    .filter(({ repliedAt }) => repliedAt >= time.at - latestLeaving)
    .toSorted((a, b) => b.repliedAt - a.repliedAt);
  return last === undefined ? { unmatched: 'too_late' } : { caseId: last.caseId };
}

/** Somebody who leaves half a year later had other reasons, too. */
const latestLeaving = 180 * day;
