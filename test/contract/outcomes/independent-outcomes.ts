/**
 * Counts the outcomes by docs/report-figures.md alone, from an exported log. It shares no code with the product, so that a mistake in
 * either is seen when they disagree.
 */
import { readFileSync } from 'node:fs';

interface Line {
  kind: string;
  at: number;
  case: string | null;
  facts: {
    again?: string;
    taken?: string;
    queue?: string | null;
    mood?: string | null;
    questions?: { chosen?: string | null }[];
    removed?: string;
    import?: string;
    measure?: string;
    value?: number;
    ratedAt?: number;
  };
}
interface Rating {
  line: number;
  caseId: string | null;
  importId: string;
  measure: string;
  value: number;
  ratedAt: number;
}
interface Case {
  way: 'assisted' | 'by hand';
  taken: string | undefined;
  stratum: string;
  chosen: string[] | undefined;
}
type Numbers = [value: number, low: number, high: number, of: number] | null;

const z = 1.959964;
const upset = new Set(['angry', 'frustrated', 'unhappy']);
const library = new Set(['unedited', 'edited', 'replaced']);

function read(file: string): { ratings: Rating[]; cases: Map<string, Case> } {
  let ratings: Rating[] = [];
  const cases = new Map<string, Case>();
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  for (const [nth, text] of lines.entries()) {
    const { kind, case: ofLine, facts } = JSON.parse(text) as Line;
    if (kind === 'ratings' && facts.removed !== undefined)
      ratings = ratings.filter(({ importId }) => importId !== facts.removed);
    if (kind === 'rating')
      ratings.push({
        line: nth,
        caseId: ofLine,
        importId: facts.import ?? '',
        measure: facts.measure ?? '',
        value: facts.value ?? 0,
        ratedAt: facts.ratedAt ?? 0,
      });
    if (!['read', 'reply', 'hand-over'].includes(kind)) continue;
    const key = facts.again ?? ofLine ?? '';
    const one = cases.get(key) ?? {
      way: 'by hand',
      taken: undefined,
      stratum: kind === 'read' ? `${facts.queue ?? ''}/${upset.has(facts.mood ?? '') ? 'upset' : ''}` : '/',
      chosen: undefined,
    };
    cases.set(key, one);
    if (kind === 'read') continue;
    one.taken ??= facts.taken;
    one.way = library.has(one.taken ?? '') ? 'assisted' : 'by hand';
    if (kind === 'reply')
      one.chosen ??= (facts.questions ?? []).flatMap(({ chosen }) => (chosen ? [chosen] : []));
  }
  // Of each case and measure the latest.
  const latest = ratings.filter(
    (one) =>
      one.caseId === null ||
      !ratings.some(
        (other) =>
          other.caseId === one.caseId &&
          other.measure === one.measure &&
          (other.ratedAt > one.ratedAt || (other.ratedAt === one.ratedAt && other.line > one.line)),
      ),
  );
  return { ratings: latest, cases };
}

function good(values: number[]): Numbers {
  const n = values.length;
  if (n === 0) return null;
  const hits = values.filter((value) => value >= 0.75).length;
  const p = hits / n;
  const root = z * Math.sqrt(p * (1 - p) * n + (z * z) / 4);
  const middle = hits + (z * z) / 2;
  return [p, Math.max(0, (middle - root) / (n + z * z)), Math.min(1, (middle + root) / (n + z * z)), n];
}

function promoters(values: number[]): Numbers {
  const n = values.length;
  if (n === 0) return null;
  const up = values.filter((value) => value >= 9).length;
  const down = values.filter((value) => value <= 6).length;
  const [p, q] = [(up + 0.75) / (n + 3), (down + 0.75) / (n + 3)];
  const half = z * Math.sqrt((p + q - (p - q) * (p - q)) / (n + 3));
  return [(up - down) / n, Math.max(-1, p - q - half), Math.min(1, p - q + half), n];
}

function median(values: number[]): Numbers {
  const n = values.length;
  if (n < 6) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const nth = (rank: number): number => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? Number.NaN;
  const half = (z * Math.sqrt(n)) / 2;
  const middle = (nth(Math.ceil(n / 2)) + nth(Math.floor(n / 2) + 1)) / 2;
  return [middle, nth(Math.floor(n / 2 - half)), nth(Math.ceil(n / 2 + half) + 1), n];
}

/** Each as all, assisted, by hand; and of each answer that was chosen alone how many ratings were bad. */
export function independentOutcomes(file: string, from: number, to: number) {
  const { ratings, cases } = read(file);
  const within = ratings.filter(({ ratedAt }) => ratedAt >= from && ratedAt < to);
  const values = (measure: string, way?: string): number[] =>
    within
      .filter((one) => one.measure === measure)
      .filter(({ caseId }) => way === undefined || (caseId !== null && cases.get(caseId)?.way === way))
      .map(({ value }) => value);
  const ways = [undefined, 'assisted', 'by hand'] as const;
  const chosenAlone = (caseId: string | null): string | null => {
    const chosen = new Set(caseId === null ? [] : (cases.get(caseId)?.chosen ?? []));
    return chosen.size === 1 ? ([...chosen][0] ?? null) : null;
  };
  const answers: Record<string, [bad: number, of: number]> = {};
  for (const { caseId, measure, value } of within) {
    const answer = chosenAlone(caseId);
    if (answer === null || (measure !== 'csat' && measure !== 'nps')) continue;
    const isBad = measure === 'nps' ? value <= 6 : value < 0.5;
    const [bad, of] = answers[answer] ?? [0, 0];
    answers[answer] = [bad + (isBad ? 1 : 0), of + 1];
  }
  const opened = (is: (one: Rating) => boolean, way?: string): string[] => [
    ...new Set(
      within
        .filter((one) => is(one) && one.caseId !== null && cases.has(one.caseId))
        .flatMap(({ caseId }) => caseId ?? [])
        .filter((caseId) => way === undefined || cases.get(caseId)?.way === way),
    ),
  ];
  const left = within.filter(({ measure }) => measure === 'left');
  return {
    csat: ways.map((way) => good(values('csat', way))),
    nps: ways.map((way) => promoters(values('nps', way))),
    resolution: [
      median(values('resolution')),
      median(values('resolution', 'assisted')),
      // A thread that belongs to no case is by hand.
      median(
        within
          .filter(({ measure }) => measure === 'resolution')
          .filter(({ caseId }) => caseId === null || cases.get(caseId)?.way !== 'assisted')
          .map(({ value }) => value),
      ),
    ],
    left: [left.length, left.filter(({ caseId }) => caseId !== null && cases.has(caseId)).length],
    answers,
    /** Of each figure the cases that it counts, altogether and by how they were answered. */
    cases: {
      csat: ways.map((way) => opened(({ measure, value }) => measure === 'csat' && value >= 0.75, way)),
      nps: ways.map((way) => opened(({ measure }) => measure === 'nps', way)),
      resolution: ways.map((way) => opened(({ measure }) => measure === 'resolution', way)),
      left: ways.map((way) => opened(({ measure }) => measure === 'left', way)),
    },
    badOf: (answer: string) =>
      opened(
        ({ caseId, measure, value }) =>
          chosenAlone(caseId) === answer &&
          ((measure === 'nps' && value <= 6) || (measure === 'csat' && value < 0.5)),
      ),
  };
}
