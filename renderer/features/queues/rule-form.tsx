import { useState } from 'react';
import type { Priority, Queue, Rule } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../settings/toggles.tsx';
import { priorities, RemoveButton, TextField } from './fields.tsx';
import { toConditionDraft, toCondition, ConditionFields, onlyProposes } from './rule-condition.tsx';

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
  const leads = proposes ? 'Hand over to' : 'Leads to';
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
    desk.window.getState().notify(`The rule ${name.trim()} is kept.`);
    onDone();
  };
  const remove = async () => {
    if (rule === null || !(await desk.queues.getState().removeRule(rule.id))) return;
    desk.window.getState().notify(`The rule ${rule.name} is removed.`);
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
      <SwitchSetting label="In use" isOn={on} onChange={setOn} />
      <ConditionFields draft={draft} queues={queues} onChange={setDraft} />
      {proposes ? (
        <p className="field__help">
          What this rule looks for is known once the message is read: it proposes to hand the message over.
        </p>
      ) : (
        <SwitchSetting label="Propose to hand the message over" isOn={handOver} onChange={setHandOver} />
      )}
      <div className="queue-form__pair">
        <div className="field">
          <span className="field__label">{leads}</span>
          <Select
            label={leads}
            value={queue}
            choices={[
              { id: stays, name: proposes ? 'Whose queue it is' : 'Where it is sorted' },
              ...queues.map(({ id, name: to }) => ({ id, name: to })),
            ]}
            onChange={setQueue}
          />
        </div>
        <div className="field">
          <span className="field__label">Priority</span>
          <Select label="Priority" value={priority} choices={priorities} onChange={setPriority} />
        </div>
      </div>
      <div className="queue-form__actions">
        <Button kind="main" isDisabled={name.trim() === '' || condition === null} onPress={() => void save()}>
          Keep
        </Button>
        <Button onPress={onDone}>Back</Button>
        {rule === null ? null : (
          <RemoveButton words="Remove" question="Really remove it" onRemove={() => void remove()} />
        )}
      </div>
    </form>
  );
}
