import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { openOf, type Work } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { copyReply } from '../frame/actions.ts';
import { SecondLook } from './second-look.tsx';

/** Always in view: hand over, copy, and the reason why copying has to wait. */
export function ActionBar() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const isCopying = useStore(desk.workspace, (state) => state.isCopying);
  if (work === null) return null;
  const open = openOf(work);
  return (
    <div className="actions" role="group" aria-label="What to do with the reply">
      <p id="reply-blocked" className="actions__reason" role="status">
        {open.length === 0 ? null : (
          <>
            <span aria-hidden="true">● </span>
            {reason(open.flatMap(({ question }) => question ?? []))}
            <LeaveOut work={work} number={open[0]?.question ?? null} />
          </>
        )}
      </p>
      <SecondLook />
      <Button keys="Ctrl+E" onPress={() => desk.window.getState().open({ kind: 'hand-over' })}>
        Hand over
      </Button>
      <Button kind="main" keys="Ctrl+Enter" isDisabled={isCopying} onPress={() => void copyReply(desk)}>
        Copy reply
      </Button>
    </div>
  );
}

/** Leaves the first open question out; its key is shown where the key acts on it. */
function LeaveOut({ work, number }: { readonly work: Work; readonly number: number | null }) {
  const desk = useDesk();
  const index = work.asked.findIndex(({ question }) => question.number === number);
  if (index < 0) return null;
  return (
    <Button
      kind="plain"
      keys={index === work.active ? 'X' : undefined}
      label={`Leave question ${number} out of the reply`}
      onPress={() => void desk.workspace.getState().leaveOut(index)}
    >
      Leave out
    </Button>
  );
}

function reason(numbers: readonly number[]): string {
  const which = [...new Set(numbers)];
  if (which.length === 0) return 'A place is still open. Fill it in or remove it.';
  if (which.length === 1) return `Question ${which[0]} is still open.`;
  return `Questions ${which.slice(0, -1).join(', ')} and ${which.at(-1)} are still open.`;
}
