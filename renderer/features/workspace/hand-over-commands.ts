import type { Desk } from '../../desk.ts';
import { focusElement, elementIds } from '../frame/actions.ts';
import type { Command } from '../frame/command.ts';

const workOf = (desk: Desk) =>
  desk.window.getState().view === 'desk' ? desk.workspace.getState().work : null;

/** What can be done with the desk's own proposal, and in the hand-over. */
export const handOverCommands: readonly Command[] = [
  {
    group: 'Reply',
    name: 'Do not hand this message over although it is proposed',
    keys: ['Shift+E'],
    isEnabled: (desk) => {
      const work = workOf(desk);
      return work !== null && work.reading.escalation !== null && !work.isEscalationDismissed;
    },
    run: (desk) => {
      desk.workspace.getState().dismissEscalation();
    },
  },
  {
    group: 'Reply',
    name: 'Say who else looked at the reply',
    keys: ['L'],
    isEnabled: (desk) => workOf(desk) !== null && document.getElementById(elementIds.secondLook) !== null,
    run: () => {
      focusElement(elementIds.secondLook);
    },
  },
  ...(
    [
      ['Hand-over: copy it', 'Ctrl+Enter'],
      ['Hand-over: save it as a file', 'Ctrl+S'],
      ['Hand-over: open it as a mail draft', 'Ctrl+M'],
    ] as const
  ).map(([name, keys]): Command => ({
    group: 'Reply',
    name,
    keys: [keys],
    // The dialog acts on these itself.
    listedOnly: true,
    isEnabled: () => false,
    run: () => undefined,
  })),
];
