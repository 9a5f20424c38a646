import type { Desk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { focusElement } from '../layout/actions.ts';

/** Ids of the elements that shortcuts focus. */
export const goldenElementIds = { row: (at: number) => `golden-${at}` } as const;

const golden = (desk: Desk) => desk.golden.getState();
export const inGolden = (desk: Desk): boolean =>
  desk.window.getState().view === 'library' && desk.library.getState().tab === 'golden';
export const hasGolden = (desk: Desk): boolean => inGolden(desk) && (golden(desk).pairs?.length ?? 0) > 0;
export const hasRegressions = (desk: Desk): boolean => inGolden(desk) && golden(desk).regression !== null;

export function showGolden(desk: Desk): void {
  desk.window.getState().show('library');
  desk.library.getState().showTab('golden');
  golden(desk).select(0);
  focusElement(goldenElementIds.row(0));
}

/** Says what was done, or why it could not be. */
function notifyResult(desk: Desk, done: boolean, words: string): void {
  if (done) desk.window.getState().notify(words);
  else desk.window.getState().notify(golden(desk).problem ?? t('common.didNotWork'), 'stop');
}

export async function addGolden(desk: Desk, question: string, target: string): Promise<void> {
  const done = await golden(desk).add(question, target);
  notifyResult(desk, done, t('golden.added'));
}

const activeChosen = (desk: Desk) => {
  const { activeCase } = desk.workspace.getState();
  const asked = activeCase?.asked[activeCase.active];
  return asked?.chosen == null ? null : { question: asked.question.text, target: asked.chosen.target };
};
/** The active question has an answer in the reply. */
export const hasChosenAnswer = (desk: Desk): boolean =>
  desk.window.getState().view === 'desk' && activeChosen(desk) !== null;

/** Keeps the active question with the answer that was chosen for it. */
export async function addChosenAsGolden(desk: Desk): Promise<void> {
  const chosen = activeChosen(desk);
  if (chosen !== null) await addGolden(desk, chosen.question, chosen.target);
}

export function moveGolden(desk: Desk, by: 1 | -1): void {
  golden(desk).select(golden(desk).selectedIndex + by);
  focusElement(goldenElementIds.row(golden(desk).selectedIndex));
}

export async function acceptBaseline(desk: Desk, what: 'this' | 'all'): Promise<void> {
  notifyResult(desk, await golden(desk).acceptBaseline(what), t('golden.accepted'));
}

export async function revertGolden(desk: Desk): Promise<void> {
  const { regression } = golden(desk);
  if (regression !== null && regression.wayOut !== null)
    desk.window.getState().notify(statementText('golden.wayOut', regression.wayOut), 'stop');
  else notifyResult(desk, await golden(desk).revert(), t('golden.reverted'));
}

export async function removeGolden(desk: Desk): Promise<void> {
  const { pairs, selectedIndex, remove, add } = golden(desk);
  const pair = pairs?.[selectedIndex];
  if (!(await remove())) {
    notifyResult(desk, false, '');
    return;
  }
  // One whose words cannot be read now, or whose answer is gone, cannot be asked again.
  const { question = null, target = '', state = 'gone' } = pair ?? {};
  const undo = question === null || state === 'gone' ? undefined : () => void add(question, target);
  desk.window.getState().notify(t('golden.removed'), 'done', undo);
}

export async function runGolden(desk: Desk): Promise<void> {
  const done = await golden(desk).run();
  notifyResult(desk, done, t(golden(desk).regression === null ? 'golden.allAsBefore' : 'golden.checked'));
}
