import { useEffect } from 'react';
import type { Desk } from '../../desk.ts';

/** Says once, over whatever the window shows, that the key is lost. */
export function useLostKey(desk: Desk): void {
  useEffect(() => {
    let isSaid = false;
    return desk.status.subscribe(({ desk: status }) => {
      if (isSaid || status?.vault.problem?.isLost !== true || desk.window.getState().dialog !== null) return;
      isSaid = true;
      desk.window.getState().open({ kind: 'lost-key' });
    });
  }, [desk]);
}
