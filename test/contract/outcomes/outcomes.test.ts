import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { DeskFailure } from '../../../main/desk/failure.ts';
import { encryptedTables } from '../../../main/desk/store/encrypted-columns.ts';
import type { CallInput, Measured, Outcome } from '../../../preload/contract.ts';
import { simulatedSurveys } from '../../support/simulated-surveys.ts';
import { simulatedYear, yearStart } from '../../support/simulated-year.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { independentOutcomes } from './independent-outcomes.ts';
import { openOutcomes } from './outcomes-room.ts';
import { satisfiedIn } from '../../../main/desk/outcomes/outcome-figures.ts';
import { dayMs } from '../../../preload/shared/days.ts';

const numbers = (figure: Measured | null) =>
  figure === null ? null : [figure.value, figure.low, figure.high, figure.of];
const byWay = ({ all, assisted, byHand }: Outcome) => [all, assisted, byHand].map(numbers);
const rounded = (values: unknown): unknown =>
  JSON.parse(
    JSON.stringify(values, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    ),
  );
const year = { firstDay: '2025-01-01', lastDay: '2025-12-31' };

test('every figure of a year of ratings is what another program counts from the exported log', async () => {
  const room = await openOutcomes(temporaryFolder());
  const lines = simulatedYear({ seed: 21, cases: 1_500 });
  const random = seededRandom(22);
  const rated = lines
    .filter(({ kind }) => kind === 'reply')
    .flatMap(({ caseId, at, facts }) => {
      const of = (facts as { again?: string }).again ?? caseId ?? null;
      const line = (measure: string, value: number, importId = 'a') => ({
        kind: 'rating',
        caseId: random() < 0.8 ? of : null,
        at: at + dayMs,
        facts: { import: importId, measure, value, ratedAt: at + Math.floor(random() * 3 * dayMs) },
      });
      return [
        ...(random() < 0.4 ? [line('csat', Math.floor(random() * 5) / 4)] : []),
        // The same customer thought better of it.
        ...(random() < 0.05 ? [line('csat', Math.floor(random() * 5) / 4)] : []),
        ...(random() < 0.2 ? [line('nps', Math.floor(random() * 11))] : []),
        ...(random() < 0.05 ? [line('left', 0)] : []),
        ...(random() < 0.2 ? [line('resolution', Math.floor(random() * 3 * dayMs))] : []),
        ...(random() < 0.1 ? [line('csat', 0, 'wrong')] : []),
      ];
    });
  const removed = { kind: 'ratings', caseId: null, at: yearStart + 400 * dayMs, facts: { removed: 'wrong' } };
  room.append([...lines, ...rated].toSorted((a, b) => a.at - b.at).concat([removed]));
  const file = await room.exportLog();
  for (const days of [year, { firstDay: '2025-05-01', lastDay: '2025-05-31' }]) {
    const told = await room.outcomes.figures(days);
    const { from, to } = told.period;
    // The target of satisfaction is measured by the same.
    expect(satisfiedIn(room.store.ratingFacts, told.period)).toEqual(told.csat.all);
    const answers: Record<string, [number, number]> = {};
    for (const { answer, measure, value } of room.store.ratingFacts.ratedAnswers({ from, to })) {
      const [bad, of] = answers[answer] ?? [0, 0];
      answers[answer] = [bad + ((measure === 'nps' ? value <= 6 : value < 0.5) ? 1 : 0), of + 1];
    }
    const { cases, badOf, ...counted } = independentOutcomes(file, from, to);
    // A number opens the cases that it counts.
    const opened = async (query: Pick<CallInput<'report.cases'>, 'figure' | 'way' | 'answer'>) => {
      const { rows, total } = await room.report.cases({ ...days, offset: 0, limit: 500, ...query });
      expect(rows).toHaveLength(total);
      return rows.flatMap(({ caseId }) => caseId ?? []).toSorted();
    };
    for (const figure of ['csat', 'nps', 'resolution', 'left'] as const)
      for (const [nth, way] of [undefined, 'assisted' as const, 'by hand' as const].entries())
        expect([figure, way, await opened({ figure, way })]).toEqual([
          figure,
          way,
          cases[figure][nth]?.toSorted(),
        ]);
    for (const answer of Object.keys(answers))
      expect(await opened({ figure: 'badly_rated', answer })).toEqual(badOf(answer).toSorted());
    expect(
      rounded({
        csat: byWay(told.csat),
        nps: byWay(told.nps),
        resolution: byWay(told.resolution),
        left: [told.left.customers, told.left.wrote],
        answers,
      }),
    ).toEqual(rounded(counted));
  }
  room.store.close();
});

