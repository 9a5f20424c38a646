import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** As short a passphrase as the desk accepts for a new key. */
const minPassphraseLength = 8;

/** How what customers wrote is protected. */
export function Privacy() {
  const desk = useDesk();
  const vault = useStore(desk.status, (state) => state.desk?.vault);
  if (vault === undefined) return null;
  return (
    <section className="settings__group" aria-labelledby="settings-privacy">
      <h3 id="settings-privacy">Privacy</h3>
      {vault.state === 'open' ? (
        <Notice tone="done">
          What customers wrote is kept encrypted,{' '}
          {vault.by === 'key store'
            ? 'with a key in this machine’s key store.'
            : 'with your passphrase. It is asked for at every start.'}
        </Notice>
      ) : (
        <PassphraseForm isNew={vault.state === 'absent'} />
      )}
    </section>
  );
}

function PassphraseForm({ isNew }: { readonly isNew: boolean }) {
  const desk = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async () => {
    if (isNew && passphrase.length < minPassphraseLength) {
      setProblem(`Take at least ${minPassphraseLength} characters; a short sentence is good.`);
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
    desk.window.getState().notify(isNew ? 'Set. Texts are kept encrypted from now on.' : 'Unlocked.');
  };

  return (
    <>
      <Notice tone="note">
        {isNew
          ? 'This machine has no key store. Until you set a passphrase, messages and replies are not kept: only facts are, such as which answer was taken.'
          : 'What customers wrote is locked. Until it is unlocked, only facts are recorded.'}
      </Notice>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label className="field__label" htmlFor="passphrase">
          Passphrase
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
            {isNew ? 'Set it' : 'Unlock'}
          </Button>
        </div>
        <p id="passphrase-help" className="field__help">
          {isNew
            ? 'It is stored nowhere. Who forgets it loses the texts, and nobody can bring them back.'
            : ''}
        </p>
        <p id="passphrase-problem" className="field__error" role="alert">
          {problem}
        </p>
      </form>
    </>
  );
}
