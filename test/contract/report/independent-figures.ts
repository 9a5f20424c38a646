/**
 * Counts the figures by docs/report-figures.md alone, from an exported log. It shares no code with the product, so that a mistake
 * in either is seen when they disagree.
 */
import { readFileSync } from 'node:fs';

/** Facts of a line, as far as they are counted. */
interface Facts {
  again?: string;
  since?: number | null;
  held?: string | null | undefined;
  arm?: string | null | undefined;
  automatic?: string | null | undefined;
  mood?: string | null;
  earlier?: number | null;
  ms?: number | null;
  taken?: string;
  queue?: string | null;
  questions?: Question[] | undefined;
}
interface Question {
  verdict?: string;
  shown?: { target: string; confidence: number }[];
}
interface Line {
  kind: string;
  at: number;
  case: string | null;
  facts: Facts;
}
interface Case {
  at: number;
  read: Facts;
  replies: Facts[];
  decisions: Facts[];
  handed: boolean;
}
/** Value, low, high, of. */
type Numbers = [number, number, number, number] | null;

const z = 1.959964;
/** Counted from 0. */
const nth = (values: ArrayLike<number>, at: number): number => values[at] ?? Number.NaN;
const bad = new Set(['angry', 'frustrated', 'unhappy']);
const library = new Set(['unedited', 'edited', 'replaced']);

function casesOf(file: string): { cases: Case[]; since: number | null } {
  const cases = new Map<string, Case>();
  let since: number | null = null;
  for (const text of readFileSync(file, 'utf8').trim().split('\n')) {
    const line = JSON.parse(text) as Line;
    if (line.kind === 'pilot') since = line.facts.since ?? null;
    if (!['read', 'reply', 'hand-over'].includes(line.kind)) continue;
    const facts = line.facts;
    const key = facts.again ?? line.case ?? '';
    const known = cases.get(key);
    if (line.kind === 'read') {
      if (known === undefined)
        cases.set(key, { at: line.at, read: facts, replies: [], decisions: [], handed: false });
      else if (known.read.held === 'scam' && facts.held !== 'scam')
        known.read = {
          ...known.read,
          held: facts.held,
          arm: facts.arm,
          questions: facts.questions,
          automatic: facts.automatic,
        };
      continue;
    }
    const one: Case = known ?? {
      at: line.at - (facts.ms ?? 0),
      read: { questions: (facts.questions ?? []).map(() => ({ verdict: 'unknown' })) },
      replies: [],
      decisions: [],
      handed: false,
    };
    cases.set(key, one);
    one.decisions.push(facts);
    if (line.kind === 'reply') one.replies.push(facts);
    else one.handed = true;
  }
  return { cases: [...cases.values()], since };
}

function share(hits: number, n: number): Numbers {
  if (n === 0) return null;
  const p = hits / n;
  const root = z * Math.sqrt(p * (1 - p) * n + (z * z) / 4);
  const low = (hits + (z * z) / 2 - root) / (n + z * z);
  const high = (hits + (z * z) / 2 + root) / (n + z * z);
  return [p, Math.max(0, low), Math.min(1, high), n];
}

function median(values: number[]): Numbers {
  const n = values.length;
  if (n < 6) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = (z * Math.sqrt(n)) / 2;
  // Ranks from 1 to n.
  const lower = Math.max(1, Math.floor(n / 2 - half));
  const upper = Math.min(n, Math.ceil(n / 2 + half) + 1);
  const middle = (nth(sorted, Math.ceil(n / 2) - 1) + nth(sorted, Math.floor(n / 2))) / 2;
  return [middle, nth(sorted, lower - 1), nth(sorted, upper - 1), n];
}

function messages(n: number): Numbers {
  const root = z * Math.sqrt(n + (z * z) / 4);
  return [n, Math.max(0, n + (z * z) / 2 - root), n + (z * z) / 2 + root, n];
}

const questionsOf = ({ read }: Case): Question[] => read.questions ?? [];
const unanswered = (one: Case): number =>
  questionsOf(one).filter(({ verdict }) => verdict === 'no good answer').length;
const outcome = (one: Case): string | undefined =>
  one.decisions.map(({ taken }) => taken).find((taken) => typeof taken === 'string');
const msOf = (one: Case): number | undefined =>
  one.decisions.map(({ ms }) => ms).find((ms) => typeof ms === 'number');

const within = (all: Case[], from: number, to: number): Case[] =>
  all.filter(({ at, read }) => at >= from && at < to && !read.automatic && read.held !== 'scam');

