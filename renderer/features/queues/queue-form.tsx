import type { Queue, QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { parseLines, TextField } from '../../ui/fields.tsx';
import { ListField } from '../../ui/list-field.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { EditForm } from './edit-form.tsx';
import { priorityChoices } from './priority-choices.ts';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { NeedsEditor } from './needs-editor.tsx';
import { TrainingExamples } from './training-examples.tsx';
import { undoRemoval } from './undo-removal.ts';

interface QueueFormProps {
  readonly queue: Queue | null;
  readonly list: QueueList;
  readonly onDone: () => void;
}

interface QueueFields extends Pick<
  Queue,
  'name' | 'description' | 'assignee' | 'priority' | 'needs' | 'secondLook'
> {
  /** One a line. */
  readonly examples: string;
}

/** One queue: what belongs there, who takes it, what it has learned. */
export function QueueForm({ queue, list, onDone }: QueueFormProps) {
  const desk = useDesk();
  const kept = useFormDraft<QueueFields>(
    { form: 'queue', subject: queue?.id ?? 'new' },
    {
      name: queue?.name ?? '',
      description: queue?.description ?? '',
      examples: (queue?.examples ?? []).join('\n'),
      assignee: queue?.assignee ?? '',
      priority: queue?.priority ?? 'normal',
      needs: queue?.needs ?? [],
      secondLook: queue?.secondLook ?? false,
    },
  );
  const { name, description, examples, assignee, priority, needs, secondLook } = kept.value;
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
    const isSaved = await desk.queues.getState().save({ id: queue?.id ?? null, ...fields });
    if (isSaved) desk.window.getState().notify(t('queues.saved', { name: name.trim() }));
    return isSaved;
  };
  const remove = async ({ id, name: removed }: Queue) => {
    // What was learned for it goes for good, as the question before it says.
    const undo = learned.length === 0 ? undoRemoval(desk) : undefined;
    const isRemoved = await desk.queues.getState().remove(id);
    if (isRemoved) desk.window.getState().notify(t('queues.removed', { name: removed }), 'done', undo);
    return isRemoved;
  };

  return (
    <EditForm
      title={t(queue === null ? 'queues.newQueue' : 'queues.queue')}
      kept={kept}
      isComplete={name.trim() !== ''}
      onSave={save}
      onDone={onDone}
      removal={
        queue === null
          ? null
          : {
              question: t(learned.length === 0 ? 'queues.reallyRemove' : 'queues.reallyRemoveLearned'),
              remove: () => remove(queue),
            }
      }
    >
      <TextField
        label={t('queues.fields.name')}
        value={name}
        onChange={(to) => kept.change({ name: to })}
        isFirst
      />
      <TextField
        label={t('queues.fields.description')}
        help={t('queues.descriptionHelp')}
        lines={3}
        value={description}
        onChange={(to) => kept.change({ description: to })}
      />
      <ListField
        label={t('queues.fields.examples')}
        help={t('queues.examplesHelp')}
        placeholder={t('queues.addExample')}
        value={examples}
        onChange={(to) => kept.change({ examples: to })}
      />
      <div className="form__pair">
        <TextField
          label={t('queues.fields.assignee')}
          value={assignee}
          onChange={(to) => kept.change({ assignee: to })}
        />
        <div className="field">
          <span className="field__label">{t('queues.fields.priority')}</span>
          <Select
            label={t('queues.fields.priority')}
            value={priority}
            choices={priorityChoices()}
            onChange={(to) => kept.change({ priority: to })}
          />
        </div>
      </div>
      <NeedsEditor needs={needs} onChange={(to) => kept.change({ needs: to })} />
      <SwitchSetting
        label={t('queues.fields.secondLook')}
        isOn={secondLook}
        onChange={(to) => kept.change({ secondLook: to })}
      />
      {learned.length === 0 ? null : (
        <section aria-labelledby="training-title">
          <h3 id="training-title">{t('queues.learnedFrom', { count: learned.length })}</h3>
          <TrainingExamples examples={learned} />
        </section>
      )}
    </EditForm>
  );
}
