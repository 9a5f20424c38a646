import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ImportProgress } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { count, plural, approximateDuration } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** How far the import is, or that the sample shop is still there. */
export function ImportStrip() {
  const desk = useDesk();
  const importing = useStore(desk.status, (state) => state.desk?.importing);
  const hasSample = useStore(desk.status, (state) => state.desk?.sample === true);
  useImportEndToast(importing);
  if (importing?.running === true) return <Progress importing={importing} />;
  if (!hasSample) return null;
  return (
    <Notice
      tone="note"
      actions={
        <Button label="Remove the sample shop" onPress={() => void desk.library.getState().removeSample()}>
          Remove it
        </Button>
      }
    >
      The sample shop is in the library.
    </Notice>
  );
}

function Progress({ importing }: { readonly importing: ImportProgress }) {
  const desk = useDesk();
  const { filesDone, filesFailed, filesTotal, passages, perSecond, remainingMs, current, paused } = importing;
  const words = `${count(filesDone)} of ${plural(filesTotal, 'file')}`;
  const facts = [
    filesFailed > 0 ? `${count(filesFailed)} failed` : null,
    plural(passages, 'passage'),
    perSecond > 0 ? `${count(perSecond)} a second` : null,
    remainingMs === null ? null : `${approximateDuration(remainingMs)} left`,
  ];
  return (
    <section className="panel import-strip" aria-label="Import">
      <div className="import-strip__text">
        <p>
          <b>{words}</b>
          <span className="muted">{facts.filter((fact) => fact !== null).map((fact) => ` · ${fact}`)}</span>
        </p>
        <p className="import-strip__current muted">
          {paused ? 'paused' : current === null ? '\u00a0' : `reading ${current}`}
        </p>
      </div>
      <Button onPress={() => void desk.library.getState().setImportPaused(!paused)}>
        {paused ? 'Go on' : 'Pause'}
      </Button>
      <Button onPress={() => void desk.library.getState().cancelImport()}>Cancel</Button>
      <div className="import-strip__bar">
        <ProgressBar label="Import" value={filesDone} max={filesTotal} words={words} />
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
            ? `${plural(filesDone, 'file')} in the library.`
            : `${plural(filesDone, 'file')} read, ${count(filesFailed)} failed: the table says why.`,
          filesFailed === 0 ? 'done' : 'stop',
        );
    }
    last.current = importing;
  }, [importing, desk]);
}
