import { useState } from 'react';
import type { Person } from '../../../preload/contract.ts';
import { roles } from '../../../preload/roles.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Select } from '../../ui/select.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import './people.css';

/** As short a passphrase as the desk accepts for a new one. */
export const shortest = 8;
export const roleChoices = () => roles.map((id) => ({ id, name: t(`people.roles.${id}`) }));

/** Somebody new. */
export function PersonForm({
  hasRole = false,
  help,
  submit,
  onSubmit,
}: {
  readonly hasRole?: boolean;
  readonly help: string;
  readonly submit: string;
  readonly onSubmit: (person: Omit<Person, 'id'> & { readonly passphrase: string }) => Promise<boolean>;
}) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Person['role']>('agent');
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const isComplete = name.trim() !== '' && passphrase.length >= shortest;
  const send = async () => {
    if (!isComplete || isBusy) return;
    setIsBusy(true);
    await onSubmit({ name: name.trim(), role, passphrase });
    setIsBusy(false);
  };
  return (
    <form
      className="people__form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="field__help">{help}</p>
      <TextField label={t('people.name')} value={name} onChange={setName} isFirst />
      {hasRole ? (
        <>
          <Select label={t('people.role')} value={role} choices={roleChoices()} onChange={setRole} />
          <p className="field__help">{t(`people.rolesHelp.${role}`)}</p>
        </>
      ) : null}
      <SecretField
        label={t('people.passphraseOfAtLeast', { min: shortest })}
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button isDisabled={!isComplete || isBusy} onPress={() => void send()}>
        {submit}
      </Button>
    </form>
  );
}
