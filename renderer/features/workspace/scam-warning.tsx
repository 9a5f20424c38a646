import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { isScam } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import '../../ui/notice.css';
import './scam-warning.css';

/** Why a mail looks like a scam, above it. Nothing is drafted until a person says that it is none. */
export function ScamWarning() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const scam = work !== null && isScam(work) ? work.reading.scam : null;
  return (
    <div role="alert">
      {scam === null ? null : (
        <div className="notice notice--stop scam">
          <div className="notice__text">
            <p className="scam__title">{t('scam.title')}</p>
            <ul className="scam__reasons">
              {scam.reasons.map((reason) => (
                <li key={reason.code}>{statementText('why.scam', reason)}</li>
              ))}
            </ul>
            <p className="scam__help">{t('scam.help')}</p>
          </div>
          <div className="notice__actions">
            <Button keys="Shift+N" onPress={() => void desk.workspace.getState().dismissScam()}>
              {t('scam.dismiss')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
