import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { errorText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';

/** Says why what customers wrote cannot be read, and lets a person try again or, asked twice, begin with a new key. */
export function LostKeyDialog() {
  const desk = useDesk();
  const problem = useStore(desk.status, (state) => state.desk?.vault.problem);
  const { close, notify, open } = desk.window.getState();
  const [isBusy, setIsBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const run = async (call: 'vault.retry' | 'vault.startAnew') => {
    setIsBusy(true);
    const done = await desk.settings.getState().recoverKey(call);
    setIsBusy(false);
    if (typeof done === 'string') return setSaid(done);
    if (done.state === 'locked' && done.problem !== undefined) return setSaid(t('settings.lostKey.still'));
    close();
    if (call === 'vault.retry') return notify(t('settings.lostKey.isBack'));
    notify(t(done.state === 'open' ? 'settings.lostKey.isAnew' : 'settings.lostKey.setPassphrase'));
    if (done.state === 'absent')
      open({ kind: 'settings', section: 'privacy', setting: 'settings.privacy.passphrase' });
  };

  return (
    <DialogFrame
      title={t('settings.lostKey.title')}
      alert
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t('common.close')}</Button>
          <Button
            kind="danger"
            isDisabled={isBusy}
            onPress={() => (asks ? void run('vault.startAnew') : setAsks(true))}
          >
            {t(asks ? 'settings.lostKey.reallyAnew' : 'settings.lostKey.anew')}
          </Button>
          <Button kind="main" isDisabled={isBusy} onPress={() => void run('vault.retry')}>
            {t('settings.lostKey.retry')}
          </Button>
        </>
      }
    >
      <p>{problem === undefined ? '' : errorText({ code: 'vault_locked', reason: problem.reason })}</p>
      <p>{t('settings.lostKey.meanwhile')}</p>
      <p role="alert">{asks ? t('settings.lostKey.anewHelp') : said}</p>
    </DialogFrame>
  );
}
