import type { Desk } from '../../desk.ts';
import { focusElement, elementIds } from '../layout/actions.ts';
import { listed, type Command } from '../layout/command.ts';

const activeCaseOf = (desk: Desk) =>
  desk.window.getState().view === 'desk' ? desk.workspace.getState().activeCase : null;

/** What can be done with the desk's own proposal, and in the handover. */
export const handoverCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'handover.commands.dismiss',
    keys: ['Shift+E'],
    isEnabled: (desk) => {
      const activeCase = activeCaseOf(desk);
      return (
        activeCase !== null && activeCase.reading.escalation !== null && !activeCase.isEscalationDismissed
      );
    },
    run: (desk) => {
      desk.workspace.getState().dismissEscalation();
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.secondLook',
    keys: ['L'],
    isEnabled: (desk) =>
      activeCaseOf(desk) !== null && document.getElementById(elementIds.secondLook) !== null,
    run: () => {
      focusElement(elementIds.secondLook);
    },
  },
  listed('reply', 'handover.commands.copy', 'Ctrl+Enter'),
  listed('reply', 'handover.commands.file', 'Ctrl+S'),
  listed('reply', 'handover.commands.mail', 'Ctrl+M'),
];
