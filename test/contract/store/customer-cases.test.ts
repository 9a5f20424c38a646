import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { openOutcomes } from '../outcomes/outcomes-room.ts';

// Bug: after each line of the log all cases of a quarter were read for the line of the first.
test('the first line of the newest cases is told as their list has it', async () => {
  const { store, report, addCases } = await openOutcomes(temporaryFolder());
  const readAt = Date.UTC(2025, 4, 6, 9);
  expect(store.customerCases.firstLine(0, 5)).toBeNull();
  addCases(
    ['one', 'two', 'three'].map((caseId, nth) => ({
      caseId,
      email: `${caseId}@example.org`,
      order: null,
      ticket: caseId,
      subject: 'Where is my order?',
      isSubjectKnown: false,
      isOrderNamed: false,
      readAt: readAt + nth,
      repliedAt: readAt + 3_600_000,
    })),
  );
  await report.upToDate();
  for (const most of [1, 2, 3, 9])
    for (const since of [0, readAt + 1, readAt + 9])
      expect(store.customerCases.firstLine(since, most)).toBe(
        store.customerCases.since(since, most)[0]?.line ?? null,
      );
  expect(new Set([1, 2, 3].map((most) => store.customerCases.firstLine(0, most))).size).toBe(3);
  store.close();
});
