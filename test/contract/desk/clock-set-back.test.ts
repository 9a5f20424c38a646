import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addEntry, answer, openDesk } from '../backups/backup-desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { add, contentWith, manyEntries, open } from '../support/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

const start = Date.UTC(2026, 10, 27, 12);

// Bugs: what came last is listed first or dropped, the log looks forged, words go early, a trend counts what is to come as nothing.
test.each([1, 31])(
  'a clock set back by %i days breaks nothing, and what came later stays later',
  async (days) => {
    let at = start;
    const desk = await openDesk(temporaryFolder(), { now: () => at });
    const { api, services } = desk;
    const entry = await addEntry(desk, 'How long does rye keep?', 'Five days.');
    const before = await answer(desk, 'Quendolina', `e:${entry}`);
    await api.call('gaps.add', { question: 'Do you sell stamps with the bread?' });
    const draft = { form: 'snippet', subject: 'new', caseId: null } as const;
    await api.call('formDrafts.save', { ...draft, content: 'first' });
    const retention = { cases: 1, handovers: 1, gaps: 1, minedMail: 1, formDrafts: 1, learned: 1 };
    await api.call('settings.change', { retention });
    await api.call('retention.agree', { months: retention });

    at -= days * dayMs;
    services.retention.look();
    const after = await answer(desk, 'Zorabine', `e:${entry}`);
    await api.call('gaps.add', { question: 'Do you sell stamps with the rolls?' });
    await api.call('formDrafts.save', { ...draft, content: 'second' });

    const { rows } = await api.call('audit.list', { offset: 0, limit: 10, kinds: ['reply'] });
    expect(rows.map(({ caseId }) => caseId)).toEqual([after, before]);
    expect(await api.call('audit.verify', {})).toMatchObject({ verdict: 'intact' });
    expect(await api.call('formDrafts.list', {})).toMatchObject([{ content: 'second' }]);
    const { clusters } = await api.call('gaps.clusters', {});
    for (const { trend, count } of clusters) expect(trend.weeks.reduce((sum, n) => sum + n, 0)).toBe(count);
    expect(await services.retention.run()).toBe(0);
    // A promised date is meant as of the day that the clock says now.
    const reading = await api.call('messages.read', { text: 'Will it be here tomorrow?' });
    const tomorrow = reading.details.find(({ kind }) => kind === 'date');
    expect(tomorrow?.normalized).toBe(new Date(at + dayMs).toISOString().slice(0, 10));
  },
);

// Bug: the last copy is from the future, so none is due until then; an older one is taken for the newest.
test('after a clock was set back a month, the library is copied all the same, and the last copy counts as the newest', async () => {
  const folder = temporaryFolder();
  const { store } = open(folder);
  add(store, '/shop/a.csv', contentWith(manyEntries(20)));
  expect(await store.copyDatabase()).toBe('made');
  const copy = path.join(folder, 'desk.db.backup');
  const ahead = Date.now() / 1000 + 31 * 86_400;
  utimesSync(copy, ahead, ahead);
  add(store, '/shop/b.csv', contentWith(manyEntries(20)));
  expect(await store.copyDatabase()).toBe('made');
  expect(statSync(copy).mtimeMs).toBeLessThan(Date.now() + 60_000);
  expect(statSync(path.join(folder, 'desk.db.backup-day')).mtimeMs).toBeGreaterThan(Date.now() + dayMs);
  store.close();
});
