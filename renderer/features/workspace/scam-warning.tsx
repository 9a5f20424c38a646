import { useState } from 'react';
import type { ScamWarning as Scam } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { isScam } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { oneColumnQuery } from './layout.ts';
import { useMessageInHand } from './use-message-in-hand.ts';
import '../../ui/notice.css';
import './scam-warning.css';

/** Why a mail looks like a scam, above it. Nothing is drafted until a person says that it is none. */
export function ScamWarning() {
  const activeCase = useMessageInHand();
  const scam = activeCase !== null && isScam(activeCase) ? activeCase.reading.scam : null;
  return (
    <div role="alert">{scam === null ? null : <Warning key={activeCase?.reading.caseId} scam={scam} />}</div>
  );
}

/** Where there is little room, the first reason stands for all until they are asked for. */
function Warning({ scam: { reasons } }: { readonly scam: Scam }) {
  const desk = useDesk();
  const isFolding = useMediaQuery(oneColumnQuery);
  const [isOpen, setIsOpen] = useState(false);
  const showsAll = isOpen || !isFolding;
  return (
    <div className="notice notice--stop scam">
      <div className="notice__text">
        <p className="scam__title">{t('scam.title')}</p>
        <ul className="scam__reasons">
          {(showsAll ? reasons : reasons.slice(0, 1)).map((reason) => (
            <li key={reason.code}>{statementText('why.scam', reason)}</li>
          ))}
        </ul>
        <p className="scam__help">
          {t('scam.help')} {showsAll ? t('scam.unsure') : null}
        </p>
      </div>
      <div className="notice__actions">
        <Button keys="Shift+N" onPress={() => void desk.workspace.getState().dismissScam()}>
          {t('scam.dismiss')}
        </Button>
        {isFolding ? (
          <Button
            kind="plain"
            isExpanded={isOpen}
            onPress={() => {
              setIsOpen(!isOpen);
            }}
          >
            {isOpen ? t('common.showLess') : t('scam.why', { count: reasons.length })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
