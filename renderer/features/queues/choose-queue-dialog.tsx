import { useEffect } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { assignQueue } from './queue-actions.ts';
import './queues.css';

const none = 'none of these';

/** Where the message in hand belongs. The first letters or the arrows choose, Enter puts it there. */
export function ChooseQueueDialog() {
  const desk = useDesk();
  const queues = useStore(desk.settings, (state) => state.settings?.queues ?? []);
  const current = useStore(desk.workspace, (state) => state.work?.topic.queue?.id ?? none);
  useEffect(() => {
    void desk.queues.getState().load();
  }, [desk]);
  const choices = [
    ...queues.map(({ id, name, assignee }) => ({ id, name, assignee })),
    { id: none, name: 'None of these', assignee: '' },
  ];
  return (
    <DialogFrame
      title="Which queue does it belong to?"
      onClose={desk.window.getState().close}
      foot={
        <Button
          onPress={() => {
            desk.window.getState().open({ kind: 'queues' });
          }}
        >
          Queues and rules…
        </Button>
      }
    >
      <ListBox
        className="choose-queue"
        aria-label="Queues"
        items={choices}
        selectionMode="none"
        autoFocus="first"
        onAction={(key) => {
          const chosen = choices.find(({ id }) => id === key);
          if (chosen === undefined) return;
          void assignQueue(desk, chosen.id === none ? null : chosen.id, chosen.name);
        }}
      >
        {({ id, name, assignee }) => (
          <ListBoxItem id={id} textValue={name} className="choose-queue__item">
            <span className="choose-queue__name">{name}</span>
            <span className="choose-queue__to">
              {id === current ? 'it is here now' : assignee === '' ? '' : `goes to ${assignee}`}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      <p className="muted choose-queue__help">
        The message becomes an example, without names and numbers, and is kept encrypted.
      </p>
    </DialogFrame>
  );
}
