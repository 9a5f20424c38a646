import { copyReply, elementIds, focusActiveQuestion, focusElement } from '../frame/actions.ts';
import type { Command } from '../frame/command.ts';
import { printReply } from './print-reply.ts';
import { hasWork } from '../frame/conditions.ts';
import { lastFeedback, undoAnswer } from '../negative-feedback/feedback-actions.ts';

/** What can be done with the reply. */
export const replyCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'workspace.commands.copyReply',
    keys: ['Ctrl+Enter'],
    whileTyping: true,
    isEnabled: hasWork,
    run: (desk) => void copyReply(desk),
  },
  {
    group: 'reply',
    name: 'workspace.commands.handOver',
    keys: ['Ctrl+E'],
    whileTyping: true,
    isEnabled: hasWork,
    run: (desk) => desk.window.getState().open({ kind: 'handover' }),
  },
  {
    group: 'reply',
    name: 'workspace.commands.editReply',
    keys: ['R'],
    isEnabled: hasWork,
    run: () => {
      focusElement(elementIds.reply);
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.backToQuestions',
    keys: ['Escape'],
    whileTyping: true,
    isEnabled: (desk) => hasWork(desk) && document.activeElement?.id === elementIds.reply,
    run: focusActiveQuestion,
  },
  {
    group: 'reply',
    name: 'workspace.commands.showChanges',
    keys: ['D'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('changes');
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.showSources',
    keys: ['F'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('origins');
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.printReply',
    keys: ['Ctrl+P'],
    whileTyping: true,
    isEnabled: (desk) => hasWork(desk) && desk.workspace.getState().work?.text.trim() !== '',
    run: printReply,
  },
  {
    group: 'reply',
    name: 'workspace.commands.askForDetails',
    keys: ['A'],
    isEnabled: (desk) =>
      hasWork(desk) && (desk.workspace.getState().work?.draft.offers?.asks ?? []).length > 0,
    run: (desk) => void desk.workspace.getState().setAsks(true),
  },
  {
    group: 'reply',
    name: 'workspace.commands.undoAnswer',
    keys: ['U'],
    isEnabled: (desk) => {
      const { work } = desk.workspace.getState();
      return hasWork(desk) && (work?.undoSnapshot !== null || lastFeedback(desk) !== null);
    },
    run: undoAnswer,
  },
];
