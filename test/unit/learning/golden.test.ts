import { expect, it } from 'vitest';
import { regressionText } from '../../../renderer/features/golden/golden-labels.ts';
import type { ChangeCause } from '../../../main/desk/changes.ts';
import { toRegression } from '../../../main/desk/learning/golden/change-causes.ts';
import { compareToBaseline, rankOf } from '../../../main/desk/learning/golden/baseline.ts';
import type { ConfidenceWord, GoldenRank } from '../../../preload/contract.ts';

const at = (rank: number | null, confidence: ConfidenceWord): GoldenRank => ({
  rank,
  confidence,
  best: { title: '', text: '' },
});
const answer = (
  target: string,
  documentId: string,
  heading: string,
  confidence: ConfidenceWord = 'likely',
) => ({
  target,
  documentId,
  heading,
  title: heading,
  text: '',
  internal: false,
  confidence: { word: confidence, value: 0.5 },
});

it('compares by rank first and by confidence at the same rank (a second rank that is surer would pass for better)', () => {
  expect(compareToBaseline(at(1, 'likely'), at(2, 'sure'))).toBe('worse');
  expect(compareToBaseline(at(2, 'sure'), at(1, 'a guess'))).toBe('better');
  expect(compareToBaseline(at(1, 'sure'), at(1, 'a guess'))).toBe('worse');
  expect(compareToBaseline(at(3, 'a guess'), at(null, 'no good answer'))).toBe('worse');
  expect(compareToBaseline(at(null, 'no good answer'), at(null, 'no good answer'))).toBe('as before');
});

it('matches a passage by its heading after a re-import, and only in the same document', () => {
  const pair = { target: 'p:7', documentId: 'faq', heading: 'Delivery' };
  const now = [answer('p:12', 'terms', 'Delivery'), answer('p:30', 'faq', 'Delivery', 'sure')];
  expect(rankOf(pair, now)).toMatchObject({ rank: 2, confidence: 'sure' });
  expect(rankOf({ ...pair, target: 'e:7' }, now).rank).toBeNull();
});

it('can be reverted only when every cause can be undone, and lists each cause once, the last first', () => {
  const cause = (name: string, undo = true): ChangeCause =>
    undo
      ? { kind: 'entry_saved', id: name, question: name, versionBefore: 1 }
      : { kind: 'document_imported', name };
  const changed = (question: string) => ({ code: 'entry_changed', params: { question } });
  expect(toRegression(2, [cause('a'), cause('b'), cause('b')])).toEqual({
    worse: 2,
    causes: [changed('b'), changed('a')],
    canRevert: true,
    wayOut: null,
  });
  const stuck = toRegression(1, [cause('a'), cause('b', false)]);
  expect(stuck.canRevert).toBe(false);
  expect(stuck.wayOut?.code).toBe('document_imported');
  // After a restart nobody knows what was done.
  expect(toRegression(1, [])).toMatchObject({
    causes: [],
    canRevert: false,
    wayOut: { code: 'unknown' },
  });
});

it('says since when in the window: the last cause, and how many more there are', () => {
  const causes = ['c', 'b', 'a'].map(
    (question) => ({ code: 'entry_changed', params: { question } }) as const,
  );
  const text = (some: typeof causes) =>
    regressionText({ worse: 1, causes: some, canRevert: true, wayOut: null });
  expect(text([])).toBe('1 golden question got worse');
  expect(text(causes.slice(1))).toBe(
    '1 golden question got worse since the entry “b” was changed and the entry “a” was changed',
  );
  expect(text(causes)).toBe(
    '1 golden question got worse since the entry “c” was changed and 2 other changes',
  );
});
