import type { Suggestion, NegativeFeedbackReason } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isMarkedWrong, type NegativeFeedback } from '../../stores/negative-feedback.ts';
import { type Asked, hasNoGoodAnswer, suggestionsOf } from '../../stores/active-case.ts';
import { newEntry } from '../entries/entries-actions.ts';
import { emptyFields } from '../entries/entry-labels.ts';
import { focusActiveQuestion } from '../layout/actions.ts';

/** Of the answers that could be right instead; more would have to be searched for. */
const mostOffered = 4;

const activeCaseOf = (desk: Desk) => desk.workspace.getState().activeCase;

/** The answer of a question that is shown in full: the one that was chosen, or else the first. */
function shownAnswer(asked: Asked): Suggestion | null {
  if (asked.chosen !== null) return asked.chosen;
  return hasNoGoodAnswer(asked) && !asked.showsClosest ? null : (suggestionsOf(asked)[0] ?? null);
}

/** What the key would mark: the answer that is shown for the active question, unless it is marked already. */
export function markableAnswer(
  desk: Desk,
): { readonly index: number; readonly suggestion: Suggestion } | null {
  const now = activeCaseOf(desk);
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
  const now = activeCaseOf(desk);
  const text = now?.asked[now.active]?.question.text;
  return (
    desk.negativeFeedback
      .getState()
      .items.findLast((item) => item.caseId === now?.reading.caseId && item.question === text) ?? null
  );
}

/** What is right instead of an answer that is marked wrong: another suggestion, one that is yet to be written, or unknown. */
export type RightAnswer = Suggestion | 'to write' | null;

/** The answers that could be right instead, the likeliest first. */
export function otherAnswers(
  desk: Desk,
  { index, suggestion }: { readonly index: number; readonly suggestion: Suggestion },
): readonly Suggestion[] {
  const now = activeCaseOf(desk);
  const asked = now?.asked[index];
  if (now === null || asked === undefined) return [];
  const { items } = desk.negativeFeedback.getState();
  const { text } = asked.question;
  return suggestionsOf(asked)
    .filter(
      ({ target, internal }) =>
        !internal && target !== suggestion.target && !isMarkedWrong(items, now.reading.caseId, text, target),
    )
    .slice(0, mostOffered);
}

/**
 * Marks an answer wrong. What stood in the reply gives way to the right one, where that is known, or to the next good one, or
 * leaves the question open. True when done.
 */
export async function markWrong(
  desk: Desk,
  answer: { readonly index: number; readonly suggestion: Suggestion },
  reason: NegativeFeedbackReason,
  comment: string,
  right: RightAnswer = null,
): Promise<boolean> {
  const { close, notify } = desk.window.getState();
  const now = activeCaseOf(desk);
  const asked = now?.asked[answer.index];
  if (now === null || asked === undefined) return false;
  const { target } = answer.suggestion;
  const wasChosen = asked.chosen?.target === target && !asked.leftOut;
  const { caseId } = now.reading;
  const question = asked.question.text;
  const known = right === 'to write' ? null : right;
  const feedback = await desk.negativeFeedback
    .getState()
    .add({ caseId, question, target, reason, wasChosen }, comment, known?.target ?? null);
  if (feedback === null) {
    notify(desk.negativeFeedback.getState().problem ?? t('common.didNotWork'), 'stop');
    return false;
  }
  close();
  if (known !== null) {
    if (asked.chosen?.target !== known.target || asked.leftOut)
      await desk.workspace.getState().choose(answer.index, known.target);
  } else if (wasChosen) {
    const { items } = desk.negativeFeedback.getState();
    const next = suggestionsOf(asked).find(
      (other) =>
        !other.internal &&
        other.confidence.word !== 'no good answer' &&
        !isMarkedWrong(items, caseId, question, other.target),
    );
    await desk.workspace.getState().choose(answer.index, (next ?? answer.suggestion).target);
  }
  if (right === 'to write') newEntry(desk, { fields: { ...emptyFields, question }, gaps: [] });
  else focusActiveQuestion(desk);
  notify(markedText(feedback, known), 'done', () => void undoFeedback(desk, feedback));
  return true;
}

function markedText({ id, rightId }: NegativeFeedback, right: Suggestion | null): string {
  if (id === null) return t('feedback.markedHere');
  return rightId === null || right === null
    ? t('feedback.markedForLike')
    : t('feedback.learnedRight', { title: right.title });
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
  const now = activeCaseOf(desk);
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
