import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { statusText } from '../../stores/status.ts';
import { Toast } from './toast.tsx';
import './status-bar.css';

/** The line at the foot of the window: how the desk is, and what was just done. It is always there, so nothing moves for it. */
export function StatusBar() {
  return (
    // It stays within reach while a dialog is open: what a dialog did is told, and undone, here.
    <footer className="status-bar" data-react-aria-top-layer="true">
      <Status />
      <Toast />
      <p className="status-bar__hint">{t('frame.holdForKeys')}</p>
    </footer>
  );
}

function Status() {
  const desk = useDesk();
  const engine = useStore(desk.status, (state) => state.engine);
  const status = useStore(desk.status, (state) => state.desk);
  const { tone, short } = statusText({ engine, desk: status });
  const importing = status?.importing.running === true ? status.importing : null;
  if (tone === 'ready' && importing !== null)
    // Not a live region: it changes with every file.
    return (
      <p className="status-bar__state">
        <span className="status-bar__dot" aria-hidden="true" />
        {t('frame.importing', { done: importing.filesDone, all: importing.filesTotal })}
      </p>
    );
  return (
    <p className={`status-bar__state status-bar__state--${tone}`} role="status">
      <span className="status-bar__dot" aria-hidden="true" />
      {short}
    </p>
  );
}
