import { useEffect, useState, type ReactNode } from 'react';
import { useDesk } from '../../../desk.ts';
import { t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { minPassphraseLength } from './passphrase.ts';
import './security.css';

interface FormProps {
  /** With a sentence of what is true now, or null where it was given up. */
  readonly onDone: (said: string | null) => void;
}

const minPinLength = 4;

/** Fields with a button that does it, in place. */
function InlineForm({
  children,
  submit,
  label,
  isComplete,
  onCancel,
}: {
  readonly children: ReactNode;
  /** Resolves to a sentence when it did not work. */
  readonly submit: () => Promise<string | null>;
  readonly label: string;
  readonly isComplete: boolean;
  readonly onCancel: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    if (!isComplete || isBusy) return;
    setIsBusy(true);
    setProblem(await submit());
    setIsBusy(false);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {children}
      <p className="field__error" role="alert">
        {problem}
      </p>
      <div className="settings__row">
        <Button kind="main" isDisabled={!isComplete || isBusy} onPress={() => void run()}>
          {label}
        </Button>
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

export function PassphraseChange({ hasOne, onDone }: FormProps & { readonly hasOne: boolean }) {
  const desk = useDesk();
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const submit = async () => {
    if (passphrase.length < minPassphraseLength)
      return t('settings.privacy.tooShort', { min: minPassphraseLength });
    if (passphrase !== again) return t('settings.security.notTheSame');
    const problem = await desk.vault
      .getState()
      .change('vault.setPassphrase', { current: hasOne ? current : null, passphrase });
    if (problem === null) onDone(t('settings.security.passphraseSet'));
    return problem;
  };
  return (
    <InlineForm
      submit={submit}
      label={t(hasOne ? 'settings.security.changePassphrase' : 'settings.security.setPassphrase')}
      isComplete={passphrase !== '' && again !== '' && (!hasOne || current !== '')}
      onCancel={() => onDone(null)}
    >
      {hasOne ? (
        <SecretField
          label={t('settings.security.currentPassphrase')}
          value={current}
          onChange={setCurrent}
          isFirst
        />
      ) : null}
      <SecretField
        label={t('settings.security.newPassphrase')}
        value={passphrase}
        onChange={setPassphrase}
        isFirst={!hasOne}
        help={t('settings.privacy.help')}
      />
      <SecretField label={t('settings.security.again')} value={again} onChange={setAgain} />
    </InlineForm>
  );
}

export function PinForm({ tries, onDone }: FormProps & { readonly tries: number }) {
  const desk = useDesk();
  const [pin, setPin] = useState('');
  const submit = async () => {
    if (pin.length < minPinLength) return t('settings.security.pinTooShort', { min: minPinLength });
    const problem = await desk.vault.getState().change('vault.setPin', { pin });
    if (problem === null) onDone(t('settings.security.pinSet'));
    return problem;
  };
  return (
    <InlineForm
      submit={submit}
      label={t('settings.security.setPin')}
      isComplete={pin !== ''}
      onCancel={() => onDone(null)}
    >
      <SecretField
        label={t('settings.security.pin')}
        value={pin}
        onChange={setPin}
        isFirst
        help={t('settings.security.pinHelp', { tries })}
      />
    </InlineForm>
  );
}

/** Says what a new key is for, before it is made. */
export function NewKeyForm({ onDone }: FormProps) {
  const desk = useDesk();
  const submit = async () => {
    const problem = await desk.vault.getState().change('vault.makeNewKey', {});
    if (problem === null) onDone(t('settings.security.newKeyCounts'));
    return problem;
  };
  return (
    <InlineForm
      submit={submit}
      label={t('settings.security.makeNewKey')}
      isComplete
      onCancel={() => onDone(null)}
    >
      <p>{t('settings.security.newKeyHelp')}</p>
    </InlineForm>
  );
}

/** Shows a new key to be written down, then has it typed once: only then it counts. */
export function RecoveryKeyForm({ onDone }: FormProps) {
  const desk = useDesk();
  const [made, setMade] = useState<{ readonly key: string } | string | null>(null);
  const [isWritten, setIsWritten] = useState(false);
  const [typed, setTyped] = useState('');
  useEffect(() => void desk.vault.getState().makeRecoveryKey().then(setMade), [desk]);
  if (made === null) return null;
  if (typeof made === 'string') return <p className="field__error">{made}</p>;
  if (!isWritten)
    return (
      <InlineForm
        submit={() => {
          setIsWritten(true);
          return Promise.resolve(null);
        }}
        label={t('settings.security.isWritten')}
        isComplete
        onCancel={() => onDone(null)}
      >
        <p className="recovery-key" translate="no">
          {made.key}
        </p>
        <p className="field__help">{t('settings.security.writeDown')}</p>
      </InlineForm>
    );
  return (
    <InlineForm
      key="typed"
      submit={async () => {
        const problem = await desk.vault.getState().change('vault.confirmRecoveryKey', { key: typed });
        if (problem === null) onDone(t('settings.security.recoveryKeySet'));
        return problem;
      }}
      label={t('settings.security.checkKey')}
      isComplete={typed !== ''}
      onCancel={() => setIsWritten(false)}
    >
      <SecretField label={t('settings.security.typeKey')} value={typed} onChange={setTyped} isFirst isShown />
    </InlineForm>
  );
}
