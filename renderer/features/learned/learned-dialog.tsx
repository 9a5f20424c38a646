import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ChoiceSetting } from '../settings/toggles.tsx';
import { LearnedRow } from './learned-row.tsx';
import './learned.css';

const learningOptions: readonly { readonly value: Settings['learning']; readonly label: string }[] = [
  { value: 'at once', label: 'At once' },
  { value: 'when accepted', label: 'When I accept it' },
  { value: 'off', label: 'Not at all' },
];

/** What was learned from agents, from whom and when: questions, wrong answers, edits, new answers. All of it can be undone. */
export function LearnedDialog() {
  const desk = useDesk();
  const { total, rows, problem } = useStore(desk.learned);
  const learning = useStore(desk.settings, (state) => state.settings?.learning);
  const [asks, setAsks] = useState(false);
  useEffect(() => void desk.learned.getState().load(), [desk]);
  const waiting = rows?.filter(({ state }) => state === 'pending') ?? [];

  const removeAll = async () => {
    setAsks(false);
    const forgotten = await desk.learned.getState().remove('all');
    if (forgotten > 0) desk.window.getState().notify(`Forgot ${plural(forgotten, 'thing')}.`);
  };

  return (
    <DialogFrame
      title="What was learned"
      size="large"
      onClose={desk.window.getState().close}
      foot={
        total === 0 ? undefined : asks ? (
          <>
            <span className="learned__asks">
              Forget all {plural(total, 'thing')}? Entries that came of them go, too. It cannot be brought
              back.
            </span>
            <Button kind="main" onPress={() => void removeAll()}>
              Forget all
            </Button>
            <Button
              onPress={() => {
                setAsks(false);
              }}
            >
              Keep it
            </Button>
          </>
        ) : (
          <>
            {waiting.length === 0 ? null : (
              <Button
                kind="main"
                onPress={() => void desk.learned.getState().accept(waiting.map(({ id }) => id))}
              >
                Accept {plural(waiting.length, 'thing')}
              </Button>
            )}
            <Button
              onPress={() => {
                setAsks(true);
              }}
            >
              Forget all…
            </Button>
          </>
        )
      }
    >
      <div className="learned">
        {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
        {learning === undefined ? null : (
          <ChoiceSetting
            label="Replies and what agents mark wrong teach the desk"
            value={learning}
            choices={learningOptions}
            onChange={(value) => void desk.settings.getState().change({ learning: value })}
          />
        )}
        {learning !== 'at once' || waiting.length === 0 ? null : (
          <Notice tone="doubt">
            {plural(waiting.length, 'thing')} learned {waiting.length === 1 ? 'waits' : 'wait'} for you: a
            golden question would get worse by it. You can accept it all the same, and take that back.
          </Notice>
        )}
        {rows === null ? null : rows.length === 0 ? (
          <EmptyState title="Nothing was learned yet">
            When a reply is copied, the question is kept beside its answer, without names and numbers. An
            answer that is marked wrong (Shift W on the desk) is held back for messages like that one.
          </EmptyState>
        ) : (
          <>
            <ul className="learned__list">
              {rows.map((learned) => (
                <LearnedRow key={learned.id} learned={learned} />
              ))}
            </ul>
            {rows.length < total ? (
              <Button onPress={() => void desk.learned.getState().loadMore()}>Show more</Button>
            ) : null}
          </>
        )}
      </div>
    </DialogFrame>
  );
}
