import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import './who-is-there.css';

/** All that is seen until one of those who work here has unlocked the desk. */
export function WhoIsThere() {
  const desk = useDesk();
  const names = useStore(desk.people, (state) => state.names);
  const problem = useStore(desk.people, (state) => state.problem);
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const person = chosen ?? names[0]?.id;

  const unlock = async () => {
    if (person === undefined || passphrase === '' || isBusy) return;
    setIsBusy(true);
    await desk.people.getState().unlock({ person, passphrase });
    setPassphrase('');
    setIsBusy(false);
  };
  return (
    <main className="who-is-there">
      <form
        className="who-is-there__form"
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <h1>{t('people.whoIsThere')}</h1>
        {person === undefined ? null : (
          <Select
            label={t('people.name')}
            value={person}
            choices={names}
            onChange={(id) => {
              setChosen(id);
            }}
          />
        )}
        <PassphraseField label={t('people.passphrase')} value={passphrase} onChange={setPassphrase} isFirst />
        <p className="field__error" role="alert">
          {problem}
        </p>
        <Button kind="main" isDisabled={isBusy || passphrase === ''} onPress={() => void unlock()}>
          {t('people.unlock')}
        </Button>
      </form>
    </main>
  );
}
