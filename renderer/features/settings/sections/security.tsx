import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { VaultWays } from '../../../../preload/contract.ts';
import { useDesk } from '../../../desk.ts';
import { t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { ChoiceSetting, SwitchSetting } from '../../../ui/toggles.tsx';
import { lockNow } from '../../lock/lock.ts';
import { Setting } from '../setting.tsx';
import { NewKeyForm, PassphraseChange, PinForm, RecoveryKeyForm } from './security-forms.tsx';

type Form = 'passphrase' | 'pin' | 'recovery' | 'new key';
const minutes = ['1', '5', '10', '30', '60'] as const;
type LockAfter = (typeof minutes)[number] | 'never';

const hasSlot = ({ slots }: VaultWays, kind: VaultWays['slots'][number]['kind']): boolean =>
  slots.some((slot) => slot.kind === kind);

/** How the open vault opens, and when it locks by itself. Every change counts at once. */
export function Security() {
  const desk = useDesk();
  const ways = useStore(desk.vault, (state) => state.ways);
  const [form, setForm] = useState<Form | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const { load } = desk.vault.getState();
    void load();
    // How far a new key is comes with the status.
    return desk.api.on('desk.changed', () => void load());
  }, [desk]);
  if (ways === null) return null;
  const { change } = desk.vault.getState();
  const done = (said: string | null) => {
    setForm(null);
    if (said !== null) desk.window.getState().notify(said);
  };
  const toggle = (one: Form) => () => setForm(form === one ? null : one);
  const hasPassphrase = hasSlot(ways, 'passphrase');
  const hasPin = hasSlot(ways, 'pin');
  // Each has a passphrase of her own then.
  const hasPeople = hasSlot(ways, 'person');

  return (
    <>
      <LockAfterSetting lockAfter={ways.lockAfterMinutes} />
      {ways.hasKeyStore && !hasPeople ? (
        <SwitchSetting
          label={t('settings.security.byItself')}
          isOn={hasSlot(ways, 'key store')}
          onChange={(on) => void change('vault.setKeyStore', { on }).then(setProblem)}
        />
      ) : null}
      {hasSlot(ways, 'recovery') ? null : (
        <Notice
          tone="note"
          actions={<Button onPress={toggle('recovery')}>{t('settings.security.makeKey')}</Button>}
        >
          {t('settings.security.noRecoveryKey')}
        </Notice>
      )}
      <p className="field__error" role="alert">
        {problem}
      </p>
      {ways.newKey === null ? null : <NewKeyProgress {...ways.newKey} />}
      <div className="settings__row">
        <Button keys="Ctrl+L" onPress={() => void lockNow(desk)}>
          {t('frame.commands.lock')}
        </Button>
        {hasPeople ? null : (
          <Button isExpanded={form === 'passphrase'} onPress={toggle('passphrase')}>
            {t(hasPassphrase ? 'settings.security.changePassphrase' : 'settings.security.setPassphrase')}
          </Button>
        )}
        {ways.hasKeyStore && hasPassphrase ? (
          <Button
            isExpanded={form === 'pin'}
            onPress={() => {
              if (hasPin) void change('vault.setPin', { pin: null }).then(setProblem);
              else toggle('pin')();
            }}
          >
            {t(hasPin ? 'settings.security.removePin' : 'settings.security.setPin')}
          </Button>
        ) : null}
        {hasSlot(ways, 'recovery') ? (
          <Button isExpanded={form === 'recovery'} onPress={toggle('recovery')}>
            {t('settings.security.newRecoveryKey')}
          </Button>
        ) : null}
        {ways.newKey === null ? (
          <Button isExpanded={form === 'new key'} onPress={toggle('new key')}>
            {t('settings.security.newKey')}
          </Button>
        ) : null}
      </div>
      {form === 'new key' ? <NewKeyForm onDone={done} /> : null}
      {form === 'passphrase' ? <PassphraseChange hasOne={hasPassphrase} onDone={done} /> : null}
      {form === 'pin' ? <PinForm tries={ways.pinTriesLeft} onDone={done} /> : null}
      {form === 'recovery' ? <RecoveryKeyForm onDone={done} /> : null}
    </>
  );
}

function NewKeyProgress({ done, total }: NonNullable<VaultWays['newKey']>) {
  const words = t('settings.security.encrypting', { done, total });
  return (
    <div>
      <p className="field__help">{words}</p>
      <ProgressBar label={t('settings.security.newKey')} value={done} max={total} words={words} />
    </div>
  );
}

function LockAfterSetting({ lockAfter }: { readonly lockAfter: number | null }) {
  const desk = useDesk();
  const chosen = useStore(desk.settings, (state) => state.settings?.lock.afterMinutes ?? null);
  // As it follows from how it opens, until somebody chooses.
  const now = chosen === null ? lockAfter : chosen === 0 ? null : chosen;
  const value: LockAfter = now === null ? 'never' : (minutes.find((one) => Number(one) >= now) ?? '60');
  return (
    <Setting place="settings.security.lockAfter">
      {(change) => (
        <ChoiceSetting<LockAfter>
          label={t('settings.security.lockAfter')}
          value={value}
          choices={[
            ...minutes.map((one) => ({
              value: one,
              label: t('settings.security.minutes', { minutes: one }),
            })),
            { value: 'never' as const, label: t('settings.security.never') },
          ]}
          onChange={(one) => change({ lock: { afterMinutes: one === 'never' ? 0 : Number(one) } })}
        />
      )}
    </Setting>
  );
}
