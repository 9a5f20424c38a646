import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { Suggestion } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { useCan } from '../people/permissions.ts';
import type { RightAnswer } from './feedback-actions.ts';

const unknown = 'unknown';
const toWrite = 'to write';

/** What a choice stands for: a target, or that the answer is yet to be written; null for anything else. */
export function toRightAnswer(value: string, others: readonly Suggestion[]): RightAnswer {
  return value === toWrite ? toWrite : (others.find(({ target }) => target === value) ?? null);
}

interface RightAnswerChoiceProps {
  readonly others: readonly Suggestion[];
  /** A target, `to write`, or anything else for unknown. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Which answer is the right one: another that was found, or one that is written next. */
export function RightAnswerChoice({ others, value, onChange }: RightAnswerChoiceProps) {
  const can = useCan();
  const right = toRightAnswer(value, others);
  const canWrite = can('entries.save');
  if (others.length === 0 && !canWrite) return null;
  const choices = [
    ...others.map(({ target, title }) => ({ value: target, label: title })),
    ...(canWrite ? [{ value: toWrite, label: t('feedback.writeRight') }] : []),
    { value: unknown, label: t('feedback.rightUnknown') },
  ];
  return (
    <RadioGroup
      className="field"
      value={right === null ? unknown : right === toWrite ? toWrite : right.target}
      onChange={onChange}
    >
      <Label className="field__label">{t('feedback.right')}</Label>
      <div className="mark-wrong__reasons">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="mark-wrong__reason">
            {choice.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
