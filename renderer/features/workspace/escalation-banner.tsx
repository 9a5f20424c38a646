import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The desk's own proposal to hand the message over, with each reason; it can be dismissed for this message. */
export function EscalationBanner() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const escalation = work?.reading.escalation ?? null;
  return (
    <div role="status">
      {work === null || escalation === null || work.isEscalationDismissed ? null : (
        <Notice
          tone="doubt"
          actions={
            <>
              <Button keys="Ctrl+E" onPress={() => desk.window.getState().open({ kind: 'hand-over' })}>
                {t('handover.title')}
              </Button>
              <Button kind="plain" keys="Shift+E" onPress={desk.workspace.getState().dismissEscalation}>
                {t('common.dismiss')}
              </Button>
            </>
          }
        >
          <b>
            {escalation.to === '' ? t('handover.consider') : t('handover.considerTo', { to: escalation.to })}
          </b>
          <ul>
            {escalation.reasons.map(({ rule, why }) => (
              <li key={rule}>{statementText('why.routing', why)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
