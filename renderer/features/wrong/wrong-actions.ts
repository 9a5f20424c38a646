import type { Suggestion, WrongReason } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { isMarked, type Mark } from '../../stores/marks.ts';
import { type Asked, isSilentOn, suggestionsOf } from '../../stores/work.ts';
import { goToActive } from '../frame/actions.ts';

const work = (desk: Desk) => desk.workspace.getState().work;

/** The answer of a question that is shown in full: the one that was taken, or else the first. */
function shownAnswer(asked: Asked): Suggestion | null {
  if (asked.taken !== null) return asked.taken;
  return isSilentOn(asked) && !asked.showsClosest ? null : (suggestionsOf(asked)[0] ?? null);
}

/** What the key would mark: the answer that is shown for the active question, unless it is marked already. */
export function toMark(desk: Desk): { readonly index: number; readonly suggestion: Suggestion } | null {
  const now = work(desk);
  const asked = now?.asked[now.active];
  const suggestion = asked === undefined ? null : shownAnswer(asked);
  if (now === null || asked === undefined || suggestion === null) return null;
  const { marks } = desk.marks.getState();
  return isMarked(marks, now.reading.caseId, asked.question.text, suggestion.target)
    ? null
    : { index: now.active, suggestion };
}

/** The last mark of the active question, to be taken back. */
export function lastMark(desk: Desk): Mark | null {
  const now = work(desk);
  const text = now?.asked[now.active]?.question.text;
  return (
    desk.marks
      .getState()
      .marks.findLast((mark) => mark.caseId === now?.reading.caseId && mark.question === text) ?? null
  );
}

/** Marks an answer wrong. What stood in the reply gives way to the next good one, or leaves the question open. */
export async function markWrong(
  desk: Desk,
  given: { readonly index: number; readonly suggestion: Suggestion },
  reason: WrongReason,
  comment: string,
): Promise<void> {
  const { close, say } = desk.window.getState();
  const now = work(desk);
  const asked = now?.asked[given.index];
  if (now === null || asked === undefined) return;
  const { target } = given.suggestion;
  const wasTaken = asked.taken?.target === target && !asked.leftOut;
  const { caseId } = now.reading;
  const question = asked.question.text;
  const mark = await desk.marks.getState().mark({ caseId, question, target, reason, wasTaken }, comment);
  if (mark === null) {
    say(desk.marks.getState().problem ?? 'It could not be marked.', 'stop');
    return;
  }
  close();
  if (wasTaken) {
    const { marks } = desk.marks.getState();
    const next = suggestionsOf(asked).find(
      (other) =>
        !other.internal &&
        other.confidence.word !== 'no good answer' &&
        !isMarked(marks, caseId, question, other.target),
    );
    await desk.workspace.getState().take(given.index, (next ?? given.suggestion).target);
  }
  goToActive(desk);
  say(
    mark.id === null ? 'Marked wrong for this message.' : 'Marked wrong: held back for messages like this.',
    'done',
    () => void takeMarkBack(desk, mark),
  );
}

/** Takes the last mark of the active question back, or else the last exchange of an answer. */
export function undoAnswer(desk: Desk): void {
  const mark = lastMark(desk);
  if (mark === null) desk.workspace.getState().undo();
  else void takeMarkBack(desk, mark);
}

/** Takes a mark back, and the answer into the reply where it stood there. */
async function takeMarkBack(desk: Desk, mark: Mark): Promise<void> {
  if (!desk.marks.getState().marks.includes(mark)) return;
  const { say } = desk.window.getState();
  if (!(await desk.marks.getState().unmark(mark))) {
    say(desk.marks.getState().problem ?? 'It could not be taken back.', 'stop');
    return;
  }
  const now = work(desk);
  if (now?.reading.caseId === mark.caseId && mark.wasTaken) {
    const index = now.asked.findIndex(({ question }) => question.text === mark.question);
    const asked = now.asked[index];
    const isThere = asked !== undefined && suggestionsOf(asked).some(({ target }) => target === mark.target);
    if (isThere && asked.taken?.target !== mark.target)
      await desk.workspace.getState().take(index, mark.target);
  }
  say('Taken back: it is no longer marked wrong.');
}
