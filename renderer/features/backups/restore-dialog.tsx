import { useEffect, useState } from 'react';
import { DeskError } from '../../../preload/client.ts';
import type { RestorePreview } from '../../../preload/contract.ts';
import { type Desk, useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { BackupSource } from '../../stores/backups.ts';
import { problemText } from '../../stores/problem.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import './restore-dialog.css';

/** What a look into the backup came to. */
interface PreviewedBackup {
  readonly preview: RestorePreview | null;
  /** What opened it. */
  readonly typed: string | undefined;
  /** It is another key's: what opens it must be typed. */
  readonly asks: boolean;
  readonly problem: string | null;
}

async function previewBackup(
  desk: Desk,
  from: BackupSource,
  typed: string | undefined,
): Promise<PreviewedBackup> {
  try {
    const preview = await desk.backups.getState().preview(from, typed);
    return { preview, typed, asks: false, problem: null };
  } catch (error) {
    const asks = needsKey(error);
    const problem = asks && typed === undefined ? null : problemText(error);
    return { preview: null, typed, asks, problem };
  }
}

/** What restoring a backup would change, and the button that does it. Asks for its passphrase where the key here does not open it. */
export function RestoreDialog({ from }: { readonly from: BackupSource }) {
  const desk = useDesk();
  const { close, notify } = desk.window.getState();
  /** Null while it is being opened. */
  const [found, setFound] = useState<PreviewedBackup | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  useEffect(() => {
    void previewBackup(desk, from, undefined).then(setFound);
  }, [desk, from]);

  const open = async (secret: string) => {
    setIsBusy(true);
    setFound(await previewBackup(desk, from, secret));
    setIsBusy(false);
  };
  const restore = async ({ preview, typed }: PreviewedBackup) => {
    if (preview === null) return;
    setIsBusy(true);
    try {
      const secret = typed === undefined ? {} : { typed };
      await desk.backups.getState().restore({ from, digest: preview.digest, ...secret });
      close();
      notify(t('settings.backups.restarting'));
    } catch (error) {
      setFound({ preview, typed, asks: false, problem: problemText(error) });
      setIsBusy(false);
    }
  };
  const preview = found?.preview ?? null;
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
          <Button
            kind="danger"
            isDisabled={preview === null || isBusy}
            onPress={() => {
              if (found !== null) void restore(found);
            }}
          >
            {t('settings.backups.preview.do')}
          </Button>
        </>
      }
    >
      <div className="restore">
        {found === null ? <p role="status">{t('settings.backups.preview.opening')}</p> : null}
        {found?.problem === null || found === null ? null : <Notice tone="stop">{found.problem}</Notice>}
        {found?.asks === true ? <SecretForm isBusy={isBusy} onOpen={(secret) => void open(secret)} /> : null}
        {preview === null ? null : <Changes preview={preview} />}
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
