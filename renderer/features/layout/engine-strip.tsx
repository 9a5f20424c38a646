import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { textOfStrip } from '../../stores/status.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import './engine-strip.css';

/** What does not work in any view, as long as it does not: the engine was given up, or the model did not load. */
export function EngineStrip() {
  const desk = useDesk();
  const { engine, desk: status, restartEngine } = useStore(desk.status);
  const said = textOfStrip({ engine, desk: status });
  return (
    <div role="status">
      {said === null ? null : (
        <div className="engine-strip">
          <Notice
            tone="stop"
            actions={
              engine.state === 'failed' ? (
                <Button onPress={() => void restartEngine()}>
                  {/* One that could not open its library has not stopped: what is in its way is mended first. */}
                  {t(engine.error.reason === 'stopped' ? 'workspace.restartEngine' : 'common.retry')}
                </Button>
              ) : undefined
            }
          >
            {said}
          </Notice>
        </div>
      )}
    </div>
  );
}
