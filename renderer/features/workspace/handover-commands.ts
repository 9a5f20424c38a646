import type { Desk } from '../../desk.ts';
import { focusElement, elementIds } from '../frame/actions.ts';
import { listed, type Command } from '../frame/command.ts';

const workOf = (desk: Desk) =>
  desk.window.getState().view === 'desk' ? desk.workspace.getState().work : null;

/** What can be done with the desk's own proposal, and in the handover. */
export const handoverCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'handover.commands.dismiss',
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
    group: 'reply',
    name: 'workspace.commands.secondLook',
    keys: ['L'],
    isEnabled: (desk) => workOf(desk) !== null && document.getElementById(elementIds.secondLook) !== null,
    run: () => {
      focusElement(elementIds.secondLook);
    },
  },
  listed('reply', 'handover.commands.copy', 'Ctrl+Enter'),
  listed('reply', 'handover.commands.file', 'Ctrl+S'),
  listed('reply', 'handover.commands.mail', 'Ctrl+M'),
];
