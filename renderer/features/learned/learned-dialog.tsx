import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Learned, Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { plural, shortDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ChoiceSetting } from '../settings/toggles.tsx';
import './learned.css';

const ways: readonly { readonly value: Settings['learning']; readonly label: string }[] = [
  { value: 'at once', label: 'At once' },
  { value: 'when accepted', label: 'When I accept it' },
  { value: 'off', label: 'Not at all' },
];

/** What replies taught: how customers asked, and what they were answered with. All of it can be taken back. */
export function LearnedDialog() {
  const desk = useDesk();
  const { total, rows, problem } = useStore(desk.learned);
  const learning = useStore(desk.settings, (state) => state.settings?.learning);
  const [asks, setAsks] = useState(false);
  useEffect(() => void desk.learned.getState().load(), [desk]);
  const waiting = rows?.filter(({ state }) => state === 'waiting') ?? [];

  const forgetAll = async () => {
    setAsks(false);
    const forgotten = await desk.learned.getState().forget('all');
    if (forgotten > 0) desk.window.getState().say(`Forgot ${plural(forgotten, 'question')}.`);
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
              Forget all {plural(total, 'question')}? It cannot be brought back.
            </span>
            <Button kind="main" onPress={() => void forgetAll()}>
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
                Accept {plural(waiting.length, 'question')}
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
            label="Questions that were answered help to find the same answer again"
            value={learning}
            choices={ways}
            onChange={(value) => void desk.settings.getState().change({ learning: value })}
          />
        )}
        {rows === null ? null : rows.length === 0 ? (
          <EmptyState title="Nothing was learned yet">
            When a reply is copied, the question is kept beside its answer, without names and numbers.
          </EmptyState>
        ) : (
          <>
            <ul className="learned__list">
              {rows.map((learned) => (
                <LearnedRow key={learned.id} learned={learned} />
              ))}
            </ul>
            {rows.length < total ? (
              <Button onPress={() => void desk.learned.getState().more()}>Show more</Button>
            ) : null}
          </>
        )}
      </div>
    </DialogFrame>
  );
}

function LearnedRow({ learned: { id, at, by, phrase, title, state } }: { readonly learned: Learned }) {
  const desk = useDesk();
  const text = phrase ?? 'Locked: unlock the texts in the settings to read it.';
  return (
    <li className="learned__one">
      <div className="learned__words">
        <p className="learned__phrase">{text}</p>
        <p className="learned__target">
          answered with <strong>{title}</strong> · {by === '' ? '' : `${by}, `}
          {shortDate(at)}
          {state === 'used'
            ? ''
            : state === 'waiting'
              ? ' · waits for you'
              : ' · counts less: the answer changed'}
        </p>
      </div>
      {state === 'waiting' ? (
        <Button
          kind="plain"
          label={`Accept “${text.slice(0, 60)}”`}
          onPress={() => void desk.learned.getState().accept([id])}
        >
          Accept
        </Button>
      ) : null}
      <Button
        kind="plain"
        label={`Forget “${text.slice(0, 60)}”`}
        onPress={() => void desk.learned.getState().forget([id])}
      >
        Forget
      </Button>
    </li>
  );
}
