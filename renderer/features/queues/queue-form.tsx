import { useState } from 'react';
import type { Priority, Queue, QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { linesOf, priorities, RemoveButton, TextField } from './fields.tsx';
import { SwitchSetting } from '../settings/toggles.tsx';
import { NeedsEditor } from './needs-editor.tsx';
import { TaughtList } from './taught-list.tsx';

interface QueueFormProps {
  readonly queue: Queue | null;
  readonly list: QueueList;
  readonly onDone: () => void;
}

/** One queue: what belongs there, who takes it, what it has learned. */
export function QueueForm({ queue, list, onDone }: QueueFormProps) {
  const desk = useDesk();
  const [name, setName] = useState(queue?.name ?? '');
  const [description, setDescription] = useState(queue?.description ?? '');
  const [examples, setExamples] = useState((queue?.examples ?? []).join('\n'));
  const [goesTo, setGoesTo] = useState(queue?.goesTo ?? '');
  const [priority, setPriority] = useState<Priority>(queue?.priority ?? 'normal');
  const [needs, setNeeds] = useState<Queue['needs']>(queue?.needs ?? []);
  const [secondLook, setSecondLook] = useState(queue?.secondLook ?? false);
  const taught = list.taught.filter((one) => one.queue === queue?.id);

  const save = async () => {
    const fields = {
      name,
      description,
      goesTo,
      priority,
      examples: [...linesOf(examples)],
      needs: needs.filter(({ ask }) => ask.trim() !== ''),
      secondLook,
    };
    if (!(await desk.queues.getState().save({ id: queue?.id ?? null, ...fields }))) return;
    desk.window.getState().say(`${name.trim()} is kept. Messages are sorted by it from now on.`);
    onDone();
  };
  const remove = async () => {
    if (queue === null || !(await desk.queues.getState().remove(queue.id))) return;
    desk.window.getState().say(`${queue.name} is removed.`);
    onDone();
  };

  return (
    <form
      className="queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label="Name" value={name} onChange={setName} isFirst />
      <TextField
        label="What belongs there"
        help="A sentence or two in your own words. This alone is enough to begin with."
        lines={3}
        value={description}
        onChange={setDescription}
      />
      <TextField
        label="Examples, one on each line"
        help="Five or more make it surer. Write them as customers would."
        lines={6}
        value={examples}
        onChange={setExamples}
      />
      <div className="queue-form__pair">
        <TextField label="Who takes it" value={goesTo} onChange={setGoesTo} />
        <div className="field">
          <span className="field__label">Priority</span>
          <Select label="Priority" value={priority} choices={priorities} onChange={setPriority} />
        </div>
      </div>
      <NeedsEditor needs={needs} onChange={setNeeds} />
      <SwitchSetting
        label="A second person looks at every reply before it is copied"
        isOn={secondLook}
        onChange={setSecondLook}
      />
      {taught.length === 0 ? null : (
        <section aria-labelledby="taught-title">
          <h3 id="taught-title">Learned from {plural(taught.length, 'corrected message')}</h3>
          <TaughtList taught={taught} />
        </section>
      )}
      <div className="queue-form__ways">
        <Button kind="main" isDisabled={name.trim() === ''} onPress={() => void save()}>
          Keep
        </Button>
        <Button onPress={onDone}>Back</Button>
        {queue === null ? null : (
          <RemoveButton
            words="Remove"
            question={taught.length === 0 ? 'Really remove it' : 'Really remove it and what it learned'}
            onRemove={() => void remove()}
          />
        )}
      </div>
    </form>
  );
}
