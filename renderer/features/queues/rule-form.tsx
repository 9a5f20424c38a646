import { useState } from 'react';
import type { Priority, Queue, Rule } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../settings/toggles.tsx';
import { priorityChoices, RemoveButton, TextField } from './fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { onlyProposes, toCondition, toConditionDraft } from './rule-condition.ts';

const stays = 'stays';

interface RuleFormProps {
  readonly rule: Rule | null;
  readonly queues: readonly Queue[];
  readonly onDone: () => void;
}

/** One rule: its condition, and where it leads. */
export function RuleForm({ rule, queues, onDone }: RuleFormProps) {
  const desk = useDesk();
  const [draft, setDraft] = useState(() => toConditionDraft(rule?.condition ?? null));
  const [name, setName] = useState(rule?.name ?? '');
  const [on, setOn] = useState(rule?.on ?? true);
  const [handOver, setHandOver] = useState(rule?.handOver ?? false);
  const [queue, setQueue] = useState(rule?.queue ?? stays);
  const [priority, setPriority] = useState<Priority>(rule?.priority ?? 'high');

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
    desk.window.getState().notify(t('queues.ruleSaved', { name: name.trim() }));
    onDone();
  };
  const remove = async () => {
    if (rule === null || !(await desk.queues.getState().removeRule(rule.id))) return;
    desk.window.getState().notify(t('queues.ruleRemoved', { name: rule.name }));
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
      <TextField label={t('queues.fields.name')} value={name} onChange={setName} isFirst />
      <SwitchSetting label={t('queues.isOn')} isOn={on} onChange={setOn} />
      <ConditionFields draft={draft} queues={queues} onChange={setDraft} />
      {proposes ? (
        <p className="field__help">{t('queues.proposesHelp')}</p>
      ) : (
        <SwitchSetting label={t('queues.proposeHandOver')} isOn={handOver} onChange={setHandOver} />
      )}
      <div className="queue-form__pair">
        <div className="field">
          <span className="field__label">{leads}</span>
          <Select
            label={leads}
            value={queue}
            choices={[
              { id: stays, name: t(proposes ? 'queues.queueOfMessage' : 'queues.whereSorted') },
              ...queues.map(({ id, name: to }) => ({ id, name: to })),
            ]}
            onChange={setQueue}
          />
        </div>
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
      <div className="queue-form__actions">
        <Button kind="main" isDisabled={name.trim() === '' || condition === null} onPress={() => void save()}>
          {t('common.save')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
        {rule === null ? null : (
          <RemoveButton question={t('queues.reallyRemove')} onRemove={() => void remove()} />
        )}
      </div>
    </form>
  );
}
