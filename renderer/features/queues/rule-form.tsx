import { useState } from 'react';
import type { Priority, Queue, Rule, RuleLooksFor } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../settings/toggles.tsx';
import { linesOf, priorities, RemoveButton, TextField } from './fields.tsx';

const kinds = [
  { id: 'words', name: 'Words and phrases' },
  { id: 'refund above', name: 'A refund above an amount' },
  { id: 'customers', name: 'Named customers' },
] as const satisfies readonly { readonly id: RuleLooksFor['kind']; readonly name: string }[];

const stays = 'stays';

interface RuleFormProps {
  readonly rule: Rule | null;
  readonly queues: readonly Queue[];
  readonly onDone: () => void;
}

/** One rule: what it looks for, where it leads. */
export function RuleForm({ rule, queues, onDone }: RuleFormProps) {
  const desk = useDesk();
  const looksFor = rule?.looksFor ?? { kind: 'words' as const, phrases: [], notIn: [] };
  const [name, setName] = useState(rule?.name ?? '');
  const [on, setOn] = useState(rule?.on ?? true);
  const [kind, setKind] = useState<RuleLooksFor['kind']>(looksFor.kind);
  const [phrases, setPhrases] = useState(looksFor.kind === 'words' ? looksFor.phrases.join('\n') : '');
  const [notIn, setNotIn] = useState(looksFor.kind === 'words' ? looksFor.notIn.join('\n') : '');
  const [amount, setAmount] = useState(looksFor.kind === 'refund above' ? String(looksFor.amount) : '100');
  const [names, setNames] = useState(looksFor.kind === 'customers' ? looksFor.names.join('\n') : '');
  const [queue, setQueue] = useState(rule?.queue ?? stays);
  const [priority, setPriority] = useState<Priority>(rule?.priority ?? 'high');

  const wanted = (): RuleLooksFor => {
    switch (kind) {
      case 'words':
        return { kind, phrases: linesOf(phrases), notIn: linesOf(notIn) };
      case 'refund above':
        return { kind, amount: Math.max(0, Number(amount) || 0) };
      case 'customers':
        return { kind, names: linesOf(names) };
      case 'amount above':
      case 'mood':
      case 'confidence':
      case 'queue':
        return looksFor;
    }
  };
  const save = async () => {
    const fields = {
      name,
      on,
      looksFor: wanted(),
      priority,
      queue: queue === stays ? null : queue,
      handOver: rule?.handOver ?? false,
    };
    if (!(await desk.queues.getState().saveRule({ id: rule?.id ?? null, ...fields }))) return;
    desk.window.getState().say(`The rule ${name.trim()} is kept.`);
    onDone();
  };
  const remove = async () => {
    if (rule === null || !(await desk.queues.getState().removeRule(rule.id))) return;
    desk.window.getState().say(`The rule ${rule.name} is removed.`);
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
      <div className="field">
        <span className="field__label">Looks for</span>
        <Select label="Looks for" value={kind} choices={kinds} onChange={setKind} />
      </div>
      {kind === 'words' ? (
        <>
          <TextField
            label="Phrases, one on each line"
            help="Whole words, whatever their case. An asterisk stands for any ending: vomit* finds vomiting."
            lines={8}
            value={phrases}
            onChange={setPhrases}
          />
          <TextField
            label="But not in these phrases"
            help="A food court is no court."
            lines={4}
            value={notIn}
            onChange={setNotIn}
          />
        </>
      ) : kind === 'refund above' ? (
        <TextField
          label="More than"
          help="In whatever currency the customer writes."
          isNumber
          value={amount}
          onChange={setAmount}
        />
      ) : (
        <TextField
          label="Customers, one on each line"
          help="Names or e-mail addresses; @shop.example stands for everybody there. They are kept readable in the settings file."
          lines={6}
          value={names}
          onChange={setNames}
        />
      )}
      <div className="queue-form__pair">
        <div className="field">
          <span className="field__label">Leads to</span>
          <Select
            label="Leads to"
            value={queue}
            choices={[
              { id: stays, name: 'Where it is sorted' },
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
      <div className="queue-form__ways">
        <Button kind="main" isDisabled={name.trim() === ''} onPress={() => void save()}>
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
