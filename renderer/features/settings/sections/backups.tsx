import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { BackupFile, BackupStatus } from '../../../../preload/contract.ts';
import { useDesk } from '../../../desk.ts';
import { errorText, t } from '../../../i18n.ts';
import type { BackupSource } from '../../../stores/backups.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ChoiceSetting } from '../../../ui/toggles.tsx';
import { type SectionProps, Setting } from '../setting.tsx';
import './backups.css';

/** How many one may choose to keep, beside what is set. */
const keeps: readonly number[] = [3, 7, 14, 30];

/** Where backups of everything go, which ones there are, and what can be done with them. */
export function BackupsSection({ settings: { backups } }: SectionProps) {
  const desk = useDesk();
  const { status, problem } = useStore(desk.backups);
  const { choose, stop, make, pick, start } = desk.backups.getState();
  const { notify, open } = desk.window.getState();
  useEffect(() => start(), [start]);

  const backUp = async () => {
    const made = await make();
    if (made !== null) notify(t('settings.backups.made', { name: made.name, bytes: made.bytes }));
  };
  const restore = (from: BackupSource | null) => {
    if (from !== null) open({ kind: 'restore', from });
  };
  if (status === null) return problem === null ? null : <Notice tone="stop">{problem}</Notice>;
  const { folder, isBusy, failing, opensOnlyHere } = status;
  const choices = [...new Set([...keeps, backups.keep])].sort((a, b) => a - b);
  return (
    <>
      <p className="field__help">{t('settings.backups.help')}</p>
      {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
      <Restored status={status} />
      {failing === null || problem !== null ? null : (
        <Notice tone="doubt">
          {t('settings.backups.failing', { since: failing.since, why: errorText(failing.error) })}
        </Notice>
      )}
      {folder !== null && opensOnlyHere ? (
        <Notice tone="note">{t('settings.backups.onlyHere')}</Notice>
      ) : null}
      <Setting place="settings.backups.choose">
        {folder === null ? null : <p>{t('settings.backups.daily', { folder })}</p>}
        <div className="settings__row">
          {folder === null ? (
            <Button kind="main" onPress={() => void choose()}>
              {t('settings.backups.choose')}
            </Button>
          ) : (
            <>
              <Button kind="main" isDisabled={isBusy} onPress={() => void backUp()}>
                {t(isBusy ? 'settings.backups.working' : 'settings.backups.now')}
              </Button>
              <Button onPress={() => void choose()}>{t('settings.backups.change')}</Button>
              <Button
                onPress={() =>
                  void stop().then((isDone) => {
                    if (isDone) notify(t('settings.backups.stopped'));
                  })
                }
              >
                {t('settings.backups.stop')}
              </Button>
            </>
          )}
        </div>
      </Setting>
      <Setting place="settings.backups.keep">
        {(change) => (
          <ChoiceSetting
            label={t('settings.backups.keep')}
            value={String(backups.keep)}
            choices={choices.map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(count) => change({ backups: { keep: Number(count) } })}
          />
        )}
      </Setting>
      {folder === null ? null : <Files status={status} onRestore={restore} />}
      <Setting place="settings.backups.restoreFile">
        <Button isDisabled={isBusy} onPress={() => void pick().then(restore)}>
          {t('settings.backups.restoreFile')}
        </Button>
      </Setting>
    </>
  );
}

/** What was here before a backup was restored waits for a word. */
function Restored({ status: { restored, isBusy } }: { readonly status: BackupStatus }) {
  const desk = useDesk();
  const { keepRestored, undoRestore } = desk.backups.getState();
  const { notify } = desk.window.getState();
  if (restored === null) return null;
  const said = (words: string) => (isDone: boolean) => {
    if (isDone) notify(words);
  };
  return (
    <Notice
      tone="note"
      actions={
        <>
          <Button
            isDisabled={isBusy}
            onPress={() => void keepRestored().then(said(t('settings.backups.kept')))}
          >
            {t('settings.backups.keepRestored')}
          </Button>
          <Button
            isDisabled={isBusy}
            onPress={() => void undoRestore().then(said(t('settings.backups.restarting')))}
          >
            {t('settings.backups.undoRestore')}
          </Button>
        </>
      }
    >
      {t('settings.backups.restored', { madeAt: restored.madeAt })}
    </Notice>
  );
}

function Files({
  status: { files, isBusy },
  onRestore,
}: {
  readonly status: BackupStatus;
  readonly onRestore: (from: BackupSource) => void;
}) {
  if (files.length === 0) return <p className="muted">{t('settings.backups.none')}</p>;
  return (
    <ul className="backups" aria-label={t('settings.backups.list')}>
      {files.map((file) => (
        <File key={file.name} file={file} isBusy={isBusy} onRestore={onRestore} />
      ))}
    </ul>
  );
}

function File({
  file: { name, madeAt, bytes, isOwn },
  isBusy,
  onRestore,
}: {
  readonly file: BackupFile;
  readonly isBusy: boolean;
  readonly onRestore: (from: BackupSource) => void;
}) {
  const desk = useDesk();
  const check = async () => {
    const whole = await desk.backups.getState().verify({ name });
    if (whole === null) return;
    const { documents, entries, cases } = whole.counts;
    desk.window.getState().notify(
      t('settings.backups.checked', {
        madeAt,
        documents: t('common.documents', { count: documents }),
        entries: t('common.entries', { count: entries }),
        cases: t('audit.erased.cases', { count: cases }),
      }),
    );
  };
  return (
    <li className="backups__file">
      <span className="backups__name">
        {t('settings.backups.file', { madeAt, bytes })}
        {isOwn ? null : <span className="muted"> {t('settings.backups.foreign')}</span>}
      </span>
      <span className="backups__actions">
        <Button
          isDisabled={isBusy}
          label={t('settings.backups.checkOf', { madeAt })}
          onPress={() => void check()}
        >
          {t('settings.backups.check')}
        </Button>
        <Button
          isDisabled={isBusy}
          label={t('settings.backups.restoreOf', { madeAt })}
          onPress={() => onRestore({ name })}
        >
          {t('settings.backups.restore')}
        </Button>
      </span>
    </li>
  );
}
