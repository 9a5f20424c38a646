import { useState } from 'react';
import { useStore } from 'zustand';
import type { VaultStatus } from '../../../../preload/contract.ts';
import { useDesk } from '../../../desk.ts';
import { errorText, t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SeveralPeople } from '../../people/several-people.tsx';
import { Setting } from '../setting.tsx';
import { minPassphraseLength } from './passphrase.ts';
import { Security } from './security.tsx';

/** How what customers wrote is protected. */
export function PrivacySection() {
  const desk = useDesk();
  const vault = useStore(desk.status, (state) => state.desk?.vault);
  if (vault === undefined) return null;
  return (
    <>
      <Setting place="settings.privacy.passphrase">
        {vault.state === 'open' ? (
          <Notice tone="done">
            {t(
              vault.by === 'key store'
                ? 'settings.privacy.byKeyStore'
                : vault.by === 'passphrase'
                  ? 'settings.privacy.byPassphrase'
                  : 'settings.privacy.byOther',
            )}
          </Notice>
        ) : vault.problem !== undefined ? (
          <KeyProblem problem={vault.problem} />
        ) : (
          <PassphraseForm isNew={vault.state === 'absent'} />
        )}
      </Setting>
      {vault.state === 'open' ? <Security /> : null}
      <Setting place="people.several">
        <SeveralPeople />
      </Setting>
    </>
  );
}

/** A key that no passphrase opens. */
function KeyProblem({ problem }: { readonly problem: NonNullable<VaultStatus['problem']> }) {
  const desk = useDesk();
  return (
    <Notice
      tone="doubt"
      actions={
        problem.isLost ? (
          <Button onPress={() => desk.window.getState().open({ kind: 'lost-key' })}>
            {t('settings.lostKey.open')}
          </Button>
        ) : undefined
      }
    >
      {errorText({ code: 'vault_locked', reason: problem.reason })}
    </Notice>
  );
}

function PassphraseForm({ isNew }: { readonly isNew: boolean }) {
  const desk = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async () => {
    if (isNew && passphrase.length < minPassphraseLength) {
      setProblem(t('settings.privacy.tooShort', { min: minPassphraseLength }));
      return;
    }
    setIsBusy(true);
    const error = await desk.settings
      .getState()
      .openVault(isNew ? 'vault.create' : 'vault.unlock', passphrase);
    setIsBusy(false);
    setProblem(error);
    if (error !== null) return;
    setPassphrase('');
    desk.window.getState().notify(t(isNew ? 'settings.privacy.isSet' : 'settings.privacy.unlocked'));
  };

  return (
    <>
      <Notice tone="note">{t(isNew ? 'settings.privacy.absent' : 'settings.privacy.locked')}</Notice>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label className="field__label" htmlFor="passphrase">
          {t('settings.privacy.passphrase')}
        </label>
        <div className="settings__row">
          <input
            id="passphrase"
            className="field__input"
            type="password"
            autoComplete="off"
            value={passphrase}
            aria-describedby="passphrase-help passphrase-problem"
            onChange={(event) => {
              setPassphrase(event.target.value);
            }}
          />
          <Button kind="main" isDisabled={isBusy || passphrase === ''} onPress={() => void submit()}>
            {t(isNew ? 'settings.privacy.set' : 'settings.privacy.unlock')}
          </Button>
        </div>
        <p id="passphrase-help" className="field__help">
          {isNew ? t('settings.privacy.help') : ''}
        </p>
        <p id="passphrase-problem" className="field__error" role="alert">
          {problem}
        </p>
      </form>
    </>
  );
}
