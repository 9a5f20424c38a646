import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useDesk } from '../../desk.ts';
import type { MessageInHand } from '../../stores/active-case.ts';

/**
 * The message that is worked on, with what was chosen for it; null without one. The words of the reply are no part of it, so
 * that nothing but the reply is drawn anew with each key.
 */
export function useMessageInHand(): MessageInHand | null {
  const desk = useDesk();
  return useStore(
    desk.workspace,
    useShallow(({ activeCase }): MessageInHand | null => {
      if (activeCase === null) return null;
      const { source, reading, routing, asked, active, isEscalationDismissed } = activeCase;
      return { source, reading, routing, asked, active, isEscalationDismissed };
    }),
  );
}
