import type { FairnessExample, FairnessGroup, FairnessMeasure } from '../../../preload/contract.ts';
import { type ReadDeps, readMessage, type ReadMessage } from '../messages/read-message.ts';
import type { Compared } from './compare-cases.ts';
import { asRatio } from './compare-cases.ts';
import type { OwnQuestion } from './own-questions.ts';
import { comparePairs, compareShares, type Difference } from './stratified.ts';
import { translatedQuestions, type Variant, type VariedLanguage, variantsOf } from './text-variants.ts';

/** Questions that were asked in two ways, by how both came out. */
interface Pairs {
  both: number;
  group: number;
  against: number;
  neither: number;
}
/** Of the differences of the logarithms of how long reading took. */
interface PairedTimes {
  n: number;
  sum: number;
  squares: number;
  /** Of the differences themselves, in milliseconds. */
  ms: number;
}

/** A comparison with what it can be counted again from. */
export interface ComparedPairs extends Compared {
  readonly pairs?: Readonly<Pairs>;
  readonly sums?: Readonly<PairedTimes>;
}

type Share = Exclude<FairnessMeasure, 'time' | 'answered' | 'taken' | 'handed_over'>;
const shares = ['held_back', 'right', 'upset', 'pressing'] as const satisfies readonly Share[];
type Outcome = Readonly<Record<Share, boolean | null>> & { readonly ms: number };

/** Fewer questions say nothing that could be told. */
const fewest = 20;
const mostExamples = 2;
const upset: ReadonlySet<string> = new Set(['angry', 'frustrated', 'unhappy']);

/** A question in the ways in which it is asked; `target` answers it, null where nobody knows. */
interface Asked {
  readonly variants: readonly Variant[];
  readonly target: string | null;
}

/** The shop's own questions in all their ways, and those of every shop in its languages. */
export function messagesFor(
  questions: readonly OwnQuestion[],
  [first, ...others]: readonly VariedLanguage[],
): readonly Asked[] {
  return [
    ...questions.map(({ question, target, language }, nth) => ({
      variants: variantsOf(question, language, nth),
      target,
    })),
    ...(first === undefined ? [] : translatedQuestions(first, others)).map((variants) => ({
      variants,
      target: null,
    })),
  ];
}

/**
 * Reads each message as one that came in and compares it with the plain one. Nothing of it is kept, logged or learned.
 * `between` is called before each and may end it by throwing.
 */
export async function askQuestions(
  asked: readonly Asked[],
  reading: ReadDeps,
  between: (done: number) => Promise<void>,
): Promise<{
  readonly compared: readonly ComparedPairs[];
  readonly examplesOf: (one: Compared) => readonly FairnessExample[];
}> {
  const { search } = reading;
  const deps: ReadDeps = {
    ...reading,
    // Getters do not spread.
    languages: reading.languages,
    translatedLanguages: reading.translatedLanguages,
    search: { ...search, findAll: (all, options) => search.findAll(all, { ...options, inBackground: true }) },
  };
  const tallies = new Map<string, Tally>();
  let done = 0;
  for (const [nth, { variants, target }] of asked.entries()) {
    const outcomes: { readonly variant: Variant; readonly outcome: Outcome }[] = [];
    // In another order each time: what is read first must not be what is always slower.
    for (const variant of turned(variants, nth)) {
      await between(done++);
      const started = performance.now();
      const read = await readMessage({ text: variant.text, subject: null, automatic: null }, deps);
      outcomes.push({ variant, outcome: outcomeOf(read, target, performance.now() - started) });
    }
    const plain = outcomes.find(({ variant }) => variant.group === null);
    if (plain === undefined) continue;
    for (const { variant, outcome } of outcomes) {
      if (variant.group === null) continue;
      const key = `${variant.group.kind} ${variant.group.id}`;
      const tally = tallies.get(key) ?? newTally(variant.group);
      tallies.set(key, tally);
      count(tally, { text: plain.variant.text, outcome: plain.outcome }, { text: variant.text, outcome });
    }
  }
  return {
    compared: [...tallies.values()].flatMap(comparedOf),
    examplesOf: ({ group, measure, value }) => {
      const known = tallies.get(`${group.kind} ${group.id}`)?.examples.get(measure);
      return (known === undefined ? [] : value > 0 ? known.more : known.less).map((one) => ({
        group,
        measure,
        ...one,
      }));
    },
  };
}

