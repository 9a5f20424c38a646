import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { CallInput, SurveyColumns, SurveyPreview } from '../../../preload/contract.ts';
import { countedAlong, createOutcomesStore } from '../../../renderer/stores/outcomes.ts';
import { createFakeWire } from '../../support/fake-wire.ts';

const columns: SurveyColumns = {
  rating: 0,
  at: 1,
  email: null,
  order: null,
  ticket: null,
  subject: null,
  comment: null,
  response: null,
  scale: '1-5',
  dayFirst: true,
};
const previewOf = (chosen: SurveyColumns, counted: number): SurveyPreview => ({
  kind: 'ratings',
  columns: chosen,
  mappedBy: 'chosen',
  isDayUnsure: false,
  header: [],
  sample: [],
  rows: counted,
  counted,
  matched: 0,
  skipped: {},
  unmatched: {},
  unconfirmed: [],
  leftForLater: 0,
  dates: null,
  good: null,
});

// Bug: after a rating was said to be about its message, the summary still counted it among those that are not.
test('a rating that is confirmed counts at once for its message, and one that is no longer offered does not', () => {
  const row = { at: 0, isGood: true, subject: '', comment: '', readAt: 0, asked: '' };
  const preview: SurveyPreview = {
    ...previewOf(columns, 5),
    matched: 2,
    unmatched: { unknown: 1, unconfirmed: 2 },
    unconfirmed: [
      { ...row, row: 'a' },
      { ...row, row: 'b' },
    ],
  };
  expect(countedAlong(preview, [])).toBe(preview);
  expect(countedAlong(preview, ['a', 'gone'])).toMatchObject({
    matched: 3,
    unmatched: { unknown: 1, unconfirmed: 1 },
  });
  expect(countedAlong(preview, ['a', 'b'])).toMatchObject({ matched: 4, unmatched: { unknown: 1 } });
  expect(countedAlong(preview, ['a', 'b']).unmatched).not.toHaveProperty('unconfirmed');
});

// Bug: of a file with more unsure ratings than fifty the others waited for another import of the same file.
test('more ratings are asked about on demand, also after other columns are chosen, and all of them are imported', async () => {
  const row = { at: 0, isGood: true, subject: '', comment: '', readAt: 0, asked: '' };
  const wire = createFakeWire({
    'shell.pick': () => ['export.csv'],
    'outcomes.preview': ({ asked = 50 }: CallInput<'outcomes.preview'>) => ({
      ...previewOf(columns, asked),
      unconfirmed: Array.from({ length: asked }, (_, nth) => ({ ...row, row: `row ${nth}` })),
      leftForLater: 120 - asked,
    }),
    'outcomes.import': () => ({ id: 'a', counted: 100, matched: 2, unreadable: 0 }),
  });
  const store = createOutcomesStore(createClient(wire));
  const state = () => store.getState();
  await state().pick('ratings');
  state().confirmRating('row 3', true);
  await state().askMore();
  expect(state().preview?.unconfirmed).toHaveLength(100);
  await state().setColumns({ ...columns, email: 3 });
  expect(state().preview?.unconfirmed).toHaveLength(100);
  state().confirmRating('row 77', true);
  await state().confirm();
  const imported = wire.calls.find(({ name }) => name === 'outcomes.import');
  expect(imported?.input).toMatchObject({ asked: 100, confirmed: ['row 3', 'row 77'] });
});

// Bug: the answer to an older choice of columns replaced the newer one, and what was imported was not what was chosen.
test('an older preview that comes late neither replaces the newer choice nor lets it be imported too early', async () => {
  const answers: ((preview: SurveyPreview) => void)[] = [];
  const wire = createFakeWire({
    'shell.pick': () => ['export.csv'],
    'outcomes.preview': () =>
      new Promise<SurveyPreview>((resolve) => {
        answers.push(resolve);
      }),
  });
  const store = createOutcomesStore(createClient(wire));
  const state = () => store.getState();
  const answer = (nth: number, chosen: SurveyColumns, counted: number) =>
    answers[nth]?.(previewOf(chosen, counted));
  const picked = state().pick('ratings');
  await expect.poll(() => answers.length).toBe(1);
  answer(0, columns, 10);
  await picked;
  const older = { ...columns, email: 2 };
  const newer = { ...columns, email: 3 };
  const first = state().setColumns(older);
  const second = state().setColumns(newer);
  await expect.poll(() => answers.length).toBe(3);
  answer(1, older, 20);
  await first;
  expect(state()).toMatchObject({ isWorking: true, preview: { columns: newer } });
  answer(2, newer, 30);
  await second;
  expect(state()).toMatchObject({ isWorking: false, preview: { columns: newer, counted: 30 } });
  const asked = wire.calls.at(-1)?.input as CallInput<'outcomes.preview'>;
  expect(asked.columns).toEqual(newer);
});