test('an export is counted once however often it is imported, and taken out it counts no more', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const { cases, exports } = simulatedSurveys(3, 40);
  room.addCases(cases);
  const file = path.join(folder, 'export.csv');
  const [helpDesk] = exports;
  writeFileSync(file, helpDesk?.csv ?? '');
  const input = { path: file, kind: 'ratings' } as const;
  const preview = await room.outcomes.preview({ ...input, columns: null });
  expect(preview).toMatchObject({ mappedBy: 'guessed', counted: helpDesk?.rows.length });
  // Nothing was stored, and nobody is named by what is shown.
  expect(room.store.auditLog.count()).toBe(cases.length * 2);
  expect(JSON.stringify(preview.sample)).not.toMatch(/@example\.org|Anna|Smith/);
  const { id, counted } = await room.outcomes.import({ ...input, columns: preview.columns, confirmed: [] });
  expect(counted).toBe(preview.counted);
  const once = await room.outcomes.figures(year);
  expect(once.csat.all?.of).toBeGreaterThan(20);
  expect(await room.outcomes.preview({ ...input, columns: null })).toMatchObject({
    mappedBy: 'remembered',
    counted: 0,
  });
  await expect(
    room.outcomes.import({ ...input, columns: preview.columns, confirmed: [] }),
  ).rejects.toMatchObject({
    code: 'bad_request',
  });
  expect((await room.outcomes.figures(year)).csat).toEqual(once.csat);
  room.outcomes.removeImport(id);
  expect(await room.outcomes.figures(year)).toMatchObject({ csat: { all: null }, imports: [] });
  expect(room.store.surveys.newest(10)).toEqual([]);
  room.store.close();
});

// Bug: half of a table was imported before its end could not be read.
test.each([
  ['no table', 'Just some words'],
  ['a table without ratings', 'Name,City\nAnna,Graz\nPaul,Linz'],
  ['a table without dates', 'Email,Rating\na@example.org,5\nb@example.org,1'],
  ['ratings that lie in the future', 'Email,Rating,Date\na@example.org,5,2999-01-01'],
  ['nothing', ''],
])('%s changes nothing', async (_, csv) => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const file = path.join(folder, 'export.csv');
  writeFileSync(file, csv);
  const kind = 'ratings';
  const imported = room.outcomes
    .preview({ path: file, kind, columns: null })
    .then(({ columns }) => room.outcomes.import({ path: file, kind, columns, confirmed: [] }));
  await expect(imported).rejects.toMatchObject({ name: 'DeskFailure' });
  expect(room.store.auditLog.count()).toBe(0);
  const db = rawDatabase(folder);
  for (const table of ['survey_answers', 'survey_marks', 'survey_columns'])
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  db.close();
  room.store.close();
});

