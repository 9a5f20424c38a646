import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import '../../ui/notice.css';
import { useMessageInHand } from './use-message-in-hand.ts';
import './escalation-banner.css';

/** The desk's own proposal to hand the message over, with each reason; it can be dismissed for this message. */
export function EscalationBanner() {
  const desk = useDesk();
  const activeCase = useMessageInHand();
  const escalation = activeCase?.reading.escalation ?? null;
  return (
    <div role="status">
      {activeCase === null || escalation === null || activeCase.isEscalationDismissed ? null : (
        <div className="notice notice--doubt escalation">
          <b className="escalation__title">
            {escalation.to === '' ? t('handover.consider') : t('handover.considerTo', { to: escalation.to })}
          </b>
          <Button keys="Ctrl+E" onPress={() => desk.window.getState().open({ kind: 'handover' })}>
            {t('handover.title')}
          </Button>
          <Button
            kind="icon"
            keys="Shift+E"
            label={t('common.dismiss')}
            onPress={desk.workspace.getState().dismissEscalation}
          >
            <CloseIcon />
          </Button>
          <ul className="escalation__reasons">
            {escalation.reasons.map(({ rule, why }) => (
              <li key={rule}>{statementText('why.routing', why)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
