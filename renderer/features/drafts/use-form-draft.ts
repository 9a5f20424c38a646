import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk, type Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { draftOf, type FormSubject, type KeptDraft } from '../../stores/form-drafts.ts';

export interface FormFields<Value> {
  /** The fields as they are now: what was typed, or what is saved. */
  readonly value: Value;
  readonly set: (value: Value) => void;
  readonly change: (part: Partial<Value>) => void;
  /** What was typed and not saved; null while there is nothing of that. */
  readonly draft: KeptDraft | null;
  /** It was there when the form was opened. */
  readonly isFound: boolean;
  /** What is saved was changed since typing began. */
  readonly isOutdated: boolean;
  /** Back to what is saved. */
  readonly discard: () => void;
  /** It was saved, or is done with. */
  readonly deleteDraft: () => void;
}

/**
 * The fields of a form, kept as they are typed: the form begins with what was typed there last, and whatever closes it keeps
 * that. `saved` is what the form begins with otherwise; `quiet` says nothing where leaving is told in another way.
 */
export function useFormDraft<Value extends object>(
  { form, subject, caseId = null }: FormSubject,
  saved: Value,
  { quiet = false }: { readonly quiet?: boolean } = {},
): FormFields<Value> {
  const desk = useDesk();
  const about = useMemo((): FormSubject => ({ form, subject, caseId }), [form, subject, caseId]);
  const draft = useStore(desk.formDrafts, (state) => draftOf(state, about));
  const basis = JSON.stringify(saved);
  const value = useMemo(
    // By the text of what is saved: it is made anew with each drawing.
    () => (draft === null ? (JSON.parse(basis) as Value) : fitted(JSON.parse(basis) as Value, draft.value)),
    [draft, basis],
  );
  const [openedAt] = useState(Date.now);
  const { put, discard } = desk.formDrafts.getState();
  const set = (next: Value) => {
    if (JSON.stringify(next) === basis) discard(about);
    else put(about, next, basis);
  };

  useEffect(() => {
    // What was offered about the form before would be taken for this one.
    const { toast, dismiss } = desk.window.getState();
    if (toast !== null && toast.action !== null) dismiss();
  }, [desk]);

  const isTouched = useRef(false);
  useEffect(() => {
    isTouched.current ||= draft !== null && draft.at > openedAt;
  });
  useEffect(
    () => () => {
      // Behind whatever closed the form: what was saved is forgotten by then.
      if (isTouched.current && !quiet) setTimeout(() => tellKept(desk, about), 0);
    },
    [desk, about, quiet],
  );

  return {
    value,
    set,
    change: (part) => set({ ...value, ...part }),
    draft,
    isFound: draft !== null && draft.begunAt < openedAt,
    isOutdated: draft !== null && draft.basis !== basis,
    discard: () => discardDraft(desk, about),
    deleteDraft: () => discard(about),
  };
}

/** Fields that a later version of the form has got take what is saved. */
const fitted = <Value extends object>(saved: Value, kept: unknown): Value =>
  typeof kept === 'object' && kept !== null ? { ...saved, ...kept } : saved;

function tellKept(desk: Desk, about: FormSubject): void {
  if (draftOf(desk.formDrafts.getState(), about) === null) return;
  desk.window.getState().offer(t('drafts.kept'), {
    label: t('drafts.discard'),
    run: () => discardDraft(desk, about),
  });
}

/** Discards a draft; can be undone. */
export function discardDraft(desk: Desk, about: FormSubject): void {
  const { discard, put } = desk.formDrafts.getState();
  const draft = draftOf(desk.formDrafts.getState(), about);
  if (draft === null) return;
  discard(about);
  desk.window.getState().notify(t('drafts.discarded'), 'done', () => {
    put(about, draft.value, draft.basis);
  });
}
