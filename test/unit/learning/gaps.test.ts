import { describe, expect, it, test } from 'vitest';
import { bestAnswer } from '../../../main/desk/learning/gaps/best-answer.ts';
import { createClusters } from '../../../main/desk/learning/gaps/clusters.ts';
import { createClusterLabeler } from '../../../main/desk/learning/gaps/cluster-labels.ts';
import { trendOf } from '../../../main/desk/learning/gaps/trend.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** A unit vector in the plane at so many degrees. */
const at = (degrees: number): Int8Array => {
  const angle = (degrees / 180) * Math.PI;
  return Int8Array.of(Math.round(127 * Math.cos(angle)), Math.round(127 * Math.sin(angle)), 0);
};
const noPause = () => Promise.resolve();
let ids = 0;
const newClusters = () =>
  createClusters(
    () => `c${ids++}`,
    () => 0.7,
  );
const together = (all: ReadonlyMap<string, string>): readonly string[] =>
  [...Map.groupBy([...all.keys()].toSorted(), (question) => all.get(question))].map(([, each]) =>
    each.join(''),
  );

describe('clusters of questions', () => {
  it('group paraphrases, and one question close to a single member does not merge two clusters', async () => {
    const clusters = newClusters();
    const degrees = { a: 0, b: 5, c: 10, d: 60, e: 65, f: 35 };
    for (const [question, each] of Object.entries(degrees)) clusters.add(question, at(each));
    await clusters.refine(noPause);
    const found = together(clusters.all());
    expect(found).toHaveLength(2);
    expect(found.some((each) => each.includes('abc') && !each.includes('d'))).toBe(true);
    expect(found.some((each) => each.includes('de'))).toBe(true);
  });

  it('are the same in whatever order the questions came (a cluster that began at its edge stays apart otherwise)', async () => {
    const forwards = newClusters();
    const backwards = newClusters();
    const degrees = [0, 30, 60, 15, 45, 90, 95, 170, 175];
    for (const [n, each] of degrees.entries()) forwards.add(`q${n}`, at(each));
    for (const [n, each] of [...degrees.entries()].toReversed()) backwards.add(`q${n}`, at(each));
    await forwards.refine(noPause);
    await backwards.refine(noPause);
    expect(together(forwards.all()).toSorted()).toEqual(together(backwards.all()).toSorted());
  });

  it('stay stable when other questions come and go, and are represented by their medoid', async () => {
    const clusters = newClusters();
    clusters.add('a', at(0), 'known');
    clusters.add('b', at(10), 'known');
    clusters.add('c', at(20));
    await clusters.refine(noPause);
    expect([...clusters.all().values()]).toEqual(['known', 'known', 'known']);
    expect(clusters.medoid('known')).toBe('b');
    clusters.remove('b');
    clusters.remove('c');
    expect(clusters.medoid('known')).toBe('a');
    clusters.remove('a');
    expect(clusters.medoid('known')).toBeNull();
  });
});

describe('the label of a cluster', () => {
  const questions = {
    a1: 'Do you do gift wrapping with a ribbon?',
    a2: 'Is gift wrapping possible for my order?',
    a3: 'Could you add a ribbon and gift wrapping?',
    b1: 'Do you deliver to the Isle of Skye?',
    b2: 'Is delivery to Skye possible for my order?',
  };
  const namer = (passages: Readonly<Record<string, number>> = {}) => {
    const made = createClusterLabeler((words) => ({
      counts: new Map(words.map((word) => [word, passages[word] ?? 0])),
      of: 100,
    }));
    for (const [id, text] of Object.entries(questions)) made.add(id, text);
    return made;
  };

  it('is the words that set it apart, as they are written, not what every mail says', () => {
    expect(namer().label(['a1', 'a2', 'a3'])).toBe('gift wrapping, ribbon');
    expect(namer().label(['b1', 'b2'])).toMatch(/skye/);
    expect(namer().label(['b1', 'b2'])).not.toMatch(/order|possible/);
  });

  it('puts what the library is full of behind what is missing in it', () => {
    expect(namer({ deliver: 90, delivery: 90 }).label(['b1', 'b2'])).toMatch(/^(isle|skye)/);
  });

  it('holds no mask and is empty where nothing but question words was asked', () => {
    const made = namer();
    made.add('c', 'Can [NAME] have that?');
    made.add('d', 'Will you?');
    expect(made.label(['c'])).toBe('');
    expect(made.label(['d'])).toBe('');
  });
});

describe('the trend', () => {
  const now = Date.UTC(2026, 10, 23);
  const daysAgo = (...days: readonly number[]): readonly number[] => days.map((each) => now - each * dayMs);

  it('counts weeks that end now, so that a Monday is no good week', () => {
    const { thisWeek, lastWeek, weeks } = trendOf(daysAgo(0, 1, 6.9, 7.1, 20, 300), now);
    expect({ thisWeek, lastWeek }).toEqual({ thisWeek: 3, lastWeek: 1 });
    expect(weeks).toEqual([0, 0, 0, 0, 0, 1, 1, 3]);
  });

  it('reports no direction that is within chance', () => {
    expect(trendOf(daysAgo(1, 2, 3, 8), now).direction).toBeNull();
    expect(trendOf(daysAgo(1, 2, 3, 4, 8, 9, 10), now).direction).toBe('steady');
    expect(trendOf(daysAgo(1, 2, 3, 4, 5, 6), now).direction).toBe('rising');
    expect(trendOf(daysAgo(8, 9, 10, 11, 12, 13), now).direction).toBe('falling');
  });
});

test('the answer that was sent most often is the draft; else the fuller one', () => {
  const answers = ['Yes.', 'Yes, we wrap gifts for two euros.', 'No idea, sorry.', 'no idea sorry'];
  const written = answers.map((text, index) => ({ at: index, text }));
  expect(bestAnswer(written)).toMatch(/no idea/i);
  expect(bestAnswer(written.slice(0, 2))).toBe('Yes, we wrap gifts for two euros.');
  expect(bestAnswer([])).toBeNull();
});
