import { useState } from 'react';
import type { Priority, Queue, QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { parseLines, priorities, RemoveButton, TextField } from './fields.tsx';
import { SwitchSetting } from '../settings/toggles.tsx';
import { NeedsEditor } from './needs-editor.tsx';
import { TrainingExamples } from './training-examples.tsx';

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
  const [assignee, setAssignee] = useState(queue?.assignee ?? '');
  const [priority, setPriority] = useState<Priority>(queue?.priority ?? 'normal');
  const [needs, setNeeds] = useState<Queue['needs']>(queue?.needs ?? []);
  const [secondLook, setSecondLook] = useState(queue?.secondLook ?? false);
  const learned = list.trainingExamples.filter((one) => one.queue === queue?.id);

  const save = async () => {
    const fields = {
      name,
      description,
      assignee,
      priority,
      examples: [...parseLines(examples)],
      needs: needs.filter(({ ask }) => ask.trim() !== ''),
      secondLook,
    };
    if (!(await desk.queues.getState().save({ id: queue?.id ?? null, ...fields }))) return;
    desk.window.getState().notify(`${name.trim()} is kept. Messages are sorted by it from now on.`);
    onDone();
  };
  const remove = async () => {
    if (queue === null || !(await desk.queues.getState().remove(queue.id))) return;
    desk.window.getState().notify(`${queue.name} is removed.`);
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
        <TextField label="Who takes it" value={assignee} onChange={setAssignee} />
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
      {learned.length === 0 ? null : (
        <section aria-labelledby="training-title">
          <h3 id="training-title">Learned from {plural(learned.length, 'corrected message')}</h3>
          <TrainingExamples examples={learned} />
        </section>
      )}
      <div className="queue-form__actions">
        <Button kind="main" isDisabled={name.trim() === ''} onPress={() => void save()}>
          Keep
        </Button>
        <Button onPress={onDone}>Back</Button>
        {queue === null ? null : (
          <RemoveButton
            words="Remove"
            question={learned.length === 0 ? 'Really remove it' : 'Really remove it and what it learned'}
            onRemove={() => void remove()}
          />
        )}
      </div>
    </form>
  );
}
