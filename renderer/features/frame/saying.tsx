import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';

/** Long enough to read a sentence twice. */
const shownMs = 6_000;
/** Time to think better of it. */
const undoMs = 12_000;

/** What was just done, said once: seen for a moment at the foot of the window, heard by screen readers. */
export function Saying() {
  const desk = useDesk();
  const said = useStore(desk.window, (state) => state.said);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(desk.window.getState().hush, said.undo === null ? shownMs : undoMs);
    return () => {
      clearTimeout(timer);
    };
  }, [said, desk]);
  return (
    <div className="saying" role="status" aria-live="polite">
      {said === null ? null : (
        <p key={said.number} className={`saying__text saying__text--${said.tone}`}>
          {said.text}
          {said.undo === null ? null : (
            <Button kind="plain" keys="Ctrl+Z" label="Undo" onPress={desk.window.getState().undo}>
              Undo
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
