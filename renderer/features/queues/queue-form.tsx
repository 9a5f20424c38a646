import { useStore } from 'zustand';
import type { Queue, QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { parseLines, RemoveButton, TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { priorityChoices } from './priority-choices.ts';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { NeedsEditor } from './needs-editor.tsx';
import { TrainingExamples } from './training-examples.tsx';

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
  const problem = useStore(desk.queues, (state) => state.problem);
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
    if (!(await desk.queues.getState().save({ id: queue?.id ?? null, ...fields }))) return;
    kept.forget();
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
      status={<DraftStatus {...kept} />}
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
      <DraftNotice {...kept} />
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
      <TextField
        label={t('queues.fields.examples')}
        help={t('queues.examplesHelp')}
        lines={6}
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
    </FormDialog>
  );
}
