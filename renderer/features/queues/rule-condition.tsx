import type { Queue, Rule, RuleCondition } from '../../../preload/contract.ts';
import { plural } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { parseLines, TextField } from './fields.tsx';

type Kind = RuleCondition['kind'];
type Sign = Extract<RuleCondition, { readonly kind: 'mood' }>['signs'][number];
type Below = Extract<RuleCondition, { readonly kind: 'confidence' }>['below'];

const kinds = [
  { id: 'words', name: 'Words and phrases' },
  { id: 'refund above', name: 'A refund above an amount' },
  { id: 'customers', name: 'Named customers' },
  { id: 'amount above', name: 'Any amount above a limit' },
  { id: 'mood', name: 'How the customer feels' },
  { id: 'confidence', name: 'How sure the answers are' },
  { id: 'queue', name: 'The queue of the message' },
] as const satisfies readonly { readonly id: Kind; readonly name: string }[];

const signs = [
  { id: 'angry', name: 'angry' },
  { id: 'frustrated', name: 'frustrated' },
  { id: 'leaving', name: 'may leave' },
  { id: 'urgent', name: 'cannot wait' },
  { id: 'vulnerable', name: 'needs care' },
] as const satisfies readonly { readonly id: Sign; readonly name: string }[];

const belows = [
  { id: 'a guess', name: 'There is no good answer' },
  { id: 'likely', name: 'The best answer is a guess, or none' },
  { id: 'sure', name: 'The best answer is not sure' },
] as const satisfies readonly { readonly id: Below; readonly name: string }[];

/** Everything that can be typed, so that nothing is lost while a person looks at another kind. */
export interface ConditionDraft {
  readonly kind: Kind;
  readonly phrases: string;
  readonly notIn: string;
  readonly amount: string;
  readonly names: string;
  readonly signs: readonly Sign[];
  readonly below: Below;
  /** Id of a queue; empty while none is chosen. */
  readonly queue: string;
}

export function toConditionDraft(condition: RuleCondition | null): ConditionDraft {
  const empty: ConditionDraft = {
    kind: condition?.kind ?? 'words',
    phrases: '',
    notIn: '',
    amount: '100',
    names: '',
    signs: ['angry'],
    below: 'a guess',
    queue: '',
  };
  switch (condition?.kind) {
    case undefined:
      return empty;
    case 'words':
      return { ...empty, phrases: condition.phrases.join('\n'), notIn: condition.notIn.join('\n') };
    case 'refund above':
    case 'amount above':
      return { ...empty, amount: String(condition.amount) };
    case 'customers':
      return { ...empty, names: condition.names.join('\n') };
    case 'mood':
      return { ...empty, signs: condition.signs };
    case 'confidence':
      return { ...empty, below: condition.below };
    case 'queue':
      return { ...empty, queue: condition.queue };
  }
}

/** What was typed as the condition of a rule; null while something is missing. */
export function toCondition(draft: ConditionDraft): RuleCondition | null {
  const { kind } = draft;
  switch (kind) {
    case 'words':
      return { kind, phrases: parseLines(draft.phrases), notIn: parseLines(draft.notIn) };
    case 'refund above':
    case 'amount above':
      return { kind, amount: Math.max(0, Number(draft.amount) || 0) };
    case 'customers':
      return { kind, names: parseLines(draft.names) };
    case 'mood':
      return draft.signs.length === 0 ? null : { kind, signs: draft.signs };
    case 'confidence':
      return { kind, below: draft.below };
    case 'queue':
      return draft.queue === '' ? null : { kind, queue: draft.queue };
  }
}

/** These are known once the message is read and answered, so all they can do is to propose the hand-over. */
export const onlyProposes = (kind: Kind): boolean =>
  kind === 'amount above' || kind === 'mood' || kind === 'confidence' || kind === 'queue';

/** What a rule looks for and does, in a few words. */
export function describeRule(
  { on, condition, queue, priority, handOver }: Rule,
  queues: readonly Queue[],
): string {
  const nameOf = (id: string | null): string | undefined => queues.find((one) => one.id === id)?.name;
  const to = nameOf(queue);
  const leads = to === undefined ? 'stays where it is sorted' : `goes to ${to}`;
  return [
    ...(on ? [] : ['off']),
    describeCondition(condition, nameOf),
    ...(onlyProposes(condition.kind) ? [] : [leads, ...(priority === 'normal' ? [] : [priority])]),
    ...(handOver ? ['proposes a hand-over'] : []),
  ].join(' · ');
}

