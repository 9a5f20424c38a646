import path from 'node:path';
import { expect, test } from 'vitest';
import { compareCases } from '../../../main/desk/fairness/compare-cases.ts';
import { dayMs } from '../../../preload/shared/days.ts';
import { yearStart } from '../../support/simulated-year.ts';
import { linesOf, simulatedCases } from '../../support/simulated-groups.ts';
import { openReport } from '../report/report-room.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';
import { keyStore } from '../support/key-store.ts';
import { countedAgain, pairsAgain, readLog, toldAgain } from './independent-fairness.ts';

const things = ['loaf', 'cake', 'roll', 'tart', 'pie', 'bun', 'pretzel'];
const entries = things.flatMap((thing) =>
  ['How much is the', 'Do you deliver the', 'How long does it keep, the'].map((asks) => ({
    question: `${asks} ${thing} with seeds?`,
    answer: `The ${thing}: see the shelf by the door.`,
    variants: [],
    tags: [],
    collection: null,
    language: 'en',
    internal: false,
    reviewBy: null,
  })),
);

async function deskWithQuestions(count = entries.length, now: () => number = Date.now) {
  const desk = await openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()), now });
  await desk.modelSettled;
  for (const fields of entries.slice(0, count)) await desk.api.call('entries.save', { id: null, fields });
  return desk;
}

test('what is compared of cases is what another program counts from the exported log', async () => {
  const { store, report, append, exportLog } = await openReport(temporaryFolder());
  const planted = [{ group: 'de', measure: 'held_back', by: 0.15 }] as const;
  append(linesOf(simulatedCases({ seed: 91, cases: 4_000, planted })));
  await report.upToDate();
  const between = { from: yearStart + 30 * dayMs, to: yearStart + 330 * dayMs };
  const compared = compareCases(store.caseFacts.groups(between));
  const { cases } = readLog(await exportLog());
  const again = countedAgain(cases, between.from, between.to);
  expect(compared.length).toBe(again.size);
  expect(compared.length).toBeGreaterThanOrEqual(24);
  for (const { group, measure, ...own } of compared) {
    const other = again.get(`${group.kind} ${group.id} ${measure}`);
    for (const name of ['value', 'low', 'high'] as const)
      expect(own[name]).toBeCloseTo(other?.[name] ?? Number.NaN, 9);
    expect(Math.log(own.p)).toBeCloseTo(Math.log(other?.p ?? Number.NaN), 5);
  }
  // What is told opens as many cases of that group as there are.
  const days = { firstDay: '2025-02-01', lastDay: '2025-06-30' };
  const { total } = await report.cases({
    ...days,
    figure: 'held_back',
    language: 'de',
    known: true,
    offset: 0,
    limit: 1,
  });
  const [first, end] = [new Date(2025, 1, 1).getTime(), new Date(2025, 6, 1).getTime()];
  const meant = cases.filter(
    ({ at, read: { language, earlier, questions = [] } }) =>
      at >= first &&
      at < end &&
      language === 'de' &&
      (earlier ?? 0) > 0 &&
      questions.every(({ verdict }) => verdict === 'no good answer'),
  );
  expect(total).toBe(meant.length);
  expect(total).toBeGreaterThan(20);
  store.close();
});

test('a check asks the shop’s own questions otherwise, and its line alone says all that it compared, without a word', async () => {
  const { api, services, folder } = await deskWithQuestions();
  const lines = () => services.store.auditLog.count();
  const before = lines();
  expect((await api.call('fairness.get', {})).last).toBeNull();
  const seen: number[] = [];
  const begun = await api.call('fairness.run', {});
  expect(begun.running).not.toBeNull();
  while ((await api.call('fairness.get', {})).running !== null) {
    const { running } = await api.call('fairness.get', {});
    if (running !== null && running.of > 0) seen.push(running.done / running.of);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const { last, problem } = await api.call('fairness.get', {});
  expect(problem).toBeNull();
  expect(last).toMatchObject({ questions: entries.length, cases: 0 });
  expect(last?.messages).toBeGreaterThan(entries.length * 14);
  // Messages that nobody sent are no cases.
  expect(lines() - before).toBe(1);
  const file = path.join(folder, 'log.jsonl');
  await api.call('audit.export', { path: file, format: 'jsonl', words: false });
  const [recorded = []] = readLog(file).checks;
  expect(recorded.length).toBe(last?.comparisons.length);
  for (const one of recorded) {
    const again = pairsAgain(one);
    for (const name of ['value', 'low', 'high'] as const) expect(one[name]).toBeCloseTo(again[name], 6);
  }
  const told = toldAgain(recorded);
  expect(recorded.filter(({ isTold }) => isTold)).toEqual(recorded.filter((one) => told.has(one)));
  // What is told of questions comes with two that differ in nothing else.
  const shares = (last?.comparisons ?? []).filter(({ isTold, measure }) => isTold && measure !== 'time');
  const names = new Set(last?.examples.map(({ group, measure }) => `${group.id} ${measure}`));
  expect(shares.filter(({ group, measure }) => !names.has(`${group.id} ${measure}`))).toEqual([]);
  expect(JSON.stringify(recorded)).not.toMatch(/loaf|pretzel/);
  expect(
    (await api.call('report.figures', { firstDay: '2026-01-01', lastDay: '2026-01-07' })).fairness?.at,
  ).toBe(last?.at);
});

test('a check that is cancelled leaves nothing behind, and one that nobody asked for waits a month', async () => {
  let at = new Date(2026, 2, 10, 9).getTime();
  const { api, services } = await deskWithQuestions(2, () => at);
  const { nextAt } = await api.call('fairness.get', {});
  expect(new Date(nextAt).getMonth()).toBe(3);
  await api.call('fairness.run', {});
  await api.call('fairness.cancel', {});
  await services.fairness.whenIdle();
  expect(await api.call('fairness.get', {})).toMatchObject({ last: null, running: null, problem: null });
  services.fairness.look();
  await services.fairness.whenIdle();
  expect((await api.call('fairness.get', {})).last).toBeNull();
  at = nextAt + 1;
  services.fairness.look();
  await services.fairness.whenIdle();
  const { last, nextAt: then } = await api.call('fairness.get', {});
  expect(last).not.toBeNull();
  expect(new Date(then).getMonth()).toBe(4);
});
