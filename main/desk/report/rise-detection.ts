import type { SubjectKind } from '../store/record-case-facts.ts';

/** How a subject was written about before the days that are looked at. */
export interface SubjectHistory {
  readonly messages: number;
  /** By `kind subject`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A message with what it is about, in the order in which they came. */
export interface SubjectMessage {
  readonly at: number;
  readonly subjects: readonly { readonly kind: SubjectKind; readonly subject: string }[];
}

/** A subject that comes more often than its own past would have it. */
export interface Rise {
  readonly kind: SubjectKind;
  readonly subject: string;
  /** The first message of the rise, and the one with which it was noticed. */
  readonly since: number;
  readonly noticedAt: number;
  /** Messages about it since then, and how many there would have been. */
  readonly seen: number;
  readonly usual: number;
}

/** So many messages together may be noticed; few numbers, as each of them is a test of its own. */
const runs = [3, 4, 5, 7, 10] as const;
/** Fewer messages before say nothing about what is usual. */
const enoughBefore = 50;

/**
 * Subjects that rise. Time is counted in messages, so that a busy Monday is none: of the last messages, so many were about the
 * subject, and it is asked how likely that is by how often it came before (a Gamma-Poisson prediction, which knows that a
 * subject seen twice may well be a little more frequent). `chance` is how likely each of these tests may be wrong: with so many
 * subjects a month and five tests each, their sum is the most false alarms that a month can have on average.
 */
export function findRises(
  history: SubjectHistory,
  messages: readonly SubjectMessage[],
  chance: number,
): readonly Rise[] {
  if (history.messages < enoughBefore) return [];
  const seen = new Map<string, { readonly nth: number; readonly at: number }[]>();
  const rises = new Map<string, Rise>();
  for (const [nth, { at, subjects }] of messages.entries())
    for (const { kind, subject } of subjects) {
      const key = `${kind} ${subject}`;
      const own = seen.get(key) ?? [];
      own.push({ nth, at });
      seen.set(key, own);
      const known = rises.get(key);
      if (known !== undefined) {
        const first = own.find((one) => one.at === known.since)?.nth ?? nth;
        const usual = ((history.counts.get(key) ?? 0) / history.messages) * (nth - first + 1);
        rises.set(key, { ...known, seen: known.seen + 1, usual });
        continue;
      }
      const before = history.counts.get(key) ?? 0;
      for (const run of runs) {
        const first = own.at(-run);
        if (first === undefined) break;
        const span = nth - first.nth;
        // The first one is given, by which the others are counted.
        if (span === 0 || atLeast(run - 1, before, span / history.messages) > chance) continue;
        const usual = (before / history.messages) * (span + 1);
        rises.set(key, { kind, subject, since: first.at, noticedAt: at, seen: run, usual });
        break;
      }
    }
  return [...rises.values()];
}

/** How likely `hits` or more are in a span that is that share of the one in which there were `before`. */
function atLeast(hits: number, before: number, share: number): number {
  const shape = before + 0.5;
  const p = share / (1 + share);
  let term = (1 - p) ** shape;
  let below = 0;
  for (let k = 0; k < hits; k++) {
    below += term;
    term *= ((shape + k) / (k + 1)) * p;
  }
  // Far out, one minus nearly one has lost its digits: the tail itself is summed.
  if (below < 0.999) return 1 - below;
  let tail = 0;
  for (let k = hits; k < hits + 200 && term > 0; k++) {
    tail += term;
    term *= ((shape + k) / (k + 1)) * p;
  }
  return tail;
}

/** What each test may be wrong by, so that a month has at most `perMonth` false alarms on average. */
export const chanceFor = (perMonth: number, subjectsPerMonth: number): number =>
  perMonth / (Math.max(30, subjectsPerMonth) * runs.length);
