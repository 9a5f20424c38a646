import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { ChoiceSetting } from '../../ui/toggles.tsx';
import { isListLost, unlockMethods, type Way } from './unlock-methods.ts';
import './locked-view.css';

/** All that is seen while the desk is locked: that it is, and what opens it. */
export function LockedView() {
  const desk = useDesk();
  const ways = useStore(desk.vault, (state) => state.ways);
  const [chosen, setChosen] = useState<Way | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const names = useStore(desk.vault, (state) => state.names);
  const [who, setWho] = useState<string | null>(null);
  useEffect(() => void desk.vault.getState().load(), [desk]);
  if (ways === null) return <div className="locked" />;

  const possible = unlockMethods(ways, names);
  const way = chosen !== null && possible.includes(chosen) ? chosen : possible[0];
  if (way === undefined) return <div className="locked" />;

  const person = who ?? names[0]?.id ?? '';
  const unlockBy = (): Promise<string | null> => {
    const { unlock: byPassphrase, unlockAs, open } = desk.vault.getState();
    switch (way) {
      case 'person':
        return unlockAs(person, typed);
      case 'passphrase':
        return byPassphrase(typed);
      case 'pin':
        return open({ by: way, pin: typed });
      case 'recovery':
        return open({ by: way, key: typed });
      case 'key store':
        return open({ by: way });
    }
  };
  const unlock = async () => {
    setIsBusy(true);
    const said = await unlockBy();
    // Opened, it stays as it is until the shell has loaded the window anew.
    if (said === null) return;
    setIsBusy(false);
    setProblem(said);
    if (way !== 'recovery') setTyped('');
  };
  const isTyped = way !== 'key store';

  return (
    <main className="locked">
      <form
        className="locked__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && (typed !== '' || !isTyped)) void unlock();
        }}
      >
        <h1 className="locked__title">
          <LockIcon /> {t('lock.title')}
        </h1>
        {isListLost(ways, names) ? <p>{t('lock.listLost')}</p> : null}
        {way === 'person' && names.length > 1 ? (
          <ChoiceSetting
            label={t('lock.who')}
            value={person}
            choices={names.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setWho}
          />
        ) : null}
        {isTyped ? (
          <SecretField
            key={way}
            label={t(`lock.fields.${way}`)}
            value={typed}
            onChange={setTyped}
            isFirst
            isShown={way === 'recovery'}
          />
        ) : (
          <p>{t('lock.keyStoreHelp')}</p>
        )}
        <p className="field__error" role="alert">
          {problem}
        </p>
        <Button kind="main" isDisabled={isBusy || (isTyped && typed === '')} onPress={() => void unlock()}>
          {t('lock.unlock')}
        </Button>
        {possible
          .filter((other) => other !== way)
          .map((other) => (
            <Button
              key={other}
              kind="plain"
              onPress={() => {
                setChosen(other);
                setTyped('');
                setProblem(null);
              }}
            >
              {t(`lock.instead.${other}`)}
            </Button>
          ))}
      </form>
    </main>
  );
}
