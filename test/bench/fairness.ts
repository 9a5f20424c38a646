/**
 * What the fairness check tells of differences that were planted, and what it makes up where everybody is treated alike: shops of
 * 20,000 cases whose customers write about different things in different languages, and questions asked in other ways. Then a
 * whole check of the sample shop. Seeds may be given: `npm run bench fairness 5000 200`.
 */
import { compareCases } from '../../main/desk/fairness/compare-cases.ts';
import { compareShares } from '../../main/desk/fairness/stratified.ts';
import { markSignificant } from '../../main/desk/fairness/significance.ts';
import { caseShares } from '../../main/desk/store/case-groups.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { groupsOf, type Planted, simulatedCases } from '../support/simulated-groups.ts';

const [firstSeed = 1, fair = 200] = process.argv.slice(2).map(Number);
const cases = 20_000;
const random = seededRandom(firstSeed);
const within = (low: number, high: number): number => low + (high - low) * random();

const places = ['de', 'fr', 'es', 'known'].flatMap((group) =>
  [...caseShares, 'time' as const].map((measure) => ({ group, measure })),
);

const told: number[] = [];
const missed: string[] = [];
let strangers = 0;
for (let nth = 0; nth < 20; nth++) {
  const planted: readonly Planted[] = places
    .map((place) => ({ place, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, 10)
    .map(({ place }) => ({
      ...place,
      by:
        place.measure === 'time'
          ? within(0.2, 0.4)
          : (place.measure === 'answered' || place.measure === 'taken' ? -1 : 1) * within(0.08, 0.15),
    }));
  const found = markSignificant(
    compareCases(groupsOf(simulatedCases({ seed: firstSeed + nth, cases, planted }))),
  ).filter(({ isTold }) => isTold);
  const isIt = (one: (typeof found)[number], { group, measure }: Planted): boolean =>
    one.group.id === group && one.measure === measure;
  const lost = planted.filter(
    (plant) => !found.some((one) => isIt(one, plant) && Math.sign(one.value) === Math.sign(plant.by)),
  );
  told.push(planted.length - lost.length);
  missed.push(...lost.map(({ group, measure, by }) => `${group} ${measure} ${by.toFixed(2)}`));
  strangers += found.filter((one) => !planted.some((plant) => isIt(one, plant))).length;
}
console.log(
  `20 shops with 10 unfair differences each: told ${told.join(' ')}; ${strangers} told that were not planted; missed: ${missed.join(', ') || 'none'}`,
);

let [invented, shops, covered, compared] = [0, 0, 0, 0];
for (let nth = 0; nth < fair; nth++) {
  const all = markSignificant(
    compareCases(groupsOf(simulatedCases({ seed: firstSeed + 1_000 + nth, cases }))),
  );
  const wrong = all.filter(({ isTold }) => isTold).length;
  invented += wrong;
  shops += Number(wrong > 0);
  compared += all.length;
  covered += all.filter(({ low, high }) => low <= 0 && high >= 0).length;
}
console.log(
  `${fair} fair shops: ${invented} differences invented, in ${shops} shops; intervals hold the truth in ${((100 * covered) / compared).toFixed(1)}% of ${compared}`,
);

// The same question asked in two ways: 200 of them, in 16 ways and four measures.
const asked = (by: number) => {
  const usual = within(0.6, 0.95);
  const strata = Array.from({ length: 200 }, () => {
    // A question is easy or hard, and now and then either way comes out otherwise.
    const isEasy = random() < usual;
    const is = random() < 0.03 ? !isEasy : isEasy;
    const alike = random() < 0.03 ? !isEasy : isEasy;
    const now = alike && random() < by ? false : alike;
    return { group: { of: 1, hits: Number(now) }, against: { of: 1, hits: Number(is) } };
  });
  const difference = compareShares(strata);
  return difference === null
    ? []
    : [
        {
          group: { kind: 'names', id: 'x' } as const,
          against: 'plain',
          measure: 'right' as const,
          of: [200, 200] as const,
          ...difference,
        },
      ];
};
let [pairsTold, pairsInvented] = [0, 0];
for (let nth = 0; nth < 20; nth++) {
  const all = markSignificant(
    [
      ...Array.from({ length: 10 }, () => asked(within(0.2, 0.4))),
      ...Array.from({ length: 54 }, () => asked(0)),
    ].flat(),
  );
  pairsTold += all.filter(({ isTold, value }) => isTold && value < -0.03).length;
}
for (let nth = 0; nth < fair; nth++)
  pairsInvented += markSignificant(Array.from({ length: 64 }, () => asked(0)).flat()).filter(
    ({ isTold }) => isTold,
  ).length;
console.log(
  `questions asked in two ways: ${pairsTold} of 200 planted told; ${pairsInvented} invented in ${fair} fair checks`,
);
