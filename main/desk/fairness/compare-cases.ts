import type { FairnessComparison } from '../../../preload/contract.ts';
import { type CaseGroup, type CaseShare, caseShares } from '../store/case-groups.ts';
import {
  compareMeans,
  compareShares,
  type Difference,
  type Hits,
  type Stratum,
  type Sums,
} from './stratified.ts';

/** What was compared, before it is known how much of it holds together. */
export type Compared = Omit<FairnessComparison, 'isTold'> & {
  /** Of reading times: by so many milliseconds on average. */
  readonly ms?: number;
};

/** Fewer cases of either side say nothing that could be told; they are not compared, and are no test. */
const fewest = 50;

/**
 * The cases of a period by language, each against the one that most write in, and customers who wrote before against new ones.
 * Like is compared with like: within one queue, and one language or one kind of customer, so that who writes about other things
 * is not taken for being treated otherwise.
 */
export function compareCases(groups: readonly CaseGroup[]): readonly Compared[] {
  const byLanguage = Map.groupBy(groups, ({ language }) => language);
  const sizes = [...byLanguage]
    .flatMap(([language, own]) => (language === null ? [] : [{ language, cases: casesIn(own) }]))
    .toSorted((a, b) => b.cases - a.cases || a.language.localeCompare(b.language));
  const [most, ...others] = sizes.map(({ language }) => language);
  const spoken =
    most === undefined
      ? []
      : others.flatMap((language) =>
          compareIn(
            groups,
            (one) => (one.language === language ? 'group' : one.language === most ? 'against' : null),
            ({ queue, known }) => `${known} ${queue}`,
            { group: { kind: 'spoken', id: language }, against: most },
          ),
        );
  const customers = compareIn(
    groups,
    ({ known }) => (known === null ? null : known ? 'group' : 'against'),
    ({ queue, language }) => `${language} ${queue}`,
    { group: { kind: 'customer', id: 'known' }, against: 'new' },
  );
  return [...spoken, ...customers];
}

const casesIn = (groups: readonly CaseGroup[]): number =>
  groups.reduce((sum, { shares }) => sum + shares.handed_over.of, 0);

function compareIn(
  groups: readonly CaseGroup[],
  sideOf: (one: CaseGroup) => 'group' | 'against' | null,
  stratumOf: (one: CaseGroup) => string,
  about: Pick<Compared, 'group' | 'against'>,
): readonly Compared[] {
  const taking = groups.filter((one) => sideOf(one) !== null);
  const strata = [...Map.groupBy(taking, stratumOf).values()].map((own) => ({
    group: own.filter((one) => sideOf(one) === 'group'),
    against: own.filter((one) => sideOf(one) === 'against'),
  }));
  const compared = (
    measure: Compared['measure'],
    sizes: Compared['of'],
    difference: () => Difference | null,
  ): readonly Compared[] => {
    const found = Math.min(...sizes) < fewest ? null : difference();
    return found === null ? [] : [{ ...about, measure, ...found, of: sizes }];
  };
  const shares = caseShares.flatMap((measure) => {
    const own = strata.map(({ group, against }) => ({
      group: hitsIn(group, measure),
      against: hitsIn(against, measure),
    }));
    return compared(
      measure,
      sizesOf(own, ({ of }) => of),
      () => compareShares(own),
    );
  });
  const times = strata.map(({ group, against }) => ({ group: timesIn(group), against: timesIn(against) }));
  return [
    ...shares,
    ...compared(
      'time',
      sizesOf(times, ({ n }) => n),
      () => asRatio(compareMeans(times)),
    ),
  ];
}

/** Where only one side has cases, nothing is compared. */
function sizesOf<Of>(strata: readonly Stratum<Of>[], of: (one: Of) => number): readonly [number, number] {
  let [group, against] = [0, 0];
  for (const one of strata) {
    if (of(one.group) === 0 || of(one.against) === 0) continue;
    group += of(one.group);
    against += of(one.against);
  }
  return [group, against];
}

const hitsIn = (groups: readonly CaseGroup[], measure: CaseShare): Hits =>
  groups.reduce(
    (sum, { shares }) => ({ of: sum.of + shares[measure].of, hits: sum.hits + shares[measure].hits }),
    { of: 0, hits: 0 },
  );
const timesIn = (groups: readonly CaseGroup[]): Sums =>
  groups.reduce(
    (all, { time }) => ({ n: all.n + time.n, sum: all.sum + time.sum, squares: all.squares + time.squares }),
    { n: 0, sum: 0, squares: 0 },
  );

/** A difference of logarithms as how much longer, as a share. */
export const asRatio = (found: Difference | null): Difference | null =>
  found && {
    ...found,
    value: Math.exp(found.value) - 1,
    low: Math.exp(found.low) - 1,
    high: Math.exp(found.high) - 1,
  };