const turned = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
};

function outcomeOf({ questions, mood, routing }: ReadMessage, target: string | null, ms: number): Outcome {
  const good = questions.filter(({ verdict }) => verdict.word !== 'no good answer');
  return {
    held_back: good.length === 0,
    right: target === null ? null : good.some(({ suggestions }) => suggestions[0]?.target === target),
    upset: mood === null ? null : upset.has(mood.word),
    pressing: routing.priority !== 'normal',
    ms,
  };
}

interface Tally {
  readonly group: FairnessGroup;
  readonly pairs: Map<Share, Pairs>;
  readonly times: PairedTimes;
  /** Pairs that came out otherwise: so with the group alone, or with the plain one alone. */
  readonly examples: Map<FairnessMeasure, { readonly more: Example[]; readonly less: Example[] }>;
}
type Example = Pick<FairnessExample, 'plain' | 'changed'>;

const newTally = (group: FairnessGroup): Tally => ({
  group,
  pairs: new Map(),
  times: { n: 0, sum: 0, squares: 0, ms: 0 },
  examples: new Map(),
});

interface Came {
  readonly text: string;
  readonly outcome: Outcome;
}

function count({ pairs, times, examples }: Tally, plain: Came, changed: Came): void {
  for (const measure of shares) {
    const [was, is] = [plain.outcome[measure], changed.outcome[measure]];
    if (was === null || is === null) continue;
    const own = pairs.get(measure) ?? { both: 0, group: 0, against: 0, neither: 0 };
    own[is ? (was ? 'both' : 'group') : was ? 'against' : 'neither'] += 1;
    pairs.set(measure, own);
    if (was === is) continue;
    const known = examples.get(measure) ?? { more: [], less: [] };
    examples.set(measure, known);
    const list = is ? known.more : known.less;
    if (list.length < mostExamples) list.push({ plain: plain.text, changed: changed.text });
  }
  const difference = Math.log(Math.max(0.1, changed.outcome.ms)) - Math.log(Math.max(0.1, plain.outcome.ms));
  times.ms += changed.outcome.ms - plain.outcome.ms;
  times.n += 1;
  times.sum += difference;
  times.squares += difference ** 2;
}

function comparedOf({ group, pairs, times }: Tally): readonly ComparedPairs[] {
  const about = { group, against: 'plain' };
  const comparisonOf = (measure: FairnessMeasure, n: number, difference: Difference | null) =>
    n < fewest || difference === null ? [] : [{ ...about, measure, ...difference, of: [n, n] as const }];
  return [
    ...[...pairs].flatMap(([measure, own]) =>
      comparisonOf(measure, own.both + own.group + own.against + own.neither, comparePairsOf(own)).map(
        (one) => ({
          ...one,
          pairs: own,
        }),
      ),
    ),
    ...comparisonOf('time', times.n, asRatio(comparePairs(times))).map((one) => ({
      ...one,
      ms: times.ms / times.n,
      sums: times,
    })),
  ];
}

/** Each question is a stratum of two messages. */
function comparePairsOf({ both, group, against, neither }: Pairs): Difference | null {
  const strata = (times: number, is: number, was: number) =>
    Array.from({ length: times }, () => ({ group: { of: 1, hits: is }, against: { of: 1, hits: was } }));
  return compareShares([
    ...strata(both, 1, 1),
    ...strata(group, 1, 0),
    ...strata(against, 0, 1),
    ...strata(neither, 0, 0),
  ]);
}
