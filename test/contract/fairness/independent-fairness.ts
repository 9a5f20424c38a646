/**
 * Counts what the fairness check compares by docs/report-figures.md alone, from an exported log. It shares no code with the product.
 */
import { readFileSync } from 'node:fs';

interface Facts {
  again?: string;
  held?: string | null;
  automatic?: string | null;
  language?: string | null;
  queue?: string | null;
  mood?: string | null;
  priority?: string | null;
  earlier?: number | null;
  ms?: number | null;
  taken?: string;
  questions?: { verdict?: string }[];
}
interface Line {
  kind: string;
  at: number;
  case: string | null;
  facts: Facts & { compared?: RecordedComparison[] };
}
export interface RecordedComparison {
  group: { kind: string; id: string };
  against: string;
  measure: string;
  value: number;
  low: number;
  high: number;
  p: number;
  of: [number, number];
  isTold: boolean;
  pairs?: { both: number; group: number; against: number; neither: number };
  sums?: { n: number; sum: number; squares: number; ms: number };
}
interface Case {
  read: Facts;
  at: number;
  taken: string | null;
  copied: boolean;
  handed: boolean;
  ms: number | null;
}
type Counted = Pick<RecordedComparison, 'value' | 'low' | 'high' | 'p'>;

const z = 1.959964;
const library = new Set(['unedited', 'edited', 'replaced']);
const shares: Record<string, (one: Case) => boolean | null> = {
  held_back: ({ read }) =>
    (read.questions ?? []).length === 0
      ? null
      : (read.questions ?? []).every(({ verdict }) => verdict === 'no good answer'),
  answered: (one) => (one.read.held == null ? one.copied && library.has(one.taken ?? '') : null),
  taken: (one) =>
    one.read.held == null && one.copied && library.has(one.taken ?? '') ? one.taken !== 'replaced' : null,
  handed_over: ({ handed }) => handed,
  upset: ({ read }) => (read.mood == null ? null : ['angry', 'frustrated', 'unhappy'].includes(read.mood)),
  pressing: ({ read }) => (read.priority == null ? null : read.priority !== 'normal'),
};

export function readLog(file: string): { cases: Case[]; checks: RecordedComparison[][] } {
  const cases = new Map<string, Case>();
  const checks: RecordedComparison[][] = [];
  for (const text of readFileSync(file, 'utf8').trim().split('\n')) {
    const { kind, at, case: id, facts } = JSON.parse(text) as Line;
    if (kind === 'fairness') checks.push(facts.compared ?? []);
    const known = cases.get(facts?.again ?? id ?? '');
    if (kind === 'read' && known === undefined)
      cases.set(facts.again ?? id ?? '', {
        read: facts,
        at,
        taken: null,
        copied: false,
        handed: false,
        ms: null,
      });
    if (known === undefined || (kind !== 'reply' && kind !== 'hand-over')) continue;
    known.ms ??= facts.ms ?? null;
    known.taken ??= facts.taken ?? null;
    if (kind === 'reply') known.copied = true;
    else known.handed = true;
  }
  return {
    cases: [...cases.values()].filter(({ read }) => !read.automatic && read.held !== 'scam'),
    checks,
  };
}

/** All comparisons of the cases that began in [from, to), by `kind id measure`. */
export function countedAgain(all: Case[], from: number, to: number): Map<string, Counted> {
  const cases = all.filter(({ at }) => at >= from && at < to);
  const languages = Object.entries(Object.groupBy(cases, ({ read }) => read.language ?? '-'))
    .filter(([language]) => language !== '-')
    .sort(([, a = []], [, b = []]) => b.length - a.length)
    .map(([language]) => language);
  const found = new Map<string, Counted>();
  const known = ({ read }: Case): boolean | null => (read.earlier == null ? null : read.earlier > 0);
  const add = (name: string, side: (one: Case) => boolean | null, alike: (one: Case) => string): void => {
    for (const measure of [...Object.keys(shares), 'time']) {
      const is = shares[measure];
      const values = cases.flatMap((one) => {
        const group = side(one);
        const value = measure === 'time' ? one.ms : is?.(one);
        if (group === null || value === null || value === undefined) return [];
        return [
          {
            group,
            stratum: alike(one),
            value: measure === 'time' ? Math.log(Math.max(1, Number(value))) : Number(value),
          },
        ];
      });
      const strata = Object.values(Object.groupBy(values, ({ stratum }) => stratum)).map((own = []) => ({
        a: own.filter(({ group }) => group).map(({ value }) => value),
        b: own.filter(({ group }) => !group).map(({ value }) => value),
      }));
      const both = strata.filter(({ a, b }) => a.length > 0 && b.length > 0);
      const size = (of: 'a' | 'b'): number => both.reduce((sum, one) => sum + one[of].length, 0);
      if (size('a') < 50 || size('b') < 50) continue;
      found.set(`${name} ${measure}`, measure === 'time' ? means(strata) : proportions(both));
    }
  };
  const [most, ...others] = languages;
  for (const language of others)
    add(
      `spoken ${language}`,
      ({ read }) => (read.language === language ? true : read.language === most ? false : null),
      (one) => `${known(one)} ${one.read.queue}`,
    );
  add('customer known', known, ({ read }) => `${read.language} ${read.queue}`);
  return found;
}

interface Values {
  a: number[];
  b: number[];
}
const sum = (values: number[]): number => values.reduce((all, one) => all + one, 0);