function describeCondition(condition: RuleCondition, nameOf: (id: string) => string | undefined): string {
  switch (condition.kind) {
    case 'words':
      return plural(condition.phrases.length, 'phrase');
    case 'refund above':
      return `refunds above ${condition.amount}`;
    case 'customers':
      return plural(condition.names.length, 'customer');
    case 'amount above':
      return `amounts above ${condition.amount}`;
    case 'mood':
      return signs
        .filter(({ id }) => condition.signs.includes(id))
        .map(({ name }) => name)
        .join(', ');
    case 'confidence':
      return (belows.find(({ id }) => id === condition.below)?.name ?? '').toLowerCase();
    case 'queue':
      return `messages for ${nameOf(condition.queue) ?? 'a queue that is gone'}`;
  }
}

interface ConditionFieldsProps {
  readonly draft: ConditionDraft;
  readonly queues: readonly Queue[];
  readonly onChange: (draft: ConditionDraft) => void;
}

/** The kind of a rule and the fields of that kind. */
export function ConditionFields({ draft, queues, onChange }: ConditionFieldsProps) {
  const change = (part: Partial<ConditionDraft>) => {
    onChange({ ...draft, ...part });
  };
  return (
    <>
      <div className="field">
        <span className="field__label">Looks for</span>
        <Select
          label="Looks for"
          value={draft.kind}
          choices={kinds}
          onChange={(kind) => {
            change({ kind });
          }}
        />
      </div>
      <FieldsOfKind draft={draft} queues={queues} change={change} />
    </>
  );
}

function FieldsOfKind({
  draft,
  queues,
  change,
}: {
  readonly draft: ConditionDraft;
  readonly queues: readonly Queue[];
  readonly change: (part: Partial<ConditionDraft>) => void;
}) {
  switch (draft.kind) {
    case 'words':
      return (
        <>
          <TextField
            label="Phrases, one on each line"
            help="Whole words, whatever their case. An asterisk stands for any ending: vomit* finds vomiting."
            lines={8}
            value={draft.phrases}
            onChange={(phrases) => {
              change({ phrases });
            }}
          />
          <TextField
            label="But not in these phrases"
            help="A food court is no court."
            lines={4}
            value={draft.notIn}
            onChange={(notIn) => {
              change({ notIn });
            }}
          />
        </>
      );
    case 'refund above':
    case 'amount above':
      return (
        <TextField
          label="More than"
          help="In whatever currency the customer writes."
          isNumber
          value={draft.amount}
          onChange={(amount) => {
            change({ amount });
          }}
        />
      );
    case 'customers':
      return (
        <TextField
          label="Customers, one on each line"
          help="Names or e-mail addresses; @shop.example stands for everybody there. They are kept readable in the settings file."
          lines={6}
          value={draft.names}
          onChange={(names) => {
            change({ names });
          }}
        />
      );
    case 'mood':
      return (
        <fieldset className="queue-form__signs">
          <legend className="field__label">Any of these</legend>
          {signs.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={draft.signs.includes(id)}
                onChange={() => {
                  const others = draft.signs.filter((sign) => sign !== id);
                  change({ signs: others.length < draft.signs.length ? others : [...others, id] });
                }}
              />{' '}
              {name}
            </label>
          ))}
        </fieldset>
      );
    case 'confidence':
      return (
        <div className="field">
          <span className="field__label">For the question that is answered worst</span>
          <Select
            label="For the question that is answered worst"
            value={draft.below}
            choices={belows}
            onChange={(below) => {
              change({ below });
            }}
          />
        </div>
      );
    case 'queue':
      return (
        <div className="field">
          <span className="field__label">Messages for</span>
          <Select
            label="Messages for"
            value={draft.queue}
            choices={queues.map(({ id, name }) => ({ id, name }))}
            onChange={(queue) => {
              change({ queue });
            }}
          />
        </div>
      );
  }
}
