import type { ReactNode } from 'react';
import { t } from '../i18n.ts';
import { Button } from './button.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import './form-dialog.css';

interface FormDialogProps {
  readonly title: ReactNode;
  readonly side?: boolean;
  /** What the main button says, where it is not “Save”. */
  readonly submitLabel?: string;
  /** Enter where each field is of one line, so that it cannot mean a new line. */
  readonly submitKeys?: 'Enter' | 'Ctrl+Enter';
  /** Whether it can be submitted as it is now. */
  readonly isComplete?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** The way out of the dialog, where that is further than back to what it was opened from. */
  readonly onClose?: () => void;
  /** What else can be done, such as removing. */
  readonly actions?: ReactNode;
  /** What became of what is typed, beside the buttons. */
  readonly status?: ReactNode;
  /** Why it was not done; announced. */
  readonly problem?: ReactNode;
  readonly children: ReactNode;
}

/** Fields to fill, with Cancel and Save at the foot, and apart from them what removes. A key submits from any field. */
export function FormDialog(props: FormDialogProps) {
  const { title, side, onSubmit, onCancel, actions, problem, children } = props;
  const { submitKeys = 'Ctrl+Enter', isComplete = true } = props;
  const submit = () => {
    if (isComplete) onSubmit();
  };
  return (
    <DialogFrame
      title={title}
      onClose={props.onClose ?? onCancel}
      {...(side === undefined ? {} : { side })}
      foot={
        <>
          <div className="dialog__aside">
            {actions}
            {props.status}
          </div>
          <Button onPress={onCancel}>{t('common.cancel')}</Button>
          <Button kind="main" keys={submitKeys} isDisabled={!isComplete} onPress={submit}>
            {props.submitLabel ?? t('common.save')}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
        }}
        onKeyDown={(event) => {
          const isKey = submitKeys === 'Enter' || event.ctrlKey || event.metaKey;
          if (event.key !== 'Enter' || !isKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <div className="field__error" role="alert">
          {problem}
        </div>
      </form>
    </DialogFrame>
  );
}
