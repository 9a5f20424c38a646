import type { Suggestion, NegativeFeedbackReason } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isMarkedWrong, type NegativeFeedback } from '../../stores/negative-feedback.ts';
import { type Asked, hasNoGoodAnswer, suggestionsOf } from '../../stores/active-case.ts';
import { focusActiveQuestion } from '../frame/actions.ts';

const work = (desk: Desk) => desk.workspace.getState().work;

/** The answer of a question that is shown in full: the one that was chosen, or else the first. */
function shownAnswer(asked: Asked): Suggestion | null {
  if (asked.chosen !== null) return asked.chosen;
  return hasNoGoodAnswer(asked) && !asked.showsClosest ? null : (suggestionsOf(asked)[0] ?? null);
}

/** What the key would mark: the answer that is shown for the active question, unless it is marked already. */
export function markableAnswer(
  desk: Desk,
): { readonly index: number; readonly suggestion: Suggestion } | null {
  const now = work(desk);
  const asked = now?.asked[now.active];
  const suggestion = asked === undefined ? null : shownAnswer(asked);
  if (now === null || asked === undefined || suggestion === null) return null;
  const { items } = desk.negativeFeedback.getState();
  return isMarkedWrong(items, now.reading.caseId, asked.question.text, suggestion.target)
    ? null
    : { index: now.active, suggestion };
}

/** The last negative feedback on the active question, to be undone. */
export function lastFeedback(desk: Desk): NegativeFeedback | null {
  const now = work(desk);
  const text = now?.asked[now.active]?.question.text;
  return (
    desk.negativeFeedback
      .getState()
      .items.findLast((item) => item.caseId === now?.reading.caseId && item.question === text) ?? null
  );
}

/** Marks an answer wrong. What stood in the reply gives way to the next good one, or leaves the question open. True when done. */
export async function markWrong(
  desk: Desk,
  answer: { readonly index: number; readonly suggestion: Suggestion },
  reason: NegativeFeedbackReason,
  comment: string,
): Promise<boolean> {
  const { close, notify } = desk.window.getState();
  const now = work(desk);
  const asked = now?.asked[answer.index];
  if (now === null || asked === undefined) return false;
  const { target } = answer.suggestion;
  const wasChosen = asked.chosen?.target === target && !asked.leftOut;
  const { caseId } = now.reading;
  const question = asked.question.text;
  const feedback = await desk.negativeFeedback
    .getState()
    .add({ caseId, question, target, reason, wasChosen }, comment);
  if (feedback === null) {
    notify(desk.negativeFeedback.getState().problem ?? t('common.didNotWork'), 'stop');
    return false;
  }
  close();
  if (wasChosen) {
    const { items } = desk.negativeFeedback.getState();
    const next = suggestionsOf(asked).find(
      (other) =>
        !other.internal &&
        other.confidence.word !== 'no good answer' &&
        !isMarkedWrong(items, caseId, question, other.target),
    );
    await desk.workspace.getState().choose(answer.index, (next ?? answer.suggestion).target);
  }
  focusActiveQuestion(desk);
  notify(
    t(feedback.id === null ? 'feedback.markedHere' : 'feedback.markedForLike'),
    'done',
    () => void undoFeedback(desk, feedback),
  );
  return true;
}

/** Undoes the last negative feedback on the active question, or else the last exchange of an answer. */
export function undoAnswer(desk: Desk): void {
  const feedback = lastFeedback(desk);
  if (feedback === null) desk.workspace.getState().undo();
  else void undoFeedback(desk, feedback);
}

/** Undoes negative feedback, and puts the answer into the reply again where it stood there. */
async function undoFeedback(desk: Desk, feedback: NegativeFeedback): Promise<void> {
  if (!desk.negativeFeedback.getState().items.includes(feedback)) return;
  const { notify } = desk.window.getState();
  if (!(await desk.negativeFeedback.getState().remove(feedback))) {
    notify(desk.negativeFeedback.getState().problem ?? t('common.didNotWork'), 'stop');
    return;
  }
  const now = work(desk);
  if (now?.reading.caseId === feedback.caseId && feedback.wasChosen) {
    const index = now.asked.findIndex(({ question }) => question.text === feedback.question);
    const asked = now.asked[index];
    const isThere =
      asked !== undefined && suggestionsOf(asked).some(({ target }) => target === feedback.target);
    if (isThere && asked.chosen?.target !== feedback.target)
      await desk.workspace.getState().choose(index, feedback.target);
  }
  notify(t('feedback.undone'));
}
