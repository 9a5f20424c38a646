import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import './name-missing.css';

/** The sign-off would say a name, and there is none. */
const signsWithoutName = ({ signOff, agentName, shopName }: Settings): boolean =>
  /\{(?:agent|shop)\}/.test(signOff) &&
  !(signOff.includes('{agent}') && agentName.trim() !== '') &&
  !(signOff.includes('{shop}') && shopName.trim() !== '');

/** Asks for the name that replies are signed with, until there is one or nobody wants one. */
export function NameMissing() {
  const desk = useDesk();
  const isMissing = useStore(
    desk.settings,
    ({ settings }) => settings !== null && signsWithoutName(settings),
  );
  const isSigned = useStore(
    desk.workspace,
    ({ activeCase }) => activeCase?.draft.pieces.some(({ target }) => target === 'set:signOff') === true,
  );
  const isDismissed = useStore(desk.window, (state) => state.isNameDismissed);
  // What stands against copying comes first.
  const isClear = useStore(desk.checks, ({ findings }) => findings.length === 0);
  if (!isMissing || !isSigned || isDismissed || !isClear) return null;
  return (
    <p className="name-missing">
      <span className="name-missing__words">{t('workspace.nameMissing')}</span>
      <Button
        kind="plain"
        onPress={() =>
          desk.window.getState().open({ kind: 'settings', section: 'replies', setting: 'settings.agentName' })
        }
      >
        {t('workspace.addName')}
      </Button>
      <Button kind="icon" label={t('common.dismiss')} onPress={desk.window.getState().dismissName}>
        <CloseIcon />
      </Button>
    </p>
  );
}
