/**
 * How often the experiment is wrong although somebody looks after every case, and how soon it tells a difference that is there.
 * Seeds may be given: `npm run bench experiment 5000 1000`.
 */
import { compareLogTimes, compareRates, type Interval } from '../../main/desk/experiment/statistics.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';

const [firstSeed = 1, runs = 1_000] = process.argv.slice(2).map(Number);
/** Of both arms together. */
const most = 4_000;

/** With how many cases the interval first left zero out; null where it never did. `add` adds one and says what is known then. */
function firstTold(seed: number, add: (random: () => number, arm: 0 | 1) => Interval | null): number | null {
  const random = seededRandom(seed);
  for (let cases = 1; cases <= most; cases++) {
    const found = add(random, random() < 0.5 ? 0 : 1);
    if (found !== null && (found.low > 0 || found.high < 0)) return cases;
  }
  return null;
}

const newRate = (): { hits: number; total: number } => ({ hits: 0, total: 0 });
const newTimes = (): { n: number; sum: number; squares: number } => ({ n: 0, sum: 0, squares: 0 });

const rates = (shown: number, hidden: number) => () => {
  const arms = [newRate(), newRate()] as const;
  return (random: () => number, arm: 0 | 1): Interval | null => {
    arms[arm].total += 1;
    arms[arm].hits += Number(random() < (arm === 0 ? shown : hidden));
    return compareRates(...arms);
  };
};
const times = (saves: number, spread: number, overNight: number) => () => {
  const arms = [newTimes(), newTimes()] as const;
  return (random: () => number, arm: 0 | 1): Interval | null => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const log =
      11.6 + spread * normal + (random() < overNight ? 5 : 0) + (arm === 0 ? Math.log(1 - saves) : 0);
    arms[arm].n += 1;
    arms[arm].sum += log;
    arms[arm].squares += log ** 2;
    return compareLogTimes(...arms);
  };
};

const nulls = [
  ['rate 2 %', rates(0.02, 0.02)],
  ['rate 10 %', rates(0.1, 0.1)],
  ['rate 50 %', rates(0.5, 0.5)],
  ['rate 95 %', rates(0.95, 0.95)],
  ['times, spread 0.7', times(0, 0.7, 0)],
  ['times, spread 1.2, one in 30 over night', times(0, 1.2, 1 / 30)],
] as const;
for (const [name, make] of nulls) {
  let wrong = 0;
  for (let nth = 0; nth < runs; nth++) wrong += Number(firstTold(firstSeed + nth, make()) !== null);
  console.log(
    `${name}: told a difference in ${wrong} of ${runs} without one (${((100 * wrong) / runs).toFixed(1)} %), looked at after each of ${most} cases`,
  );
}

const effects = [
  ['rate 50 % to 60 %', rates(0.6, 0.5)],
  ['rate 10 % to 20 %', rates(0.2, 0.1)],
  ['rate 0 % to 60 %', rates(0.6, 0)],
  ['a fifth less time, spread 0.7', times(0.2, 0.7, 0)],
  ['a fifth less time, spread 1.2', times(0.2, 1.2, 0)],
  ['a third less time, spread 0.7', times(1 / 3, 0.7, 0)],
] as const;
for (const [name, make] of effects) {
  const told = Array.from({ length: Math.round(runs / 5) }, (_, nth) =>
    firstTold(firstSeed + 50_000 + nth, make()),
  );
  const sorted = told.filter((cases) => cases !== null).toSorted((a, b) => a - b);
  const at = (share: number): string =>
    String(sorted[Math.ceil(told.length * share) - 1] ?? `more than ${most}`);
  console.log(
    `${name}: told in ${sorted.length} of ${told.length}; half by ${at(0.5)} cases of both arms, four of five by ${at(0.8)}`,
  );
}