test('what a customer wrote stands nowhere in the clear, and is shown without what names anybody', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const file = path.join(folder, 'export.csv');
  writeFileSync(
    file,
    'Email,Rating,Comment,Rated at\nanna.berg@example.org,1,"Ask Anna Berg, +43 660 1234567, nobody called back",2025-03-04 10:00 UTC',
  );
  const { columns } = await room.outcomes.preview({ path: file, kind: 'ratings', columns: null });
  await room.outcomes.import({ path: file, kind: 'ratings', columns, confirmed: [] });
  const [comment] = room.outcomes.comments(year);
  expect(comment).toMatchObject({ isBad: true });
  expect(comment?.text).toContain('nobody called back');
  expect(comment?.text).not.toMatch(/Anna|660/);
  const db = rawDatabase(folder);
  const bytes = JSON.stringify([
    db.prepare('SELECT hex(content) AS h FROM survey_answers').all(),
    db.prepare('SELECT * FROM audit_log').all(),
    db.prepare('SELECT * FROM survey_marks').all(),
  ]);
  expect(bytes).not.toMatch(/anna|called back|616E6E61/i);
  db.close();
  room.store.close();
});

const surveyOf = (folder: string, csv: string) => {
  const file = path.join(folder, 'export.csv');
  writeFileSync(file, csv);
  return { path: file, kind: 'ratings' } as const;
};

// Bug: of all who rated alike on one day without a name, one was counted.
test('ratings of one day that name nobody are counted each, and once when the next export has them again', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const day = (fives: number) => [
    'Rating,Date',
    ...Array.from({ length: fives }, () => '5,2025-03-04'),
    ...Array.from({ length: 5 }, () => '1,2025-03-04'),
  ];
  const input = surveyOf(folder, day(95).join('\n'));
  const { columns, counted } = await room.outcomes.preview({ ...input, columns: null });
  expect(counted).toBe(100);
  await room.outcomes.import({ ...input, columns, confirmed: [] });
  expect(await room.outcomes.preview({ ...input, columns })).toMatchObject({
    counted: 0,
    skipped: { known: 100 },
  });
  surveyOf(folder, day(97).join('\n'));
  expect((await room.outcomes.preview({ ...input, columns })).counted).toBe(2);
  expect((await room.outcomes.figures(year)).csat.all).toMatchObject({ value: 0.95, of: 100 });
  room.store.close();
});

// Bug: a row was known by what its columns were taken for, so that another choice counted the whole file again.
test('a file that is imported again with another column counts nothing again, another rating in it does', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const input = surveyOf(
    folder,
    'Email,Rating,Speed,Note,Date\na@example.org,5,2,fine,2025-03-04 10:00\nb@example.org,1,4,late,2025-03-04 10:00',
  );
  const { columns } = await room.outcomes.preview({ ...input, columns: null });
  await room.outcomes.import({ ...input, columns: { ...columns, rating: 1, comment: null }, confirmed: [] });
  const again = { ...columns, rating: 1, email: null, comment: 3 };
  expect(await room.outcomes.preview({ ...input, columns: again })).toMatchObject({
    counted: 0,
    skipped: { known: 2 },
  });
  expect((await room.outcomes.preview({ ...input, columns: { ...columns, rating: 2 } })).counted).toBe(2);
  room.store.close();
});

// Bug: in a file without a header the first customer's row was taken for one, and was stored as it stands.
test('the header of an export is remembered without being stored', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const input = surveyOf(
    folder,
    'zqanna@example.org,5,zq said nothing,2025-03-04\nb@example.org,1,late,2025-03-05',
  );
  const { columns } = await room.outcomes.preview({ ...input, columns: null });
  await room.outcomes.import({
    ...input,
    columns: { ...columns, rating: 1, at: 3, scale: '1-5' },
    confirmed: [],
  });
  expect((await room.outcomes.preview({ ...input, columns: null })).mappedBy).toBe('remembered');
  const db = rawDatabase(folder);
  expect(JSON.stringify(db.prepare('SELECT * FROM survey_columns').all())).not.toContain('zq');
  db.close();
  room.store.close();
});

