import { useState } from 'react';
import type { Reading } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import '../../ui/notice.css';
import { oneColumnQuery } from './layout.ts';
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
          <Reasons key={activeCase.reading.caseId} reasons={escalation.reasons} />
        </div>
      )}
    </div>
  );
}

/** Where there is little room, the first one stands for all until they are asked for. */
function Reasons({ reasons }: Pick<NonNullable<Reading['escalation']>, 'reasons'>) {
  const isFolding = useMediaQuery(oneColumnQuery);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="escalation__reasons">
      <ul>
        {(isOpen || !isFolding ? reasons : reasons.slice(0, 1)).map(({ rule, why }) => (
          <li key={rule}>{statementText('why.routing', why)}</li>
        ))}
      </ul>
      {isFolding && reasons.length > 1 ? (
        <Button
          kind="plain"
          isExpanded={isOpen}
          onPress={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? t('common.showLess') : t('handover.reasons', { count: reasons.length })}
        </Button>
      ) : null}
    </div>
  );
}
