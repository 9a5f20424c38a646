import { useState } from 'react';
import { useStore } from 'zustand';
import type { Priority, Queue, QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { parseLines, RemoveButton, TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { priorityChoices } from './priority-choices.ts';
import { SwitchSetting } from '../../ui/toggles.tsx';
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
  const problem = useStore(desk.queues, (state) => state.problem);
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
    desk.window.getState().notify(t('queues.saved', { name: name.trim() }));
    onDone();
  };
  const remove = async () => {
    if (queue === null || !(await desk.queues.getState().remove(queue.id))) return;
    desk.window.getState().notify(t('queues.removed', { name: queue.name }));
    onDone();
  };

  return (
    <FormDialog
      title={t(queue === null ? 'queues.newQueue' : 'queues.queue')}
      side
      isComplete={name.trim() !== ''}
      problem={problem}
      onSubmit={() => void save()}
      onCancel={onDone}
      actions={
        queue === null ? null : (
          <RemoveButton
            question={t(learned.length === 0 ? 'queues.reallyRemove' : 'queues.reallyRemoveLearned')}
            onRemove={() => void remove()}
          />
        )
      }
    >
      <TextField label={t('queues.fields.name')} value={name} onChange={setName} isFirst />
      <TextField
        label={t('queues.fields.description')}
        help={t('queues.descriptionHelp')}
        lines={3}
        value={description}
        onChange={setDescription}
      />
      <TextField
        label={t('queues.fields.examples')}
        help={t('queues.examplesHelp')}
        lines={6}
        value={examples}
        onChange={setExamples}
      />
      <div className="form__pair">
        <TextField label={t('queues.fields.assignee')} value={assignee} onChange={setAssignee} />
        <div className="field">
          <span className="field__label">{t('queues.fields.priority')}</span>
          <Select
            label={t('queues.fields.priority')}
            value={priority}
            choices={priorityChoices()}
            onChange={setPriority}
          />
        </div>
      </div>
      <NeedsEditor needs={needs} onChange={setNeeds} />
      <SwitchSetting label={t('queues.fields.secondLook')} isOn={secondLook} onChange={setSecondLook} />
      {learned.length === 0 ? null : (
        <section aria-labelledby="training-title">
          <h3 id="training-title">{t('queues.learnedFrom', { count: learned.length })}</h3>
          <TrainingExamples examples={learned} />
        </section>
      )}
    </FormDialog>
  );
}
