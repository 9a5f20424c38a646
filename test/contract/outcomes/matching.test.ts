import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guessColumns } from '../../../main/desk/outcomes/survey-columns.ts';
import { createCaseFinder } from '../../../main/desk/outcomes/survey-imports.ts';
import { readRows } from '../../../main/desk/outcomes/survey-rows.ts';
import { toSurveyFile } from '../../../main/desk/outcomes/survey-table.ts';
import { simulatedSurveys } from '../../support/simulated-surveys.ts';
import { temporaryFolder } from '../support/folder.ts';
import { openOutcomes } from './outcomes-room.ts';

// Bugs: a rating of something answered elsewhere went to a case that knows nothing but the address, a rating went to the case that was read last instead of the one that was answered, to a customer of the same name, and in a
// file of another time zone to the case before.
test.each([1, 2])(
  'ratings that four tools export go to the cases that they are about, and none to another (seed %i)',
  async (seed) => {
    const { cases, exports } = simulatedSurveys(seed, 120);
    const { store, vault, report, addCases } = await openOutcomes(temporaryFolder());
    addCases(cases);
    await report.upToDate();
    let [foundAtAll, matchableAtAll] = [0, 0];
    for (const { csv, rows } of exports) {
      const file = toSurveyFile(Buffer.from(csv));
      const { columns } = guessColumns(file, 'ratings');
      const { counted, skipped } = await readRows(file, 'ratings', columns, {
        vault,
        cases: createCaseFinder(store),
        isKnown: () => false,
        now: Date.now,
      });
      // Rows that stand there twice and those without a rating are left out, so the others are in the order of the truth.
      expect(
        counted.map(({ rating }) =>
          rating?.measure === 'nps' ? rating.value >= 9 : (rating?.value ?? 0) > 0.5,
        ),
      ).toEqual(rows.map(({ good }) => good));
      expect(skipped.no_date ?? 0).toBe(0);
      const pairs = rows.map((row, nth) => ({
        ...row,
        told: counted[nth]?.caseId ?? null,
        maybe: counted[nth]?.maybe ?? null,
      }));
      const wrong = pairs.filter(({ told, of }) => told !== null && told !== of.caseId);
      const matchable = pairs.filter(({ isMatchable }) => isMatchable);
      const found = matchable.filter(({ told, of }) => told === of.caseId);
      expect(wrong).toEqual([]);
      // Those of which only a person can say it are asked about, each with its case.
      const asked = matchable.filter(({ maybe, of }) => maybe === of.caseId);
      expect((found.length + asked.length) / matchable.length).toBeGreaterThanOrEqual(0.95);
      foundAtAll += found.length;
      matchableAtAll += matchable.length;
    }
    expect(foundAtAll / matchableAtAll).toBeGreaterThanOrEqual(0.95);
    store.close();
  },
);

// Bug: a rating of something that was answered elsewhere counted for the only message of that address.
test('a rating of which only the address is known here belongs to its message when a person says so, and to none otherwise', async () => {
  const folder = temporaryFolder();
  const { store, report, outcomes, addCases } = await openOutcomes(folder);
  const readAt = Date.UTC(2025, 4, 6, 9);
  addCases([
    {
      caseId: 'case-1',
      email: 'anna@example.org',
      order: null,
      ticket: '1',
      subject: 'Where is my order?',
      isSubjectKnown: false,
      isOrderNamed: false,
      readAt,
      repliedAt: readAt + 3_600_000,
    },
  ]);
  await report.upToDate();
  const path = `${folder}/ratings.csv`;
  writeFileSync(
    path,
    'Requester email,Ticket subject,Satisfaction Score,Updated at\nanna@example.org,Opening hours of Etcheverry,Good,2025-05-06 12:00:00 UTC\n',
  );
  const { columns, unconfirmed, matched, unmatched } = await outcomes.preview({
    path,
    kind: 'ratings',
    columns: null,
  });
  expect({ matched, unmatched }).toEqual({ matched: 0, unmatched: { unconfirmed: 1 } });
  expect(unconfirmed).toMatchObject([{ isGood: true, subject: 'Opening hours of …', readAt }]);
  const confirmed = unconfirmed.map(({ row }) => row);
  const taken = await outcomes.import({ path, kind: 'ratings', columns, confirmed });
  expect(taken).toMatchObject({ counted: 1, matched: 1 });
  outcomes.removeImport(taken.id);
  const left = await outcomes.import({ path, kind: 'ratings', columns, confirmed: [] });
  expect(left).toMatchObject({ counted: 1, matched: 0 });
  store.close();
});

// Bug: of more than fifty such ratings all were marked as known, so that nobody was ever asked about the others.
test('ratings that a person was not asked about are left for when the file is imported again', async () => {
  const folder = temporaryFolder();
  const { store, report, outcomes, addCases } = await openOutcomes(folder);
  const readAt = Date.UTC(2025, 4, 6, 9);
  const numbers = Array.from({ length: 53 }, (_, nth) => nth);
  addCases(
    numbers.map((nth) => ({
      caseId: `case-${nth}`,
      email: `anna${nth}@example.org`,
      order: null,
      ticket: `${nth}`,
      subject: 'Where is my order?',
      isSubjectKnown: false,
      isOrderNamed: false,
      readAt,
      repliedAt: readAt + 3_600_000,
    })),
  );
  await report.upToDate();
  const path = `${folder}/ratings.csv`;
  const rows = numbers.map((nth) => `anna${nth}@example.org,Opening hours,Good,2025-05-06 12:00:00 UTC\n`);
  writeFileSync(path, `Requester email,Ticket subject,Satisfaction Score,Updated at\n${rows.join('')}`);
  const preview = async (asked?: number) => outcomes.preview({ path, kind: 'ratings', columns: null, asked });
  const first = await preview();
  expect(first).toMatchObject({ counted: 50, leftForLater: 3, unmatched: { unconfirmed: 50 } });
  expect(first.unconfirmed).toHaveLength(50);
  // Whoever wants to go on may.
  const all = await preview(100);
  expect(all).toMatchObject({ counted: 53, leftForLater: 0, unmatched: { unconfirmed: 53 } });
  expect(all.unconfirmed.slice(0, 50)).toEqual(first.unconfirmed);
  const confirmed = first.unconfirmed.slice(1).map(({ row }) => row);
  const { columns } = first;
  const { id, ...imported } = await outcomes.import({ path, kind: 'ratings', columns, confirmed });
  expect(imported).toMatchObject({ counted: 50, matched: 49 });
  const second = await preview();
  expect(second).toMatchObject({ counted: 3, leftForLater: 0, unmatched: { unconfirmed: 3 } });
  expect(second.unconfirmed).toHaveLength(3);
  outcomes.removeImport(id);
  await report.upToDate();
  const everybody = all.unconfirmed.map(({ row }) => row);
  expect(
    await outcomes.import({ path, kind: 'ratings', columns, confirmed: everybody, asked: 100 }),
  ).toMatchObject({ counted: 53, matched: 53 });
  store.close();
});
