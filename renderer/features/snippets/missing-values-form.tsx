import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { FilledSnippet, MissingValue, Snippet } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { MissingFields } from './missing-fields.tsx';
import { showPlaceholders } from './snippet-labels.ts';
import './snippet-preview.css';

/** Asks for what a snippet still needs, and shows how it will stand in the reply. */
export function MissingValuesForm({
  snippet,
  caseId,
  onBack,
  onFilled,
}: {
  readonly snippet: Snippet;
  readonly caseId: string | null;
  readonly onBack: () => void;
  readonly onFilled: (filled: FilledSnippet) => void;
}) {
  const desk = useDesk();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [filled, setFilled] = useState<FilledSnippet | null>(null);
  const [asked, setAsked] = useState<readonly MissingValue[]>([]);
  const [blocked, setBlocked] = useState(false);
  const problem = useStore(desk.snippets, (state) => state.problem);
  const { close } = desk.window.getState();
  useEffect(() => {
    let isCurrent = true;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    void desk.snippets
      .getState()
      .fill(snippet.id, caseId, given)
      .then((now) => {
        if (!isCurrent || now === null) return;
        setFilled(now);
        // An answer may open another question, and never takes one away.
        setAsked((before) => [
          ...before,
          ...now.missing.filter(({ name }) => !before.some((one) => one.name === name)),
        ]);
      });
    return () => {
      isCurrent = false;
    };
  }, [desk, snippet, caseId, values]);

  const submit = async () => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    const now = await desk.snippets.getState().fill(snippet.id, caseId, given);
    if (now === null) return;
    if (now.missing.length === 0) onFilled(now);
    else setBlocked(true);
  };
  const waiting = filled?.missing ?? [];

  return (
    <FormDialog
      title={t('snippets.insertNamed', { name: snippet.shortName })}
      submitLabel={t('snippets.insert')}
      submitKeys="Enter"
      onSubmit={() => void submit()}
      onCancel={onBack}
      onClose={close}
      problem={
        problem ??
        (blocked && waiting.length > 0
          ? t('snippets.stillNeeded', { names: waiting.map(({ ask }) => ask) })
          : null)
      }
    >
      <MissingFields
        missing={asked}
        values={values}
        onChange={(name, value) => {
          setBlocked(false);
          setValues((before) => ({ ...before, [name]: value }));
        }}
      />
      <p className="field__label">{t('snippets.inReply')}</p>
      <p className="snippet-preview">{showPlaceholders(filled?.text ?? '')}</p>
    </FormDialog>
  );
}
