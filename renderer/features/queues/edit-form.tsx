import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { RemoveButton } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import type { FormFields } from '../drafts/use-form-draft.ts';

interface EditFormProps<Value> {
  readonly title: string;
  readonly kept: FormFields<Value>;
  readonly isComplete: boolean;
  /** True when it was saved. */
  readonly onSave: () => Promise<boolean>;
  /** How removing is done and what it asks before; null for what is new. True when it was removed. */
  readonly removal: { readonly question: string; readonly remove: () => Promise<boolean> } | null;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** A queue or a rule as it is edited: kept while it is typed, saved or removed at the foot. */
export function EditForm<Value>({ kept, onSave, removal, onDone, children, ...props }: EditFormProps<Value>) {
  const desk = useDesk();
  const problem = useStore(desk.queues, (state) => state.problem);
  const save = async () => {
    if (!(await onSave())) return;
    kept.deleteDraft();
    onDone();
  };
  const remove = async () => {
    if (removal !== null && (await removal.remove())) onDone();
  };
  return (
    <FormDialog
      {...props}
      side
      problem={problem}
      status={<DraftStatus {...kept} />}
      onSubmit={() => void save()}
      onCancel={onDone}
      actions={
        removal === null ? null : <RemoveButton question={removal.question} onRemove={() => void remove()} />
      }
    >
      <DraftNotice {...kept} />
      {children}
    </FormDialog>
  );
}
