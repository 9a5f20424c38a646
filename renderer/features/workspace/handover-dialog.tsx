import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { CallOutput } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { suggestedRecipient, type HandoverWay } from '../../stores/handover.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { matchesShortcut } from '../../ui/shortcuts.ts';
import { handoverOf } from '../../stores/reply-drafts.ts';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { focusElement, elementIds } from '../layout/actions.ts';
import './handover-dialog.css';

interface Given extends CallOutput<'handovers.send'> {
  readonly by: HandoverWay['by'];
}

const ways = [
  { by: 'mail', keys: 'Ctrl+M' },
  { by: 'file', keys: 'Ctrl+S' },
  { by: 'clipboard', keys: 'Ctrl+Enter' },
] as const;

/** Milliseconds without a key before the preview is composed anew. */
const debounceMs = 200;

/** To whom, with what note, and in which of three ways; the summary is composed by the desk and shown before it is sent. */
export function HandoverDialog() {
  const desk = useDesk();
  const [activeCase] = useState(() => desk.workspace.getState().activeCase);
  const kept = useFormDraft(handoverOf(activeCase?.reading.caseId ?? 'none'), {
    note: '',
    to: suggestedRecipient(activeCase),
  });
  const { note, to } = kept.value;
  const [preview, setPreview] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const problem = useStore(desk.workspace, (state) => state.problem);
  const { close } = desk.window.getState();

  useEffect(() => {
    if (given !== null) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void desk.workspace
        .getState()
        .composeHandover({ note, to })
        .then((text) => {
          if (isWanted && text !== null) setPreview(text);
        });
    }, debounceMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, note, to, given]);

  const give = async (by: HandoverWay['by']) => {
    const way = by === 'file' ? await chooseFile() : { by };
    if (way === null) return;
    const done = await desk.workspace.getState().handOver({ note, to }, way);
    if (done === null) return;
    setGiven({ ...done, by });
    desk.window.getState().notify(doneText({ ...done, by }));
  };
  const chooseFile = async (): Promise<HandoverWay | null> => {
    const [path] = await desk.api.call('shell.pick', { what: 'new handover' });
    return path === undefined ? null : { by: 'file', path };
  };

  // The keys act wherever the focus is: in the note, in the name, on a button.
  useEffect(() => {
    if (given !== null) return;
    const onKey = (event: KeyboardEvent) => {
      const way = ways.find(({ keys }) => matchesShortcut(event, keys));
      if (way === undefined || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) void give(way.by);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  });

  // Once the summary is sent the message is a colleague's, and the desk is free for the next.
  const finish = () => {
    if (given !== null) {
      desk.workspace.getState().clear();
      focusElement(elementIds.start);
    }
    close();
  };

  return (
    <DialogFrame
      title={t('workspace.commands.handOver')}
      onClose={finish}
      foot={
        given === null ? (
          <>
            <div className="dialog__aside">
              <DraftStatus {...kept} />
            </div>
            {ways.map(({ by, keys }) => (
              <Button
                key={by}
                kind={by === 'clipboard' ? 'main' : undefined}
                keys={keys}
                onPress={() => void give(by)}
              >
                {t(`handover.ways.${by}`)}
              </Button>
            ))}
          </>
        ) : (
          <Button kind="main" keys="Escape" onPress={finish}>
            {t('handover.done')}
          </Button>
        )
      }
    >
      <div className="handover">
        {given === null ? (
          <>
            <DraftNotice {...kept} />
            <Fields
              note={note}
              to={to}
              onNote={(words) => kept.change({ note: words })}
              onTo={(name) => kept.change({ to: name })}
            />
            <p className="field__error" role="alert">
              {problem}
            </p>
          </>
        ) : (
          <Done given={given} />
        )}
        <pre className="handover__summary" tabIndex={0} role="group" aria-label={t('handover.summary')}>
          {given?.text ?? preview}
        </pre>
      </div>
    </DialogFrame>
  );
}

function Fields({
  note,
  to,
  onNote,
  onTo,
}: {
  readonly note: string;
  readonly to: string;
  readonly onNote: (note: string) => void;
  readonly onTo: (to: string) => void;
}) {
  const desk = useDesk();
  const id = useId();
  const queues = useStore(desk.settings, (state) => state.settings?.queues) ?? [];
  const known = [...new Set(queues.map(({ assignee }) => assignee).filter((name) => name !== ''))];
  return (
    <>
      <div className="field">
        <label className="field__label" htmlFor={`${id}-to`}>
          {t('handover.to')} <span className="muted">{t('handover.toHelp')}</span>
        </label>
        <input
          id={`${id}-to`}
          className="field__input"
          type="text"
          list={`${id}-known`}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={to}
          onChange={(event) => {
            onTo(event.target.value);
          }}
        />
        <datalist id={`${id}-known`}>
          {known.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      </div>
      <div className="field">
        <label className="field__label" htmlFor={`${id}-note`}>
          {t('handover.note')} <span className="muted">{t('common.optional')}</span>
        </label>
        <textarea
          id={`${id}-note`}
          className="field__input"
          rows={3}
          maxLength={5_000}
          value={note}
          // The dialog was asked for in order to write this.
          autoFocus
          onChange={(event) => {
            onNote(event.target.value);
          }}
        />
      </div>
    </>
  );
}

function Done({ given }: { readonly given: Given }) {
  return (
    <p
      tabIndex={-1}
      className="handover__done"
      // The field that had the focus is gone.
      ref={(element) => {
        element?.focus();
      }}
    >
      <b>{doneText(given)}</b>
    </p>
  );
}

const doneText = ({ by, copied }: Given): string =>
  t(by === 'mail' && copied ? 'handover.given.longMail' : `handover.given.${by}`);
