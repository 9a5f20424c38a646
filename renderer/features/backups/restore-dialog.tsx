import { useCallback, useEffect, useState } from 'react';
import { DeskError } from '../../../preload/client.ts';
import type { RestorePreview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { BackupSource } from '../../stores/backups.ts';
import { problemText } from '../../stores/problem.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import './restore-dialog.css';

/** What restoring a backup would change, and the button that does it. Asks for its passphrase where the key here does not open it. */
export function RestoreDialog({ from }: { readonly from: BackupSource }) {
  const desk = useDesk();
  const { close, notify } = desk.window.getState();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(true);

  const look = useCallback(
    async (secret: string | undefined) => {
      try {
        setPreview(await desk.backups.getState().preview(from, secret));
        setTyped(secret);
        setAsks(false);
      } catch (error) {
        if (needsKey(error)) setAsks(true);
        if (!needsKey(error) || secret !== undefined) setProblem(problemText(error));
      }
      setIsBusy(false);
    },
    [desk, from],
  );
  useEffect(() => {
    void look(undefined);
  }, [look]);

  const restore = async () => {
    if (preview === null) return;
    setIsBusy(true);
    try {
      const secret = typed === undefined ? {} : { typed };
      await desk.backups.getState().restore({ from, digest: preview.digest, ...secret });
      close();
      notify(t('settings.backups.restarting'));
    } catch (error) {
      setProblem(problemText(error));
      setIsBusy(false);
    }
  };
  return (
    <DialogFrame
      title={
        preview === null
          ? t('settings.backups.preview.titleFile')
          : t('settings.backups.preview.title', { madeAt: preview.madeAt })
      }
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="danger" isDisabled={preview === null || isBusy} onPress={() => void restore()}>
            {t('settings.backups.preview.do')}
          </Button>
        </>
      }
    >
      <div className="restore">
        {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
        {asks ? (
          <SecretForm
            isBusy={isBusy}
            onOpen={(secret) => {
              setIsBusy(true);
              setProblem(null);
              void look(secret);
            }}
          />
        ) : preview === null ? (
          <p role="status">{isBusy ? t('settings.backups.preview.opening') : ''}</p>
        ) : (
          <Changes preview={preview} />
        )}
      </div>
    </DialogFrame>
  );
}

const needsKey = (error: unknown): boolean =>
  error instanceof DeskError &&
  (error.error.reason === 'backup_key' || error.error.code === 'wrong_passphrase');

function SecretForm({
  isBusy,
  onOpen,
}: {
  readonly isBusy: boolean;
  readonly onOpen: (secret: string) => void;
}) {
  const [secret, setSecret] = useState('');
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (secret !== '') onOpen(secret);
      }}
    >
      <label className="field__label" htmlFor="backup-secret">
        {t('settings.backups.preview.secret')}
      </label>
      <div className="settings__row">
        <input
          id="backup-secret"
          className="field__input"
          type="password"
          autoComplete="off"
          value={secret}
          onChange={(event) => {
            setSecret(event.target.value);
          }}
        />
        <Button kind="main" isDisabled={isBusy || secret === ''} onPress={() => onOpen(secret)}>
          {t('settings.backups.preview.open')}
        </Button>
      </div>
    </form>
  );
}

const counted = ['documents', 'entries', 'snippets', 'cases', 'gaps'] as const;

function Changes({ preview: { counts, now, settings, linesLost } }: { readonly preview: RestorePreview }) {
  return (
    <>
      <table className="restore__counts">
        <thead>
          <tr>
            <th scope="col">{t('settings.backups.preview.what')}</th>
            <th scope="col">{t('settings.backups.preview.now')}</th>
            <th scope="col">{t('settings.backups.preview.after')}</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((name) => (
            <tr key={name} {...(now[name] !== counts[name] && { 'data-changes': true })}>
              <th scope="row">{t(`settings.backups.preview.${name}`)}</th>
              <td>{format.number(now[name])}</td>
              <td>{format.number(counts[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {settings === 0 ? null : <p>{t('settings.backups.preview.settings', { count: settings })}</p>}
      {linesLost === null ? (
        <Notice tone="doubt">{t('settings.backups.preview.otherDesk')}</Notice>
      ) : linesLost === 0 ? null : (
        <p>{t('settings.backups.preview.linesLost', { count: linesLost })}</p>
      )}
      <p className="muted">{t('settings.backups.preview.help')}</p>
    </>
  );
}
