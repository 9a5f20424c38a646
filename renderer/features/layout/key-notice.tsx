import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface KeyNoticeProps {
  /** What cannot be done while there is no key, and while it is locked. */
  readonly absent: string;
  readonly locked: string;
  /** The way back, where the notice stands in place of a form. */
  readonly onCancel?: () => void;
}

/** Where something needs a key and none is open: what that is, said before anybody begins, and the way to the key. */
export function KeyNotice({ absent, locked, onCancel }: KeyNoticeProps) {
  const desk = useDesk();
  const vault = useStore(desk.status, (state) => state.desk?.vault.state);
  if (vault === 'open' || vault === undefined) return null;
  return (
    <Notice
      tone="doubt"
      actions={
        <>
          <Button
            onPress={() =>
              desk.window
                .getState()
                .open({ kind: 'settings', section: 'privacy', setting: 'settings.privacy.passphrase' })
            }
          >
            {t(vault === 'locked' ? 'workspace.unlock' : 'workspace.setPassphrase')}
          </Button>
          {onCancel === undefined ? null : <Button onPress={onCancel}>{t('common.cancel')}</Button>}
        </>
      }
    >
      {vault === 'locked' ? locked : absent}
    </Notice>
  );
}
