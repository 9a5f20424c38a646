import type { Desk } from '../../desk.ts';
import { goTo, places } from '../frame/actions.ts';
import type { Command } from '../frame/command.ts';

const workOf = (desk: Desk) =>
  desk.window.getState().view === 'desk' ? desk.workspace.getState().work : null;

/** What can be done with the desk's own proposal, and in the hand-over. */
export const handOverCommands: readonly Command[] = [
  {
    group: 'Reply',
    name: 'Do not hand this message over although it is proposed',
    keys: ['Shift+E'],
    isPossible: (desk) => {
      const work = workOf(desk);
      return work !== null && work.reading.escalation !== null && !work.isProposalAside;
    },
    run: (desk) => {
      desk.workspace.getState().putProposalAside();
    },
  },
  {
    group: 'Reply',
    name: 'Say who else looked at the reply',
    keys: ['L'],
    isPossible: (desk) => workOf(desk) !== null && document.getElementById(places.secondLook) !== null,
    run: () => {
      goTo(places.secondLook);
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
    isPossible: () => false,
    run: () => undefined,
  })),
];