function proportions(strata: Values[]): Counted {
  let [w, d, v] = [0, 0, 0];
  for (const { a, b } of strata) {
    const [m, n, x, y] = [a.length, b.length, sum(a), sum(b)];
    w += (m * n) / (m + n);
    d += (x * n - y * m) / (m + n);
  }
  const value = d / w;
  for (const { a, b } of strata) {
    const [m, n, x, y] = [a.length, b.length, sum(a), sum(b)];
    v += (value * (m * m * y - n * n * x + (m * n * (n - m)) / 2)) / (m + n) ** 2;
    v += (x * (n - y) + y * (m - x)) / (2 * (m + n));
  }
  const half = (z * Math.sqrt(Math.max(0, v) + (z * z) / 4)) / w;
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half), p: exact(strata) };
}

const factorials = [0];
function logChoose(n: number, k: number): number {
  for (let at = factorials.length; at <= n; at++) factorials.push((factorials[at - 1] ?? 0) + Math.log(at));
  return (factorials[n] ?? 0) - (factorials[k] ?? 0) - (factorials[n - k] ?? 0);
}

/** Every way in which the hits could have fallen, stratum by stratum. */
function exact(strata: Values[]): number {
  let chances = new Map([[0, 1]]);
  let seen = 0;
  for (const { a, b } of strata) {
    const [m, n, hits] = [a.length, b.length, sum(a) + sum(b)];
    seen += sum(a);
    const next = new Map<number, number>();
    for (let k = Math.max(0, hits - n); k <= Math.min(m, hits); k++) {
      const own = Math.exp(logChoose(m, k) + logChoose(n, hits - k) - logChoose(m + n, hits));
      if (own < 1e-30) continue;
      for (const [at, chance] of chances) next.set(at + k, (next.get(at + k) ?? 0) + chance * own);
    }
    chances = next;
  }
  const tail = (is: (k: number) => boolean): number =>
    sum([...chances].flatMap(([k, chance]) => (is(k) ? [chance] : [])));
  return Math.min(
    1,
    2 *
      Math.min(
        tail((k) => k <= seen),
        tail((k) => k >= seen),
      ),
  );
}

function means(strata: Values[]): Counted {
  const variance = (of: 'a' | 'b'): number => {
    const own = strata.map((one) => one[of]).filter(({ length }) => length > 1);
    const squares = own.map((values) => sum(values.map((one) => (one - sum(values) / values.length) ** 2)));
    return sum(squares) / sum(own.map(({ length }) => length - 1));
  };
  const [va, vb] = [variance('a'), variance('b')];
  const weights = strata.map(({ a, b }) =>
    a.length === 0 || b.length === 0 ? 0 : (a.length * b.length) / (a.length + b.length),
  );
  const w = sum(weights);
  const value =
    sum(
      strata.map(({ a, b }, nth) =>
        (weights[nth] ?? 0) === 0 ? 0 : (weights[nth] ?? 0) * (sum(a) / a.length - sum(b) / b.length),
      ),
    ) / w;
  const error =
    Math.sqrt(
      sum(
        strata.map(({ a, b }, nth) =>
          (weights[nth] ?? 0) === 0 ? 0 : (weights[nth] ?? 0) ** 2 * (va / a.length + vb / b.length),
        ),
      ),
    ) / w;
  return ofNormal(value, error);
}

const ofNormal = (value: number, error: number): Counted => ({
  value: Math.exp(value) - 1,
  low: Math.exp(value - z * error) - 1,
  high: Math.exp(value + z * error) - 1,
  p: twoSided(Math.abs(value) / error),
});

/** By summing the density in small steps (Simpson): slow, and another way than the product's. */
function twoSided(from: number): number {
  const [to, steps] = [from + 10, 4_000];
  const step = (to - from) / steps;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let area = density(from) + density(to);
  for (let k = 1; k < steps; k++) area += (k % 2 === 1 ? 4 : 2) * density(from + k * step);
  return 2 * ((area * step) / 3);
}

/** A comparison of questions that were asked in two ways, from what its line says of the pairs. */
export function pairsAgain({ pairs, sums }: RecordedComparison): Counted {
  if (pairs !== undefined) {
    const each = (times: number, a: number, b: number): Values[] =>
      Array.from({ length: times }, () => ({ a: [a], b: [b] }));
    return proportions([
      ...each(pairs.both, 1, 1),
      ...each(pairs.group, 1, 0),
      ...each(pairs.against, 0, 1),
      ...each(pairs.neither, 0, 0),
    ]);
  }
  const { n, sum: total, squares } = sums ?? { n: 0, sum: 0, squares: 0, ms: 0 };
  return ofNormal(total / n, Math.sqrt((squares - total ** 2 / n) / (n - 1) / n));
}

/** Which of them survive that there are so many: Holm, a twentieth for the twelve checks of a year. */
export function toldAgain(all: RecordedComparison[]): Set<RecordedComparison> {
  const sorted = all.toSorted((a, b) => a.p - b.p);
  const told = new Set<RecordedComparison>();
  for (const [rank, one] of sorted.entries()) {
    if (one.p > 0.05 / 12 / (sorted.length - rank)) break;
    const isLarge =
      one.measure === 'time' ? one.value >= 0.1 || one.value <= 1 / 1.1 - 1 : Math.abs(one.value) >= 0.03;
    // Nobody notices that a message was read half a second slower.
    if (one.sums !== undefined && Math.abs(one.sums.ms / one.sums.n) < 500) continue;
    if (isLarge && (one.low > 0 || one.high < 0)) told.add(one);
  }
  return told;
}
