import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { copyReply } from '../layout/actions.ts';
import { FindingsList } from './findings-list.tsx';
import { placeOf } from '../../stores/active-case.ts';
import { NameMissing } from './name-missing.tsx';
import { SecondLook } from './second-look.tsx';
import './action-bar.css';

/** Always in view: what stands against copying, hand over, copy. */
export function ActionBar() {
  const desk = useDesk();
  const isEmpty = useStore(
    desk.workspace,
    ({ activeCase }) => activeCase === null || activeCase.text.trim() === '',
  );
  const hasActiveCase = useStore(desk.workspace, ({ activeCase }) => activeCase !== null);
  const isCopying = useStore(desk.workspace, (state) => state.isCopying);
  const isWarned = useStore(desk.checks, (state) => state.isWarned);
  const goesToDraft = useStore(
    desk.workspace,
    ({ activeCase }) => activeCase !== null && placeOf(activeCase) === 'draft',
  );
  if (!hasActiveCase) return null;
  const [give, giveAnyway] = goesToDraft
    ? (['workspace.intoDraft', 'workspace.intoDraftAnyway'] as const)
    : (['workspace.commands.copyReply', 'workspace.copyAnyway'] as const);
  return (
    <div className="action-bar" role="group" aria-label={t('workspace.replyActions')}>
      <NameMissing />
      <FindingsList />
      <SecondLook />
      <Button keys="Ctrl+E" onPress={() => desk.window.getState().open({ kind: 'handover' })}>
        {t('handover.title')}
      </Button>
      {goesToDraft ? (
        <Button isDisabled={isCopying} onPress={() => void copyReply(desk, 'clipboard')}>
          {t('workspace.copyInstead')}
        </Button>
      ) : null}
      {/* There is nothing to copy yet: it can be pressed, and says so, but it is not what is to be done. */}
      <Button
        kind={isEmpty ? undefined : 'main'}
        keys="Ctrl+Enter"
        isDisabled={isCopying}
        onPress={() => void copyReply(desk)}
      >
        {t(isWarned ? giveAnyway : give)}
      </Button>
    </div>
  );
}
