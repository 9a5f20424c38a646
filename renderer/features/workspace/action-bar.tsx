import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { copyReply } from '../frame/actions.ts';
import { FindingsList } from './findings-list.tsx';
import { SecondLook } from './second-look.tsx';
import './action-bar.css';

/** Always in view: what stands against copying, hand over, copy. */
export function ActionBar() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const isCopying = useStore(desk.workspace, (state) => state.isCopying);
  const isWarned = useStore(desk.checks, (state) => state.isWarned);
  if (work === null) return null;
  return (
    <div className="action-bar" role="group" aria-label="What to do with the reply">
      <FindingsList />
      <SecondLook />
      <Button keys="Ctrl+E" onPress={() => desk.window.getState().open({ kind: 'hand-over' })}>
        Hand over
      </Button>
      <Button kind="main" keys="Ctrl+Enter" isDisabled={isCopying} onPress={() => void copyReply(desk)}>
        {isWarned ? 'Copy anyway' : 'Copy reply'}
      </Button>
    </div>
  );
}
