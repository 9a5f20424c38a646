import { expect, test } from 'vitest';
import type { QualityEvaluation } from '../../../preload/contract.ts';
import { openShop, passphrases } from '../people/people-room.ts';
import { realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { wordsInBytes } from '../support/search-bytes.ts';
import { openDeskAt, reply, save, testClock } from './quality-room.ts';

const embedder = fakeEmbedder(realEmbedder());
const allYes: QualityEvaluation = {
  answered: true,
  right: true,
  complete: true,
  tone: true,
  language: true,
  promises: true,
  personalData: true,
};
const message = (nth: number): string =>
  `Hello, how long does loaf number ${nth} stay fresh?\n\nKind regards\nMaren Okafor ${nth}`;

test('the sample of a week is drawn by chance, the same whenever it is asked for, and of ten replies at most', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock, { embedder });
  for (let nth = 0; nth < 14; nth++) await reply(desk, message(nth), `Five days. That is number ${nth}.`);
  expect((await desk.api.call('quality.sample', {})).replies).toEqual([]);
  clock.go(7);
  const sample = await desk.api.call('quality.sample', {});
  expect(sample).toMatchObject({ week: '2026-10-05', of: 14, isAlone: true, agreement: null });
  expect(sample.weeks).toHaveLength(8);
  expect(sample.replies).toHaveLength(10);
  const numbers = sample.replies.map(({ reply: words }) => Number(/number (\d+)/.exec(words)?.[1]));
  expect(numbers.toSorted((a, b) => a - b)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  clock.go(3);
  const again = await desk.api.call('quality.sample', { week: '2026-10-05' });
  expect(again.replies.map(({ id }) => id)).toEqual(sample.replies.map(({ id }) => id));
  await expect(desk.api.call('quality.sample', { week: '2026-10-06' })).rejects.toMatchObject({
    code: 'bad_request',
  });
});

test('half of the points are filled in by the log, with where that comes from', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock);
  await save(desk, 'How long does a loaf stay fresh?', 'A loaf keeps five days in its paper bag.');
  const read = await reply(
    desk,
    'Hello, how long does a loaf stay fresh?\n\nMaren Okafor',
    'Hello Maren,\n\nA loaf keeps five days in its paper bag.',
  );
  expect(read.questions).toHaveLength(1);
  clock.go(7);
  const [card] = (await desk.api.call('quality.sample', {})).replies;
  expect(card?.prefilled).toEqual({
    answered: { value: true, from: 'all_chosen' },
    language: { value: true, from: 'check_found_nothing' },
    promises: { value: true, from: 'check_found_nothing' },
    personalData: { value: true, from: 'check_found_nothing' },
  });
});

test('two people mark the same replies without seeing each other or who wrote, and are compared without a name', async () => {
  const { folder, store, vault, settled, olga, ed, anna } = await openShop();
  await settled();
  await vault.lock();
  store.close();
  const clock = testClock();
  const desk = await openDeskAt(clock, { embedder, folder, keyStore: null });
  const { api } = desk;
  await api.call('people.unlock', { person: anna.id, passphrase: passphrases.anna });
  for (let nth = 0; nth < 3; nth++)
    await reply(desk, message(nth), `Hello Maren,\n\nFive days.\n\nKind regards\nAnna`);
  clock.go(7);
  await expect(api.call('quality.sample', {})).rejects.toMatchObject({ code: 'not_allowed' });

  await api.call('people.unlock', { person: ed.id, passphrase: passphrases.ed });
  const first = await api.call('quality.sample', {});
  expect(first.isAlone).toBe(false);
  expect(JSON.stringify(first.replies.map((card) => card.reply))).not.toContain('Anna');
  expect(first.replies[0]?.reply).toContain('[NAME]');
  for (const { id } of first.replies) await api.call('quality.evaluate', { id, evaluation: allYes });

  await api.call('people.unlock', { person: olga.id, passphrase: passphrases.olga });
  const second = await api.call('quality.sample', {});
  expect(second.replies.map(({ id }) => id)).toEqual(first.replies.map(({ id }) => id));
  // Nobody is led by what the other said.
  expect(second.replies.map(({ own, other }) => ({ own, other }))).toEqual(
    Array.from({ length: 3 }, () => ({ own: null, other: null })),
  );
  for (const [at, { id }] of second.replies.entries())
    await api.call('quality.evaluate', { id, evaluation: { ...allYes, tone: at > 0, right: at > 0 } });
  const done = await api.call('quality.sample', {});
  expect(done.replies[0]).toMatchObject({ own: { tone: false }, other: { tone: true } });
  expect(done.agreement?.replies).toBe(3);
  expect(done.agreement?.points.find(({ point }) => point === 'tone')?.agreed).toBe(2);
  expect(done.agreement?.kappa).not.toBeNull();
  expect(done.team.find(({ point }) => point === 'tone')?.yes).toMatchObject({ value: 2 / 3, of: 3 });
  // No figure and no mark names anybody.
  const told = JSON.stringify({ ...done, replies: done.replies.map(({ own, other }) => ({ own, other })) });
  for (const { id, name } of [olga, ed, anna]) {
    expect(told).not.toContain(id);
    expect(told).not.toContain(name);
  }
});

test('what is said again replaces what was said, and only a reply of the sample can be marked', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock, { embedder });
  await reply(desk, message(1), 'Five days.');
  clock.go(7);
  await reply(desk, message(2), 'Six days.');
  const [card] = (await desk.api.call('quality.sample', {})).replies;
  const id = card?.id ?? '';
  await desk.api.call('quality.evaluate', { id, evaluation: allYes });
  await desk.api.call('quality.evaluate', { id, evaluation: { ...allYes, tone: false } });
  const [marked] = (await desk.api.call('quality.sample', {})).replies;
  expect(marked?.own).toEqual({ ...allYes, tone: false });
  // Of this week, which is not over: whoever may choose what is looked at chooses what is found.
  const ofNow = desk.services.store.auditLog.list(1)[0]?.id ?? '';
  await expect(desk.api.call('quality.evaluate', { id: ofNow, evaluation: allYes })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('marks are kept encrypted and go with the customer', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock, { embedder });
  const { api, services, folder } = desk;
  await reply(desk, message(1), 'Hello Maren,\n\nFive days.');
  clock.go(7);
  const [card] = (await api.call('quality.sample', {})).replies;
  await api.call('quality.evaluate', { id: card?.id ?? '', evaluation: { ...allYes, personalData: false } });
  const line = services.store.auditLog.list(1)[0];
  expect(line).toMatchObject({ kind: 'quality', facts: { week: '2026-10-05', reply: card?.id } });
  expect(JSON.stringify(line?.facts)).not.toContain('tone');
  expect(wordsInBytes(folder, ['"personalData"'])).toEqual([]);
  await api.call('audit.erase', { customer: 'Maren Okafor 1' });
  const after = await api.call('quality.sample', {});
  expect(after.replies).toEqual([]);
  expect(after.team.every(({ yes }) => yes === null)).toBe(true);
  expect(services.store.auditLog.ofCase(line?.caseId ?? '').every(({ secret }) => secret === null)).toBe(
    true,
  );
  expect((await api.call('audit.verify', {})).verdict).toBe('intact');
});
