import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { Suggestion, NegativeFeedbackReason } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { isTextInput } from '../../ui/shortcuts.ts';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { markWrong, otherAnswers } from './feedback-actions.ts';
import { RightAnswerChoice, toRightAnswer } from './right-answer-choice.tsx';
import './mark-wrong-dialog.css';

/** In the order of their keys, 1 to 4. */
const reasons = [
  'wrong',
  'outdated',
  'incomplete',
  'not for this customer',
] as const satisfies readonly NegativeFeedbackReason[];

interface MarkWrongDialogProps {
  readonly index: number;
  readonly suggestion: Suggestion;
}

/** Why an answer does not belong to the question: one key for the reason, Enter for the rest. */
export function MarkWrongDialog({ index, suggestion }: MarkWrongDialogProps) {
  const desk = useDesk();
  const [caseId] = useState(() => desk.workspace.getState().activeCase?.reading.caseId ?? null);
  const kept = useFormDraft<{
    readonly reason: NegativeFeedbackReason;
    readonly comment: string;
    readonly right: string;
  }>({ form: 'mark-wrong', subject: suggestion.target, caseId }, { reason: 'wrong', comment: '', right: '' });
  const { reason, comment } = kept.value;
  const [others] = useState(() => otherAnswers(desk, { index, suggestion }));
  // What is only not for this customer has no other answer that is right for everybody.
  const right = reason === 'not for this customer' ? null : toRightAnswer(kept.value.right, others);
  const setReason = (chosen: NegativeFeedbackReason) => kept.change({ reason: chosen });
  const [isMarking, setMarking] = useState(false);
  const mark = async () => {
    if (isMarking) return;
    setMarking(true);
    if (await markWrong(desk, { index, suggestion }, reason, comment, right)) kept.deleteDraft();
    setMarking(false);
  };
  return (
    <DialogFrame
      title={t('feedback.what')}
      onClose={desk.window.getState().close}
      foot={
        <>
          <DraftStatus {...kept} />
          <Button keys="Escape" onPress={desk.window.getState().close}>
            {t('common.cancel')}
          </Button>
          <Button kind="main" keys="Enter" isDisabled={isMarking} onPress={() => void mark()}>
            {t('feedback.mark')}
          </Button>
        </>
      }
    >
      <div
        className="mark-wrong"
        onKeyDownCapture={(event) => {
          const { key, target } = event;
          if (key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            event.stopPropagation();
            void mark();
          }
          const chosen = isTextInput(target) ? undefined : reasons[Number(key) - 1];
          if (chosen !== undefined) setReason(chosen);
        }}
      >
        <DraftNotice {...kept} />
        <p className="mark-wrong__title" dir="auto">
          {suggestion.title}
        </p>
        <RadioGroup
          className="field"
          value={reason}
          onChange={(value) => {
            const chosen = reasons.find((each) => each === value);
            if (chosen !== undefined) setReason(chosen);
          }}
        >
          <Label className="field__label">{t('feedback.forThis')}</Label>
          <div className="mark-wrong__reasons">
            {reasons.map((value, at) => (
              <Radio
                key={value}
                value={value}
                className="mark-wrong__reason"
                autoFocus={at === 0}
                aria-keyshortcuts={String(at + 1)}
              >
                <Kbd keys={String(at + 1)} />
                {t(`learned.reasons.${value}`)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
        {reason === 'not for this customer' ? null : (
          <RightAnswerChoice
            others={others}
            value={kept.value.right}
            onChange={(chosen) => kept.change({ right: chosen })}
          />
        )}
        <div className="field">
          <label className="field__label" htmlFor="wrong-comment">
            {t('feedback.comment')} <span className="muted">{t('common.optional')}</span>
          </label>
          <textarea
            id="wrong-comment"
            className="field__input"
            rows={2}
            maxLength={1000}
            value={comment}
            onChange={(event) => {
              kept.change({ comment: event.target.value });
            }}
          />
          <p className="field__help">{t('feedback.help')}</p>
        </div>
      </div>
    </DialogFrame>
  );
}
