import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RetentionMonths } from '../../../preload/contract.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { addEntry, answer, openDesk } from '../backups/backup-desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { keyStore } from '../support/key-store.ts';
import { ciphertextsInBytes, decryptFolder } from '../support/search-bytes.ts';
import { silent, unheard } from '../support/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

const start = Date.UTC(2026, 0, 10, 12);
/** So many months for every kind. */
const all = (months: number | null): RetentionMonths => ({
  cases: months,
  handovers: months,
  gaps: months,
  minedMail: months,
  formDrafts: months,
  learned: months,
});

/** A desk whose clock is set by hand. */
async function deskOf(
  folder: string,
): Promise<{ readonly desk: TestDesk; readonly set: (days: number) => void }> {
  let at = start;
  const desk = await openDesk(folder, { now: () => at });
  return {
    desk,
    set: (days) => {
      at = start + days * dayMs;
    },
  };
}

async function named(folder: string, name: string) {
  const vault = await createVault({ folder, keyStore, changes: unheard, log: silent });
  return decryptFolder(folder, vault).filter(({ text }) => text.includes(name));
}

/** Weeks go by with somebody who has the desk open. */
function passDays(
  { services: { retention } }: TestDesk,
  set: (days: number) => void,
  from: number,
  to: number,
) {
  for (let day = from; day <= to; day += 20) {
    set(day);
    retention.look();
  }
  set(to);
}

const agree = async ({ api }: TestDesk, months: RetentionMonths): Promise<void> => {
  await api.call('settings.change', { retention: months });
  await api.call('retention.agree', { months });
};

// Bugs: words go before anybody agreed; they stay in a copy or on a free page; figures go with them; what was learned goes with a case.
test('words that are old enough go for good once the owner agreed, figures and lines stay, and the log says so', async () => {
  const folder = temporaryFolder();
  const { desk, set } = await deskOf(folder);
  const { api, services } = desk;
  const entry = await addEntry(desk, 'How long does rye keep?', 'Five days.');
  await answer(desk, 'Quendolina', `e:${entry}`);
  await api.call('gaps.add', { question: 'Does Quendolina get a stamp?' });
  const draft = { form: 'snippet', subject: 'new', caseId: null, content: 'Quendolina' } as const;
  await api.call('formDrafts.save', draft);
  passDays(desk, set, 0, 200);
  await answer(desk, 'Zorabine', `e:${entry}`);
  await services.store.copyDatabase('always');
  const ofQuendolina = (await named(folder, 'Quendolina')).map(({ ciphertext }) => ciphertext);
  expect(ofQuendolina.length).toBeGreaterThan(3);

  const months = all(6);
  await api.call('settings.change', { retention: months });
  const before = await api.call('retention.status', {});
  expect(before).toMatchObject({ needsYes: true, clock: null, last: null });
  expect(before.rows.find(({ kind }) => kind === 'cases')).toMatchObject({
    months: 6,
    due: 2,
    oldest: start,
  });
  services.retention.look();
  expect((await api.call('desk.status', {})).notices).toMatchObject([{ code: 'retention_waits' }]);
  expect(await services.retention.run()).toBe(0);
  await expect(api.call('retention.agree', { months: all(null) })).rejects.toMatchObject({
    error: { code: 'bad_request' },
  });

  await api.call('retention.agree', { months });
  const due = before.rows.reduce((sum, row) => sum + row.due, 0);
  expect(due).toBeGreaterThan(4);
  expect(await services.retention.run()).toBe(due);
  const { rows, last, needsYes } = await api.call('retention.status', {});
  expect([needsYes, last?.count, rows.map(({ due }) => due)]).toEqual([false, due, [0, 0, 0, 0, 0, 0]]);
  expect(await named(folder, 'Quendolina')).toEqual([]);
  expect(ciphertextsInBytes(folder, ofQuendolina)).toEqual([]);
  expect((await named(folder, 'Zorabine')).length).toBeGreaterThan(1);

  const verified = await api.call('audit.verify', {});
  expect(verified).toMatchObject({ verdict: 'intact', erased: 2 });
  const log = await api.call('audit.list', { offset: 0, limit: 50, kinds: ['read', 'reply', 'erased'] });
  expect(log.rows.filter(({ kind }) => kind !== 'erased').map(({ contentState }) => contentState)).toEqual([
    'kept',
    'kept',
    'erased',
    'erased',
  ]);
  expect(log.rows.filter(({ kind }) => kind === 'erased').length).toBeGreaterThan(2);
  expect((await api.call('entries.get', { id: entry })).used).toBe(2);
});

// Bug: a copy or a backup of before brings back what was too old.
test('what went because it was old does not come back with a restored backup', async () => {
  const [folder, stick] = [temporaryFolder(), temporaryFolder()];
  const { desk, set } = await deskOf(folder);
  const entry = await addEntry(desk, 'How long does rye keep?', 'Five days.');
  await answer(desk, 'Quendolina', `e:${entry}`);
  const { name } = await desk.api.call('backups.make', { folder: stick });
  passDays(desk, set, 0, 100);
  await agree(desk, all(3));
  await desk.services.retention.run();
  const from = { path: path.join(stick, name) };
  const { digest } = await desk.api.call('backups.preview', { from });
  await desk.api.call('backups.restore', { from, digest });
  await desk.close();
  const again = await openDesk(folder);
  await again.services.store.purgeErased();
  expect(existsSync(path.join(folder, 'before-restore'))).toBe(true);
  expect(await named(folder, 'Quendolina')).toEqual([]);
});

// Bug: a clock that is wrong for a day wipes years.
test('a clock that jumps ahead by more than forty days makes nothing go until a person says that it is right', async () => {
  const folder = temporaryFolder();
  const { desk, set } = await deskOf(folder);
  const { api, services } = desk;
  const entry = await addEntry(desk, 'How long does rye keep?', 'Five days.');
  await answer(desk, 'Quendolina', `e:${entry}`);
  await agree(desk, all(12));
  set(3 * 365);
  services.retention.look();
  // Lines that are written under the wrong clock do not vouch for it.
  await answer(desk, 'Zorabine', `e:${entry}`);
  expect(await services.retention.run()).toBe(0);
  const { clock } = await api.call('retention.status', {});
  expect(clock).toEqual({ now: start + 3 * 365 * dayMs, last: start });
  expect((await api.call('desk.status', {})).notices).toMatchObject([
    { code: 'retention_waits', reason: 'clock' },
  ]);
  // Set right again, all is as before.
  set(1);
  services.retention.look();
  expect((await api.call('retention.status', {})).clock).toBeNull();
  expect(await services.retention.run()).toBe(0);
  expect((await named(folder, 'Quendolina')).length).toBeGreaterThan(1);
  // A shop that was closed for so long says so.
  set(3 * 365);
  await expect(api.call('retention.confirmClock', { now: start })).rejects.toMatchObject({
    error: { code: 'bad_request' },
  });
  await api.call('retention.confirmClock', { now: start + 3 * 365 * dayMs });
  expect(await services.retention.run()).toBeGreaterThan(1);
  expect(await named(folder, 'Quendolina')).toEqual([]);
  expect((await named(folder, 'Zorabine')).length).toBeGreaterThan(1);
});
