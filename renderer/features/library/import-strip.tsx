import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ImportProgress } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { removeSample } from './sample-actions.ts';
import { Allowed } from '../people/allowed.tsx';
import './import-strip.css';

/** How far the import is, or, over the documents, that the sample shop is still among them. */
export function ImportStrip() {
  const desk = useDesk();
  const importing = useStore(desk.status, (state) => state.desk?.importing);
  const hasSample = useStore(desk.status, (state) => state.desk?.sample === true);
  const tab = useStore(desk.library, (state) => state.tab);
  useImportEndToast(importing);
  if (importing?.running === true) return <Progress importing={importing} />;
  if (!hasSample || tab !== 'documents') return null;
  return (
    <Notice
      tone="note"
      actions={
        <Allowed use={['sample.remove']}>
          <Button label={t('library.removeSample')} onPress={() => void removeSample(desk)}>
            {t('common.remove')}
          </Button>
        </Allowed>
      }
    >
      {t('library.hasSample')}
    </Notice>
  );
}

function Progress({ importing }: { readonly importing: ImportProgress }) {
  const desk = useDesk();
  const { filesDone, filesFailed, filesTotal, passages, perSecond, remainingMs, current, paused } = importing;
  const words = t('library.imported', { done: filesDone, count: filesTotal });
  const facts = [
    filesFailed > 0 ? t('common.failed', { count: filesFailed }) : null,
    t('common.passages', { count: passages }),
    perSecond > 0 ? t('library.perSecond', { count: perSecond }) : null,
    remainingMs === null ? null : t('library.timeLeft', { remaining: remainingMs }),
  ];
  return (
    <section className="panel import-strip" aria-label={t('library.import')}>
      <div className="import-strip__text">
        <p>
          <b>{words}</b>
          <span className="muted">{facts.filter((fact) => fact !== null).map((fact) => ` · ${fact}`)}</span>
        </p>
        <p className="import-strip__current muted">
          {paused
            ? t('library.importPaused')
            : current === null
              ? '\u00a0'
              : t('library.readingFile', { name: current })}
        </p>
      </div>
      <Allowed use={['library.pause']}>
        <Button onPress={() => void desk.library.getState().setImportPaused(!paused)}>
          {t(paused ? 'common.resume' : 'common.pause')}
        </Button>
        <Button onPress={() => void desk.library.getState().cancelImport()}>{t('common.cancel')}</Button>
      </Allowed>
      <div className="import-strip__bar">
        <ProgressBar label={t('library.import')} value={filesDone} max={filesTotal} words={words} />
      </div>
    </section>
  );
}

/** Says once how an import ended; the bar is gone by then. */
function useImportEndToast(importing: ImportProgress | undefined): void {
  const desk = useDesk();
  const last = useRef<ImportProgress | undefined>(undefined);
  useEffect(() => {
    if (last.current?.running === true && importing?.running === false) {
      const { filesDone, filesFailed } = importing;
      desk.window
        .getState()
        .notify(
          filesFailed === 0
            ? t('library.importDone', { count: filesDone })
            : t('library.importFailed', { count: filesDone, failed: filesFailed }),
          filesFailed === 0 ? 'done' : 'stop',
        );
    }
    last.current = importing;
  }, [importing, desk]);
}
