import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { Suggestion, NegativeFeedbackReason } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { isTextInput } from '../../ui/shortcuts.ts';
import { reasonLabels } from './reason-labels.ts';
import { markWrong } from './feedback-actions.ts';
import './mark-wrong-dialog.css';

interface MarkWrongDialogProps {
  readonly index: number;
  readonly suggestion: Suggestion;
}

/** Why an answer does not belong to the question: one key for the reason, Enter for the rest. */
export function MarkWrongDialog({ index, suggestion }: MarkWrongDialogProps) {
  const desk = useDesk();
  const [reason, setReason] = useState<NegativeFeedbackReason>('wrong');
  const [comment, setComment] = useState('');
  const [isMarking, setMarking] = useState(false);
  const mark = async () => {
    if (isMarking) return;
    setMarking(true);
    await markWrong(desk, { index, suggestion }, reason, comment);
    setMarking(false);
  };
  return (
    <DialogFrame
      title="What is wrong with this answer?"
      onClose={desk.window.getState().close}
      foot={
        <>
          <Button kind="main" keys="Enter" isDisabled={isMarking} onPress={() => void mark()}>
            Mark as wrong
          </Button>
          <Button keys="Escape" onPress={desk.window.getState().close}>
            Leave it
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
          const chosen = isTextInput(target) ? undefined : reasonLabels[Number(key) - 1];
          if (chosen !== undefined) setReason(chosen.reason);
        }}
      >
        <p className="mark-wrong__title">{suggestion.title}</p>
        <RadioGroup
          className="field"
          value={reason}
          onChange={(value) => {
            const chosen = reasonLabels.find((each) => each.reason === value);
            if (chosen !== undefined) setReason(chosen.reason);
          }}
        >
          <Label className="field__label">For this question it is</Label>
          <div className="mark-wrong__reasons">
            {reasonLabels.map(({ reason: value, words }, at) => (
              <Radio
                key={value}
                value={value}
                className="mark-wrong__reason"
                autoFocus={at === 0}
                aria-keyshortcuts={String(at + 1)}
              >
                <Kbd keys={String(at + 1)} />
                {words}
              </Radio>
            ))}
          </div>
        </RadioGroup>
        <div className="field">
          <label className="field__label" htmlFor="wrong-comment">
            Comment (optional)
          </label>
          <textarea
            id="wrong-comment"
            className="field__input"
            rows={2}
            maxLength={1000}
            value={comment}
            onChange={(event) => {
              setComment(event.target.value);
            }}
          />
          <p className="field__help">
            Messages like this one no longer get it; others still do. Names and numbers are left out.
          </p>
        </div>
      </div>
    </DialogFrame>
  );
}
