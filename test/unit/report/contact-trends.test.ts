import { expect, test } from 'vitest';
import { contactTrends } from '../../../main/desk/report/contact-trends.ts';
import { seededRandom } from '../../contract/support/seeded-random.ts';

const random = seededRandom(23);
const periods = Array.from({ length: 12 }, (_, nth) => ({
  from: nth,
  to: nth + 1,
  firstDay: `2025-${String(nth + 1).padStart(2, '0')}-01`,
  lastDay: `2025-${String(nth + 1).padStart(2, '0')}-28`,
}));

/** So many messages as chance has it of many that each come seldom (Poisson). */
function messagesAround(mean: number): number {
  const least = Math.exp(-mean);
  let n = 0;
  for (let product = random(); product > least; product *= random()) n += 1;
  return n;
}

/** What is told of each queue of a year in which every queue gets as much each month, but for those that `grow` from 20 to 60. */
function toldOfYear(grow: readonly string[]): ReadonlyMap<string, string | null> {
  const queues = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const { queues: told } = contactTrends(periods, {
    caseFacts: {
      contactGroups: ({ from }) =>
        [...queues, null].map((queue) => ({
          queue,
          answers: [],
          messages: messagesAround(queue !== null && grow.includes(queue) ? 20 + (40 * from) / 11 : 30),
        })),
    },
    queueName: (id) => id,
    answerTitle: () => null,
  });
  return new Map(told.map(({ about, trend }) => [about.kind === 'queue' ? about.id : about.kind, trend]));
}

// Bug: each of eight lines was tested alone, and more than every fourth table of a year without any change told a rise or a fall.
test('of years in which nothing changes one in sixteen at most is told to rise or to fall anywhere', () => {
  const years = Array.from({ length: 600 }, () => [...toldOfYear([]).values()]);
  expect(years.every((lines) => lines.length === 8)).toBe(true);
  const told = years.filter((lines) => lines.some((trend) => trend !== 'steady')).length;
  expect(told / years.length).toBeLessThanOrEqual(1 / 16);
});

test('a queue that gets three times as many messages at the end of a year is told to rise', () => {
  const years = Array.from({ length: 100 }, () => toldOfYear(['a']));
  expect(years.filter((told) => told.get('a') === 'rising').length).toBeGreaterThanOrEqual(95);
});
