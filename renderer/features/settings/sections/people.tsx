import { useState } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../../../preload/contract.ts';
import { useDesk } from '../../../desk.ts';
import { t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { RemoveButton } from '../../../ui/fields.tsx';
import { Select } from '../../../ui/select.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { PersonForm, roleChoices, shortest } from '../../people/person-form.tsx';
import { Setting } from '../setting.tsx';
import '../../people/people.css';

/** Who works at this desk, and one's own passphrase. */
export function PeopleSection() {
  const desk = useDesk();
  const session = useStore(desk.people, (state) => state.session);
  const people = useStore(desk.people, (state) => state.people);
  const problem = useStore(desk.people, (state) => state.problem);
  if (session === null) return null;
  return (
    <>
      <Setting place="people.add">
        <ul className="people">
          {people.map((person) => (
            <Row key={person.id} person={person} isMe={person.id === session.person?.id} />
          ))}
        </ul>
        <AddPerson />
      </Setting>
      {session.person === null ? null : (
        <Setting place="people.changePassphrase">
          <OwnPassphrase />
        </Setting>
      )}
      {session.person === null ? null : (
        <Setting place="people.stop">
          <WorkAlone />
        </Setting>
      )}
      <p className="field__error" role="alert">
        {problem}
      </p>
    </>
  );
}

/** The way back: the others can unlock nothing any more, so it is asked for with one's own passphrase. */
function WorkAlone() {
  const desk = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const stop = () => passphrase !== '' && void desk.people.getState().stop({ passphrase });
  if (!isOpen)
    return (
      <Button kind="plain" onPress={() => setIsOpen(true)}>
        {t('people.stop')}
      </Button>
    );
  return (
    <form
      className="people__form"
      onSubmit={(event) => {
        event.preventDefault();
        stop();
      }}
    >
      <p className="field__help">{t('people.stopHelp')}</p>
      <SecretField label={t('people.passphraseBefore')} value={passphrase} onChange={setPassphrase} isFirst />
      <Button isDisabled={passphrase === ''} onPress={stop}>
        {t('people.stop')}
      </Button>
    </form>
  );
}

function AddPerson() {
  const desk = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) return <Button onPress={() => setIsOpen(true)}>{t('people.add')}</Button>;
  return (
    <PersonForm
      hasRole
      help={t('people.addHelp')}
      submit={t('people.add')}
      onSubmit={async (person) => {
        const isAdded = await desk.people.getState().add(person);
        if (isAdded) setIsOpen(false);
        return isAdded;
      }}
    />
  );
}

function Row({ person, isMe }: { readonly person: Person; readonly isMe: boolean }) {
  const desk = useDesk();
  const [isResetting, setIsResetting] = useState(false);
  const { change, remove } = desk.people.getState();
  const { id, name, role } = person;
  return (
    <li>
      <div className="person">
        <span className="person__name">{isMe ? t('people.me', { name }) : name}</span>
        <Select
          label={t('people.roleOf', { name })}
          value={role}
          choices={roleChoices()}
          onChange={(next) => void change({ id, role: next })}
        />
        <span className="person__actions">
          {isMe ? null : (
            <>
              <Button
                label={t('people.newPassphraseOf', { name })}
                isExpanded={isResetting}
                onPress={() => setIsResetting(!isResetting)}
              >
                {t('people.newPassphrase')}
              </Button>
              <RemoveButton
                question={t('people.removeQuestion', { name })}
                onRemove={() => void remove({ id })}
              />
            </>
          )}
        </span>
      </div>
      {isResetting ? <NewPassphrase person={person} onDone={() => setIsResetting(false)} /> : null}
    </li>
  );
}

function NewPassphrase({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const desk = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const save = async () => {
    if (await desk.people.getState().resetPassphrase({ id: person.id, passphrase })) onDone();
  };
  return (
    <form
      className="people__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase.length >= shortest) void save();
      }}
    >
      <SecretField
        label={t('people.passphraseOfAtLeast', { min: shortest })}
        value={passphrase}
        onChange={setPassphrase}
        isFirst
      />
      <Button isDisabled={passphrase.length < shortest} onPress={() => void save()}>
        {t('common.save')}
      </Button>
    </form>
  );
}

function OwnPassphrase() {
  const desk = useDesk();
  const [before, setBefore] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const isComplete = before !== '' && passphrase.length >= shortest;
  const save = async () => {
    if (!isComplete || !(await desk.people.getState().changePassphrase({ before, passphrase }))) return;
    setBefore('');
    setPassphrase('');
    desk.window.getState().notify(t('people.passphraseChanged'));
  };
  return (
    <form
      className="people__form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SecretField label={t('people.passphraseBefore')} value={before} onChange={setBefore} />
      <SecretField
        label={t('people.passphraseOfAtLeast', { min: shortest })}
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button isDisabled={!isComplete} onPress={() => void save()}>
        {t('people.changePassphrase')}
      </Button>
    </form>
  );
}
