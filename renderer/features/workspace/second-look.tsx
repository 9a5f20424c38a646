import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { tipOf } from '../../ui/button.tsx';
import { Trans } from '../../ui/trans.tsx';
import { elementIds } from '../frame/actions.ts';
import './second-look.css';

/** The line for who reviewed the reply besides the agent, where the owner wants that for such messages. */
export function SecondLook() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const queues = useStore(desk.settings, (state) => state.settings?.queues);
  const queue = queues?.find(({ id, secondLook }) => secondLook && id === work?.topic.queue?.id);
  if (work === null || queue === undefined) return null;
  return (
    <div className="second-look">
      <label htmlFor={elementIds.secondLook}>
        <Trans of="workspace.secondLook" params={{ queue: queue.name }} components={{ b: <b /> }} />
      </label>
      <input
        id={elementIds.secondLook}
        className="field__input"
        {...tipOf(undefined, 'L')}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={work.reviewedBy}
        onChange={(event) => {
          desk.workspace.getState().setReviewedBy(event.target.value);
        }}
      />
    </div>
  );
}
