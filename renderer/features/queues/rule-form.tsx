import { useStore } from 'zustand';
import type { Priority, Queue, Rule } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { RemoveButton, TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { priorityChoices } from './priority-choices.ts';
import { ConditionFields } from './condition-fields.tsx';
import { onlyProposes, toCondition, toConditionDraft, type ConditionDraft } from './rule-condition.ts';

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
  const problem = useStore(desk.queues, (state) => state.problem);
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
  const save = async () => {
    if (condition === null) return;
    const fields = {
      name,
      on,
      condition,
      priority,
      queue: queue === stays ? null : queue,
      handOver: proposes || handOver,
    };
    if (!(await desk.queues.getState().saveRule({ id: rule?.id ?? null, ...fields }))) return;
    kept.forget();
    desk.window.getState().notify(t('queues.ruleSaved', { name: name.trim() }));
    onDone();
  };
  const remove = async () => {
    if (rule === null || !(await desk.queues.getState().removeRule(rule.id))) return;
    desk.window.getState().notify(t('queues.ruleRemoved', { name: rule.name }));
    onDone();
  };

  return (
    <FormDialog
      title={t(rule === null ? 'queues.newRule' : 'queues.rule')}
      side
      isComplete={name.trim() !== '' && condition !== null}
      problem={problem}
      status={<DraftStatus {...kept} />}
      onSubmit={() => void save()}
      onCancel={onDone}
      actions={
        rule === null ? null : (
          <RemoveButton question={t('queues.reallyRemove')} onRemove={() => void remove()} />
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
      <SwitchSetting label={t('queues.isOn')} isOn={on} onChange={(to) => kept.change({ on: to })} />
      <ConditionFields draft={draft} queues={queues} onChange={(to) => kept.change({ draft: to })} />
      {proposes ? (
        <p className="field__help">{t('queues.proposesHelp')}</p>
      ) : (
        <SwitchSetting
          label={t('queues.proposeHandOver')}
          isOn={handOver}
          onChange={(to) => kept.change({ handOver: to })}
        />
      )}
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
    </FormDialog>
  );
}
