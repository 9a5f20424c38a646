import type { Priority, Queue, Rule } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { TextField } from '../../ui/fields.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { priorityChoices } from './priority-choices.ts';
import { ConditionFields } from './condition-fields.tsx';
import { EditForm } from './edit-form.tsx';
import { onlyProposes, toCondition, toConditionDraft, type ConditionDraft } from './rule-condition.ts';
import { ruleSentence } from './rule-sentence.ts';
import { RuleTrial } from './rule-trial.tsx';
import { undoRemoval } from './undo-removal.ts';

const stays = 'stays';

interface RuleFormProps {
  readonly rule: Rule | null;
  readonly queues: readonly Queue[];
  readonly onDone: () => void;
}

interface RuleFields {
  readonly draft: ConditionDraft;
  readonly name: string;
  readonly on: boolean;
  readonly handOver: boolean;
  readonly queue: string;
  readonly priority: Priority;
}

/** One rule: its condition, and where it leads. */
export function RuleForm({ rule, queues, onDone }: RuleFormProps) {
  const desk = useDesk();
  const kept = useFormDraft<RuleFields>(
    { form: 'rule', subject: rule?.id ?? 'new' },
    {
      draft: toConditionDraft(rule?.condition ?? null),
      name: rule?.name ?? '',
      on: rule?.on ?? true,
      handOver: rule?.handOver ?? false,
      queue: rule?.queue ?? stays,
      priority: rule?.priority ?? 'high',
    },
  );
  const { draft, name, on, handOver, queue, priority } = kept.value;

  const condition = toCondition(draft);
  const proposes = onlyProposes(draft.kind);
  const leads = t(proposes ? 'queues.handOverTo' : 'queues.leadsTo');
  const fields =
    condition === null
      ? null
      : {
          id: rule?.id ?? null,
          name,
          on,
          condition,
          priority,
          queue: queue === stays ? null : queue,
          handOver: proposes || handOver,
        };
  const save = async () => {
    if (fields === null) return false;
    const isSaved = await desk.queues.getState().saveRule(fields);
    if (isSaved) desk.window.getState().notify(t('queues.ruleSaved', { name: name.trim() }));
    return isSaved;
  };
  const remove = async ({ id, name: removed }: Rule) => {
    const undo = undoRemoval(desk);
    const isRemoved = await desk.queues.getState().removeRule(id);
    if (isRemoved) desk.window.getState().notify(t('queues.ruleRemoved', { name: removed }), 'done', undo);
    return isRemoved;
  };

  return (
    <EditForm
      title={t(rule === null ? 'queues.newRule' : 'queues.rule')}
      kept={kept}
      isComplete={name.trim() !== '' && condition !== null}
      onSave={save}
      onDone={onDone}
      removal={rule === null ? null : { question: t('queues.reallyRemove'), remove: () => remove(rule) }}
    >
      {fields === null ? null : <p className="rule-sentence">{ruleSentence(fields, queues)}</p>}
      <TextField
        label={t('queues.fields.name')}
        value={name}
        onChange={(to) => kept.change({ name: to })}
        isFirst
      />
      <SwitchSetting label={t('queues.isOn')} isOn={on} onChange={(to) => kept.change({ on: to })} />
      <fieldset className="rule-part">
        <legend>{t('queues.whenTitle')}</legend>
        <ConditionFields draft={draft} queues={queues} onChange={(to) => kept.change({ draft: to })} />
      </fieldset>
      <fieldset className="rule-part">
        <legend>{t('queues.thenTitle')}</legend>
        <div className="form__pair">
          <div className="field">
            <span className="field__label">{leads}</span>
            <Select
              label={leads}
              value={queue}
              choices={[
                { id: stays, name: t(proposes ? 'queues.queueOfMessage' : 'queues.whereSorted') },
                ...queues.map(({ id, name: to }) => ({ id, name: to })),
              ]}
              onChange={(to) => kept.change({ queue: to })}
            />
          </div>
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
        {proposes ? (
          <p className="field__help">{t('queues.proposesHelp')}</p>
        ) : (
          <SwitchSetting
            label={t('queues.proposeHandover')}
            isOn={handOver}
            onChange={(to) => kept.change({ handOver: to })}
          />
        )}
      </fieldset>
      <RuleTrial rule={fields} />
    </EditForm>
  );
}
