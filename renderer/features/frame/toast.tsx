import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import './toast.css';

/** Long enough to read a sentence twice. */
const shownMs = 6_000;
/** Time to think better of it. */
const undoMs = 12_000;

/** What was just done: seen for a moment at the foot of the window, heard by screen readers. */
export function Toast() {
  const desk = useDesk();
  const toast = useStore(desk.window, (state) => state.toast);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(desk.window.getState().dismiss, toast.undo === null ? shownMs : undoMs);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, desk]);
  return (
    <div className="toast" role="status" aria-live="polite">
      {toast === null ? null : (
        <p key={toast.number} className={`toast__text toast__text--${toast.tone}`}>
          {toast.text}
          {toast.undo === null ? null : (
            <Button kind="plain" keys="Ctrl+Z" label={t('common.undo')} onPress={desk.window.getState().undo}>
              {t('common.undo')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
