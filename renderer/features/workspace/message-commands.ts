import { isScam } from '../../stores/active-case.ts';
import { elementIds, focusActiveQuestion, focusElement, readMessage } from '../layout/actions.ts';
import type { Command } from '../layout/command.ts';
import { showsDetails, toggleDetails } from './message-details.ts';
import { always, hasActiveCase, onDesk } from '../layout/conditions.ts';

/** From one message to the next, and what is seen of the one in hand. */
export const messageCommands: readonly Command[] = [
  {
    group: 'message',
    name: 'workspace.commands.readClipboard',
    keys: ['Ctrl+V'],
    reachesOut: true,
    isEnabled: always,
    run: (desk) => void readMessage(desk, 'clipboard', 'from clipboard'),
  },
  {
    group: 'message',
    name: 'workspace.commands.newMessage',
    keys: ['N'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      desk.workspace.getState().clear();
      focusElement(elementIds.start);
    },
  },
  {
    group: 'message',
    name: 'workspace.commands.previousMessage',
    keys: ['B'],
    isEnabled: (desk) => onDesk(desk) && desk.workspace.getState().parked !== null,
    run: (desk) => {
      desk.workspace.getState().restore();
      focusActiveQuestion(desk);
    },
  },
  {
    group: 'message',
    name: 'workspace.commands.expandMessage',
    keys: ['M'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      desk.window.getState().toggleExpanded('message');
    },
  },
  {
    group: 'message',
    name: 'workspace.customer.choose',
    keys: ['C'],
    isEnabled: (desk) =>
      hasActiveCase(desk) && desk.workspace.getState().activeCase?.reading.customer !== null,
    run: (desk) => {
      if (!showsDetails(desk.window.getState().expanded)) toggleDetails(desk);
      focusElement(elementIds.customer);
    },
  },
  {
    group: 'message',
    name: 'scam.dismiss',
    keys: ['Shift+N'],
    isEnabled: (desk) => {
      const { activeCase } = desk.workspace.getState();
      return hasActiveCase(desk) && activeCase !== null && isScam(activeCase);
    },
    run: (desk) => void desk.workspace.getState().dismissScam(),
  },
  {
    group: 'message',
    name: 'workspace.commands.expandDetails',
    keys: ['Shift+M'],
    isEnabled: hasActiveCase,
    run: toggleDetails,
  },
  {
    group: 'message',
    name: 'workspace.commands.whyMood',
    keys: ['E'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      desk.window.getState().toggleExpanded('mood');
    },
  },
];