// Bug: the lines of a slice were recorded before its words could not be encrypted, and counted twice on the next import.
test('an import that is locked on its way counts each row once when it is imported again', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const rows = Array.from({ length: 900 }, (_, nth) => `c${nth}@example.org,5,fine,2025-03-04 10:00`);
  const input = surveyOf(folder, ['Email,Rating,Comment,Date', ...rows].join('\n'));
  const { columns } = await room.outcomes.preview({ ...input, columns: null });
  const { store, vault } = room;
  const add = store.surveys.add.bind(store.surveys);
  const encrypt = vault.encrypt.bind(vault);
  const { content } = encryptedTables.surveyAnswers.columns;
  const locked = (): never => {
    throw new DeskFailure('vault_locked');
  };
  // Somebody locks behind the first slice.
  vi.spyOn(store.surveys, 'add').mockImplementationOnce((answers, marks) => {
    add(answers, marks);
    vi.spyOn(vault, 'requireOpen').mockImplementation(locked);
    // What seals the log knows how to go on without a key.
    vi.spyOn(vault, 'encrypt').mockImplementation((text, column, key) =>
      column === content ? locked() : encrypt(text, column, key),
    );
  });
  await expect(room.outcomes.import({ ...input, columns, confirmed: [] })).rejects.toMatchObject({
    code: 'vault_locked',
  });
  expect(room.store.auditLog.recordsAfter(0, 2_000).filter(({ kind }) => kind === 'rating')).toHaveLength(
    400,
  );
  vi.restoreAllMocks();
  expect(await room.outcomes.import({ ...input, columns, confirmed: [] })).toMatchObject({ counted: 500 });
  expect((await room.outcomes.figures(year)).csat.all?.of).toBe(900);
  room.store.close();
});

// Bug: the answer that a machine gave at once was taken for the shop's, and every thread was done in a second.
test('a thread takes from the first mail of a customer to the last answer of the shop, and is counted once', async () => {
  const folder = temporaryFolder();
  const [customer, shop] = ['anna@example.org', 'hello@shop.example'];
  const message = (address: string, hours: number, automatic = false) => ({
    from: { name: '', address },
    to: [],
    at: yearStart + 60 * dayMs + hours * 3_600_000,
    text: 'words',
    automatic,
    side: address === shop ? ('shop' as const) : ('customer' as const),
  });
  const conversation = (id: string, ...messages: ReturnType<typeof message>[]) => ({
    id,
    subject: 'Cake',
    messages,
  });
  const room = await openOutcomes(folder, undefined, undefined, [
    conversation('a', message(customer, 0), message(shop, 0.01, true), message(shop, 2), message(shop, 5)),
    conversation('unanswered', message(customer, 0)),
    conversation('by the shop', message(shop, 0), message(customer, 1)),
  ]);
  const file = path.join(folder, 'mails.mbox');
  writeFileSync(file, 'mails');
  expect(await room.outcomes.importThreads([file])).toMatchObject({ counted: 1, matched: 0 });
  await expect(room.outcomes.importThreads([file])).rejects.toMatchObject({ code: 'bad_request' });
  const facts = room.store.auditLog.recordsAfter(0, 10).filter(({ kind }) => kind === 'rating');
  expect(facts.map((line): unknown => JSON.parse(line.facts))).toMatchObject([
    { measure: 'resolution', value: 5 * 3_600_000 },
  ]);
  room.store.close();
});

test('a customer who left is counted to the case before, once, and whoever is still there is not', async () => {
  const folder = temporaryFolder();
  const room = await openOutcomes(folder);
  const { cases } = simulatedSurveys(3, 10);
  room.addCases(cases);
  const [one] = cases;
  const left = new Date((one?.repliedAt ?? 0) + dayMs).toISOString();
  const file = path.join(folder, 'customers.csv');
  writeFileSync(
    file,
    `Email,Status,Left at\n${one?.email ?? ''},churned,${left}\nnobody@example.org,churned,${left}\nstill@example.org,active,${left}`,
  );
  const input = { path: file, kind: 'left' } as const;
  const { columns, counted } = await room.outcomes.preview({ ...input, columns: null });
  expect(counted).toBe(2);
  expect(await room.outcomes.import({ ...input, columns, confirmed: [] })).toMatchObject({
    counted: 2,
    matched: 1,
  });
  expect((await room.outcomes.figures(year)).left).toEqual({ customers: 2, wrote: 1 });
  room.store.close();
});

