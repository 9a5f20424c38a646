import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { inGolden, acceptBaseline, showGolden, revertGolden } from './golden-actions.ts';
import { regressionText } from './golden-labels.ts';
import './golden-strip.css';

/** Stands over every view until somebody has decided what to do about golden questions that got worse. */
export function GoldenStrip() {
  const desk = useDesk();
  const regression = useStore(desk.golden, (state) => state.regression);
  useStore(desk.window, (state) => state.view);
  useStore(desk.library, (state) => state.tab);
  return (
    <div role="status" className="golden-strip">
      {regression === null ? null : (
        <Notice
          tone="doubt"
          actions={
            <>
              {inGolden(desk) ? null : (
                <Button kind="main" keys="Ctrl+Shift+U" onPress={() => showGolden(desk)}>
                  {t('golden.show')}
                </Button>
              )}
              <Button
                keys={inGolden(desk) ? 'Shift+A' : undefined}
                onPress={() => void acceptBaseline(desk, 'all')}
              >
                {t('golden.acceptAll')}
              </Button>
              {regression.canRevert ? (
                <Button keys={inGolden(desk) ? 'U' : undefined} onPress={() => void revertGolden(desk)}>
                  {t('golden.revert')}
                </Button>
              ) : null}
            </>
          }
        >
          {regressionText(regression)}{' '}
          {regression.wayOut === null ? null : (
            <span className="muted">{statementText('golden.wayOut', regression.wayOut)}</span>
          )}
        </Notice>
      )}
    </div>
  );
}
