import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contactHash } from '../../../main/desk/audit/contact-history.ts';
import { createChanges } from '../../../main/desk/changes.ts';
import { createCustomersRoom } from '../../../main/desk/customers/customers.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import type { NewAuditRecord } from '../../../main/desk/store/store.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { temporaryFolder } from '../support/folder.ts';
import { silent } from '../support/store.ts';
import { openOutcomes } from './outcomes-room.ts';

const { secret: secretColumn } = encryptedTables.auditLog.columns;
const now = (): number => Date.UTC(2025, 4, 31, 12);
const never = (): never => {
  throw new Error('Nothing is drafted here.');
};

/** Messages of as many customers; the first is angry and waits, the last waits and says that she leaves. */
async function openCustomers(messages: number, beforeReading: () => void = () => undefined) {
  const { store, vault, report } = await openOutcomes(temporaryFolder(), defaultSettings, now);
  const lines = Array.from({ length: messages }, (_, nth): NewAuditRecord & { readonly id: string } => {
    const id = randomUUID();
    const isFirst = nth === 0;
    const isTold = isFirst || nth === messages - 1;
    const email = `customer${nth}@mail.example`;
    const message = isTold ? 'My order still has not arrived.' : 'Do you sell rye bread?';
    return {
      id,
      kind: 'read',
      caseId: `case-${nth}`,
      at: now() - (messages - nth) * 60_000,
      facts: {
        caseId: `case-${nth}`,
        questions: [],
        mood: isFirst ? 'angry' : 'calm',
        leaving: isTold && !isFirst,
      },
      secret: vault.encrypt(JSON.stringify({ message, questions: [] }), secretColumn, id),
      chosen: [],
      contact: {
        hashes: [{ kind: 'email', hash: contactHash(vault, 'email', email) }],
        messageHash: contactHash(vault, 'subject', id),
      },
    };
  });
  store.auditLog.appendAll(lines, null);
  const changes = createChanges(silent);
  const logged: unknown[] = [];
  let looks = 0;
  const room = createCustomersRoom({
    store: {
      ...store,
      auditLog: {
        ...store.auditLog,
        recordsAfter: (line, most) => {
          beforeReading();
          return store.auditLog.recordsAfter(line, most);
        },
      },
    },
    vault,
    settings: { get: () => defaultSettings },
    report,
    reading: { languages: ['en'], translatedLanguages: [], now, region: 'GB', shop: () => ({}) },
    drafts: { fromChoices: never },
    snippets: { byKind: () => [], fillFromMessage: never },
    now,
    changes,
    isBusy: () => false,
    log: { write: (...line) => logged.push(line) },
    // Whoever looks first does not wait, and whoever comes again does.
    patience: () => (looks++ === 0 ? Promise.resolve() : new Promise(() => undefined)),
  });
  return { store, room, changes, logged };
}

// Bug: the page stayed empty until the words of three months of messages had been looked into.
test('who may leave is listed as far as it is known, and the window hears when everything is read', async () => {
  const { store, room, changes } = await openCustomers(200);
  const isRead = new Promise<void>((resolve) => {
    changes.subscribe('customers', 'notify', () => resolve());
  });
  const first = await room.list();
  expect(first).toMatchObject({ messages: 200, isReading: true });
  await isRead;
  const whole = await room.list();
  expect(whole.isReading).toBe(false);
  expect(whole.atRisk.map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual([
    ['leaving', 'late'],
    ['angry', 'late'],
  ]);
  // Who speaks of leaving is known from the log, wherever her message stands in what is not read yet.
  expect(first.atRisk.map(({ caseId }) => caseId)).toEqual(['case-199', 'case-0']);
  expect(first.atRisk[0]?.reasons).toEqual([{ kind: 'leaving' }]);
  store.close();
});

test('how many may leave is told once everything is read', async () => {
  const { store, room } = await openCustomers(120);
  expect(await room.countAtRisk()).toBe(2);
  store.close();
});

// Bug: whatever failed after a moment was dropped, and the page said for ever that it was still reading.
test('a list whose reading fails after it went out tells the window, and the next one says why', async () => {
  let asked = 0;
  const { store, room, changes, logged } = await openCustomers(120, () => {
    asked += 1;
    // Behind what the first list already knows.
    if (asked === 2) throw new Error('My order 48213 is not to be logged.');
  });
  const isTold = new Promise<void>((resolve) => {
    changes.subscribe('customers', 'notify', () => resolve());
  });
  expect(await room.list()).toMatchObject({ isReading: true });
  await isTold;
  expect(logged).toEqual([['error', 'customers.failed', { code: 'internal' }]]);
  await expect(room.list()).rejects.toMatchObject({ code: 'internal' });
  expect(await room.list()).toMatchObject({ isReading: false });
  store.close();
});
