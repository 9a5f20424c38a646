import { entryTarget } from '../../../preload/shared/answer-targets.ts';
import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { EntryFields, GoldenPair } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { matchesShortcut } from '../../ui/shortcuts.ts';
import { errorText, t } from '../../i18n.ts';
import type { OpenedEntry } from '../../stores/entries.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { Problem } from '../../ui/problem.tsx';
import { openOriginal, removeEntries, findRegressions } from './entries-actions.ts';
import { printEntry } from './print-entry.ts';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { addGolden } from '../golden/golden-actions.ts';
import { useCan } from '../people/permissions.ts';
import { RegressionWarning } from './regression-warning.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryHistory } from './entry-history.tsx';
import { entryAsText, emptyFields, pickFields, usageText } from './entry-labels.ts';
import { FileConflict } from './file-conflict.tsx';
import './entry-editor.css';

/** A new entry has no id yet. */
const newSubject = 'new';

interface EntryEditorProps {
  readonly opened: OpenedEntry;
  readonly onClose: () => void;
  /** A dialog has a title and a way to close it of its own. */
  readonly isDialog?: boolean;
}

/** One entry: what a person can set, where it is from, how often it is used, and what it was before. */
export function EntryEditor({ opened, onClose, isDialog }: EntryEditorProps) {
  const desk = useDesk();
  const can = useCan();
  const { entry, draft } = opened;
  const saved = entry === null ? emptyFields : pickFields(entry);
  const gap = draft?.gaps[0];
  const kept = useFormDraft(
    { form: 'entry', subject: entry?.id ?? (gap === undefined ? newSubject : `${newSubject} ${gap}`) },
    draft?.fields ?? saved,
  );
  const { value: fields, set: setFields } = kept;
  /** Golden questions that would get worse by what is about to be saved. */
  const [worse, setWorse] = useState<readonly GoldenPair[]>([]);
  const problem = useStore(desk.entries, (state) => state.problem);
  const isChanged = entryAsText(fields) !== entryAsText(saved);
  const isComplete = fields.question.trim() !== '' && fields.answer.trim() !== '';

  const save = async (given: EntryFields) => {
    if (worse.length === 0) {
      const found = await findRegressions(desk, entry?.id ?? null, given);
      setWorse(found);
      if (found.length > 0) return;
    }
    setWorse([]);
    if (!(await desk.entries.getState().save(given))) return;
    kept.deleteDraft();
    const { notify } = desk.window.getState();
    const closed = draft === null ? null : await desk.gaps.getState().close({ ids: [...draft.gaps] });
    notify(t(closed === null ? 'entries.saved' : 'entries.savedGapClosed'));
  };
  const restore = async (version: number) => {
    if (!(await desk.entries.getState().restore(version))) return;
    desk.window.getState().notify(t('entries.restoredVersion'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isSave = matchesShortcut(event, 'Ctrl+Enter') || (event.ctrlKey && event.key.toLowerCase() === 's');
    if (isSave && isChanged && isComplete) {
      event.preventDefault();
      void save(fields);
    } else if (matchesShortcut(event, 'Ctrl+G') && entry !== null) {
      event.preventDefault();
      void addGolden(desk, entry.question, entryTarget(entry.id));
    } else if (event.key === 'Escape' && worse.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setWorse([]);
    } else if (event.key === 'Escape' && isDialog !== true) {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };

  return (
    <div className="entry" role="presentation" onKeyDown={onKeyDown}>
      {isDialog === true ? null : (
        <div className="entry__head">
          <h3>{t(entry === null ? 'entries.newEntry' : 'entries.entry')}</h3>
          <Button kind="icon" label={t('entries.close')} onPress={onClose}>
            <CloseIcon />
          </Button>
        </div>
      )}
      <div className="entry__body">
        <DraftNotice {...kept} />
        <Problem text={problem} />
        {entry === null || !entry.fileDiffers ? null : (
          <FileConflict
            entry={entry}
            onUseFile={(words) => void save({ ...fields, ...words })}
            onKeepEdit={() => void save(fields)}
          />
        )}
        {worse.length === 0 ? null : (
          <RegressionWarning worse={worse} onSave={() => void save(fields)} onCancel={() => setWorse([])} />
        )}
        <fieldset className="entry__fields" disabled={!can('entries.save')}>
          <EntryForm
            fields={fields}
            documentAudience={entry === null || entry.own ? null : entry.documentAudience}
            onChange={(now) => {
              setFields(now);
              // What was found was about other words.
              setWorse([]);
            }}
          />
        </fieldset>
        {entry === null ? null : (
          <>
            <p className="entry__facts muted">
              {usageText(entry)} ·{' '}
              {entry.own ? t('entries.own') : t('entries.from', { name: entry.documentName })}{' '}
              {entry.own ? null : (
                <Button
                  kind="plain"
                  onPress={() => {
                    openOriginal(desk, entry);
                  }}
                >
                  {t('entries.openOriginal')}
                </Button>
              )}
              <Button kind="plain" keys="Ctrl+P" onPress={() => printEntry(desk)}>
                {t('entries.commands.print')}
              </Button>
            </p>
            <fieldset className="entry__fields" disabled={!can('entries.restoreVersion')}>
              <EntryHistory history={opened.history} onRestore={(version) => void restore(version)} />
            </fieldset>
          </>
        )}
      </div>
      {can('entries.save') ? (
        <div className="entry__foot">
          {entry === null ? null : (
            <>
              <Button kind="danger" onPress={() => void removeEntries(desk, [entry.id]).then(onClose)}>
                {t('common.remove')}
              </Button>
              <Button
                keys="Ctrl+G"
                onPress={() => void addGolden(desk, entry.question, entryTarget(entry.id))}
              >
                {t('entries.makeGolden')}
              </Button>
            </>
          )}
          <DraftStatus {...kept} />
          <Button
            kind="main"
            keys="Ctrl+Enter"
            isDisabled={!isChanged || !isComplete}
            onPress={() => void save(fields)}
          >
            {t('common.save')}
          </Button>
        </div>
      ) : (
        <p className="entry__foot muted">{errorText({ code: 'not_allowed', reason: 'editor' })}</p>
      )}
    </div>
  );
}
