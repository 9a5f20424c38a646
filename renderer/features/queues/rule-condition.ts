import type { RuleCondition } from '../../../preload/contract.ts';
import { parseLines } from '../../ui/fields.tsx';

type Kind = RuleCondition['kind'];
type Sign = Extract<RuleCondition, { readonly kind: 'mood' }>['signs'][number];
type Below = Extract<RuleCondition, { readonly kind: 'confidence' }>['below'];

export const conditionKinds: readonly Kind[] = [
  'words',
  'refund above',
  'customers',
  'amount above',
  'mood',
  'confidence',
  'queue',
];
export const moodSigns: readonly Sign[] = ['angry', 'frustrated', 'leaving', 'urgent', 'vulnerable'];
export const confidenceLimits: readonly Below[] = ['a guess', 'likely', 'sure'];

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

/** These are known once the message is read and answered, so all they can do is to propose the handover. */
export const onlyProposes = (kind: Kind): boolean =>
  kind === 'amount above' || kind === 'mood' || kind === 'confidence' || kind === 'queue';
