import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';

type State = CallOutput<'shell.thunderbird'>;

function helpOf({ state, addOn }: State): string | null {
  if (state === 'not here') return t('settings.beside.thunderbirdNotHere');
  if (state === 'failed') return t('settings.beside.thunderbirdFailed');
  if (state === 'off') return null;
  return addOn === null
    ? t('settings.beside.thunderbirdNotBuilt')
    : t('settings.beside.thunderbirdHow', { file: addOn });
}

/** How the add-on gets into Thunderbird, or why it cannot reach the app. */
export function ThunderbirdHelp() {
  const desk = useDesk();
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = () =>
      void desk.api.call('shell.thunderbird', {}).then(
        (now) => {
          if (!isGone) setState(now);
        },
        () => undefined,
      );
    load();
    const stop = desk.api.on('shell.thunderbirdChanged', load);
    return () => {
      isGone = true;
      stop();
    };
  }, [desk]);
  const help = state === null ? null : helpOf(state);
  return help === null ? null : <p className="field__help">{help}</p>;
}