function figuresOf(all: Case[], from: number, to: number): Record<string, Numbers> {
  const some = within(all, from, to);
  const n = (is: (one: Case) => boolean): number => some.filter(is).length;
  const withLibrary = (one: Case): boolean => one.replies.length > 0 && library.has(outcome(one) ?? '');
  const total = (of: (one: Case) => number): number => some.reduce((sum, one) => sum + of(one), 0);
  return {
    messages: messages(some.length),
    answered: share(n(withLibrary), some.length),
    edited: share(
      n((one) => withLibrary(one) && outcome(one) === 'edited'),
      n(withLibrary),
    ),
    handed_over: share(
      n(({ handed }) => handed),
      some.length,
    ),
    held_back: share(
      n((one) => questionsOf(one).length > 0 && unanswered(one) === questionsOf(one).length),
      n((one) => questionsOf(one).length > 0),
    ),
    gaps: share(
      total(unanswered),
      total((one) => questionsOf(one).length),
    ),
    time: median(some.flatMap((one) => msOf(one) ?? [])),
    upset: share(
      n(({ read }) => bad.has(read.mood ?? '')),
      n(({ read }) => typeof read.mood === 'string'),
    ),
    repeated: share(
      n(({ read }) => (read.earlier ?? 0) > 0),
      n(({ read }) => typeof read.earlier === 'number'),
    ),
  };
}

/** Share of the time that is saved, with the interval that holds at every look (docs/report-figures.md). */
function saved(all: Case[], since: number): [number, number, number] {
  const logs = (arm: string): number[] =>
    all
      .filter(({ read, at }) => read.arm === arm && at >= since)
      .flatMap((one) => msOf(one) ?? [])
      .map((ms) => Math.log(Math.max(1, ms)));
  const [a, b] = [logs('shown'), logs('hidden')];
  const mean = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = (values: number[]): number =>
    values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (values.length - 1) / values.length;
  const difference = mean(a) - mean(b);
  const v = variance(a) + variance(b);
  const rho = 1.9 / Math.log(0.8) ** 2;
  const half = v * Math.sqrt((1 / v + rho) * Math.log((1 / v + rho) / (rho * 0.0025)));
  const less = (log: number): number => 1 - Math.exp(log);
  return [less(difference), less(difference + half), less(difference - half)];
}

/** Copied as suggested, of what was answered with the library: a target and no figure. */
function acceptedOf(all: Case[], from: number, to: number): Numbers {
  const outcomes = within(all, from, to)
    .filter((one) => one.replies.length > 0 && library.has(outcome(one) ?? ''))
    .map(outcome);
  return share(outcomes.filter((one) => one === 'unedited').length, outcomes.length);
}

/** By name for each period, and what the experiment says. */
export function independentFigures(
  file: string,
  periods: readonly { readonly from: number; readonly to: number }[],
): { periods: Record<string, Numbers>[]; accepted: Numbers[]; saved: [number, number, number] | null } {
  const { cases, since } = casesOf(file);
  return {
    periods: periods.map(({ from, to }) => figuresOf(cases, from, to)),
    accepted: periods.map(({ from, to }) => acceptedOf(cases, from, to)),
    saved: since === null ? null : saved(cases, since),
  };
}

/** What messages are about: the first of the surest answers to each question that has a good one. */
const topicsOf = (one: Case): Set<string> =>
  new Set(
    questionsOf(one)
      .filter(({ verdict }) => verdict !== 'no good answer')
      .flatMap(({ shown = [] }) => shown.toSorted((a, b) => b.confidence - a.confidence)[0]?.target ?? []),
  );

/** Numbers of messages for each period by queue (`-` for none) and topic, with those about other topics than the listed and about none. */
export function independentContacts(
  file: string,
  periods: readonly { readonly from: number; readonly to: number }[],
  listed: readonly string[],
): { queues: Record<string, number>; topics: Record<string, number>; others: number; none: number }[] {
  const { cases } = casesOf(file);
  const tally = (names: string[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  return periods.map(({ from, to }) => {
    const some = within(cases, from, to);
    const topics = some.map(topicsOf);
    return {
      queues: tally(some.map(({ read }) => read.queue ?? '-')),
      topics: tally(topics.flatMap((own) => [...own])),
      others: topics.filter((own) => own.size > 0 && !listed.some((one) => own.has(one))).length,
      none: topics.filter((own) => own.size === 0).length,
    };
  });
}
