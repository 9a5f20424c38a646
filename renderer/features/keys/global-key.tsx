import { useEffect, useState } from 'react';
import type { CallOutput, Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { KeyRecorder } from './key-recorder.tsx';
import { isGlobalKey } from './rebinding.ts';
import './global-key.css';

type States = CallOutput<'shell.keys'>;
type Kind = Exclude<keyof States, 'isWayland'>;

export const globalKeys = ['hotkey', 'palette'] as const satisfies readonly Kind[];

/** Whether the keys for other programs work; null until the shell has said so. */
export function useGlobalKeys(): States | null {
  const desk = useDesk();
  const [states, setStates] = useState<States | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = () =>
      void desk.api.call('shell.keys', {}).then(
        (now) => {
          if (!isGone) setStates(now);
        },
        () => undefined,
      );
    load();
    const stop = desk.api.on('shell.keysChanged', load);
    return () => {
      isGone = true;
      stop();
    };
  }, [desk]);
  return states;
}

interface GlobalKeyProps {
  readonly kind: Kind;
  readonly keys: Settings['keys'];
  readonly state: States[Kind] | undefined;
  readonly onChange: (keys: Settings['keys']) => void;
}

/** A key that works in other programs. */
export function GlobalKey({ kind, keys, state, onChange }: GlobalKeyProps) {
  const label = t(`keys.global.${kind}`);
  return (
    <div className="global-key">
      <span>{label}</span>
      <span className="global-key__tools">
        <KeyRecorder
          label={label}
          keys={keys[kind] === '' ? null : keys[kind]}
          onRecord={(pressed) => {
            if (!isGlobalKey(pressed)) return t('keys.refusals.global');
            const other = globalKeys.find((one) => one !== kind && keys[one] === pressed);
            if (other !== undefined) return t('keys.refusals.taken', { names: [t(`keys.global.${other}`)] });
            onChange({ ...keys, [kind]: pressed });
            return null;
          }}
        />
        {keys[kind] === '' ? null : (
          <Button kind="plain" onPress={() => onChange({ ...keys, [kind]: '' })}>
            {t('keys.switchOff')}
          </Button>
        )}
      </span>
      {state === 'taken' ? (
        <p role="alert" className="global-key__problem">
          {t('keys.takenElsewhere')}
        </p>
      ) : null}
    </div>
  );
}
