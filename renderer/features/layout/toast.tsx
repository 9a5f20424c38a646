import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import './toast.css';

/** Long enough to read a sentence twice. */
const shownMs = 6_000;

/**
 * What was just done, in the line at the foot of the window, where it covers nothing; heard by screen readers. What can be
 * undone, or did not work, stays until it is put away; the rest goes by itself, but not while it is pointed at.
 */
export function Toast() {
  const desk = useDesk();
  const toast = useStore(desk.window, (state) => state.toast);
  const [isRead, setIsRead] = useState(false);
  const stays = toast !== null && (toast.undo !== null || toast.action !== null || toast.tone === 'stop');
  useEffect(() => {
    if (toast === null || stays || isRead) return;
    const timer = setTimeout(desk.window.getState().dismiss, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, stays, isRead, desk]);
  return (
    <div
      className="toast"
      role="status"
      aria-live="polite"
      onPointerEnter={() => setIsRead(true)}
      onPointerLeave={() => setIsRead(false)}
    >
      {toast === null ? null : (
        <p key={toast.number} className={`toast__text toast__text--${toast.tone}`}>
          <span className="toast__words" title={toast.text}>
            {toast.text}
          </span>
          {toast.undo === null ? null : (
            <Button kind="plain" keys="Ctrl+Z" label={t('common.undo')} onPress={desk.window.getState().undo}>
              {t('common.undo')}
            </Button>
          )}
          {toast.action === null ? null : (
            <Button
              kind="plain"
              onPress={() => {
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </Button>
          )}
          {stays ? (
            <Button kind="icon" label={t('common.dismiss')} onPress={desk.window.getState().dismiss}>
              <CloseIcon />
            </Button>
          ) : null}
        </p>
      )}
    </div>
  );
}