// Bug: threads whose beginning was left out of a mailbox that is too large were measured too short, and nothing said so.
test('mailboxes of which mails were left out are not measured, and what could not be read is told', async () => {
  const folder = temporaryFolder();
  const summary = { conversations: 0, messages: 0, damaged: 0, dropped: 0, failed: [] };
  const thread = {
    id: 'a',
    subject: 'Cake',
    messages: (['customer', 'shop'] as const).map((side, nth) => ({
      from: { name: '', address: `${side}@example.org` },
      to: [],
      at: yearStart + nth * dayMs,
      text: 'words',
      automatic: false,
      side,
    })),
  };
  const room = await openOutcomes(folder, undefined, undefined, [thread], { ...summary, dropped: 3 });
  const file = path.join(folder, 'mails.mbox');
  writeFileSync(file, 'mails');
  await expect(room.outcomes.importThreads([file])).rejects.toMatchObject({
    code: 'too_large',
    reason: 'mailbox',
  });
  expect(room.store.auditLog.count()).toBe(0);
  room.store.close();
  const error = { code: 'unsupported_type', reason: 'conversations' } as const;
  const failed = [{ path: file, error }];
  const other = await openOutcomes(temporaryFolder(), undefined, undefined, [thread], {
    ...summary,
    damaged: 2,
    failed,
  });
  expect(await other.outcomes.importThreads([file])).toMatchObject({ counted: 1, unreadable: 3 });
  other.store.close();
  const empty = await openOutcomes(temporaryFolder(), undefined, undefined, [], { ...summary, failed });
  await expect(empty.outcomes.importThreads([file])).rejects.toMatchObject(error);
  empty.store.close();
});

// Bug: the engine gave no sign of life while 20,000 threads were matched, and was ended as if it hung.
test('others have their turn while threads are matched and stored, and a case is found by an index', async () => {
  const folder = temporaryFolder();
  const side = (name: 'customer' | 'shop', nth: number, at: number) => ({
    from: { name: '', address: name === 'shop' ? 'hello@shop.example' : `c${nth}@example.org` },
    to: [],
    at,
    text: 'words',
    automatic: false,
    side: name,
  });
  const threads = Array.from({ length: 2_000 }, (_, nth) => ({
    id: `thread ${nth}`,
    subject: 'Cake',
    messages: [side('customer', nth, yearStart + nth), side('shop', nth, yearStart + nth + dayMs)],
  }));
  const room = await openOutcomes(folder, undefined, undefined, threads);
  const file = path.join(folder, 'mails.mbox');
  writeFileSync(file, 'mails');
  let turns = 0;
  let isMatching = false;
  const turn = () => {
    turns += 1;
    if (isMatching) setImmediate(turn);
  };
  const isKnown = room.store.surveys.isKnown.bind(room.store.surveys);
  vi.spyOn(room.store.surveys, 'isKnown').mockImplementation((mark) => {
    if (!isMatching) setImmediate(turn);
    isMatching = true;
    return isKnown(mark);
  });
  expect(await room.outcomes.importThreads([file])).toMatchObject({ counted: 2_000 });
  isMatching = false;
  // Two thousand in slices of 400, once to match and once to store.
  expect(turns).toBeGreaterThanOrEqual(8);
  const db = rawDatabase(folder);
  const plan = db.prepare('EXPLAIN QUERY PLAN SELECT kind FROM contact_history WHERE case_id = ?').all('a');
  expect(JSON.stringify(plan)).toContain('contact_history_by_case');
  db.close();
  room.store.close();
});
