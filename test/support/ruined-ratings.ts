import { findLowRatedAnswers } from '../../main/desk/outcomes/low-rated-answers.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';

/**
 * Of 20,000 cases a third are rated. Queues differ in how often ratings are bad, upset customers rate worse, and answers belong to
 * queues: whoever compared answers with all others would name those of an angry queue.
 */
export function ruinedRatings(seed: number, ruinous: number) {
  const random = seededRandom(seed);
  const chance = (p: number): boolean => random() < p;
  const answers = Array.from({ length: 120 }, (_, nth) => ({
    answer: `e:${nth}`,
    queue: nth % 6,
    isRuinous: nth < ruinous,
    weight: 0.3 + random(),
  }));
  const total = answers.reduce((sum, { weight }) => sum + weight, 0);
  const pick = () => {
    let at = random() * total;
    return answers.find(({ weight }) => (at -= weight) <= 0) ?? answers[0];
  };
  const rated = [];
  for (let nth = 0; nth < 20_000; nth += 1) {
    const one = pick();
    if (one === undefined || !chance(1 / 3)) continue;
    const isUpset = chance(one.queue === 2 ? 0.5 : 0.15);
    const bad = [0.08, 0.1, 0.3, 0.12, 0.15, 0.2][one.queue] ?? 0.1;
    const p = Math.min(0.95, bad + (isUpset ? 0.25 : 0) + (one.isRuinous ? 0.3 : 0));
    const stratum = `${one.queue}/${isUpset ? 'upset' : ''}`;
    rated.push({ answer: one.answer, stratum, measure: 'csat' as const, value: chance(p) ? 0 : 1 });
  }
  const named = findLowRatedAnswers(rated).map(({ answer }) => answer);
  const isPlanted = (answer: string): boolean => Number(answer.slice(2)) < ruinous;
  return { found: named.filter(isPlanted).length, wrong: named.filter((one) => !isPlanted(one)).length };
}
