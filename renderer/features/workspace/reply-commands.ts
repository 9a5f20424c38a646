import { copyReply, elementIds, focusActiveQuestion, focusElement } from '../layout/actions.ts';
import type { Command } from '../layout/command.ts';
import { printReply } from './print-reply.ts';
import { hasActiveCase } from '../layout/conditions.ts';
import { lastFeedback, undoAnswer } from '../negative-feedback/feedback-actions.ts';

/** What can be done with the reply. */
export const replyCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'workspace.commands.copyReply',
    keys: ['Ctrl+Enter'],
    whileTyping: true,
    reachesOut: true,
    isEnabled: hasActiveCase,
    run: (desk) => void copyReply(desk),
  },
  {
    group: 'reply',
    name: 'workspace.commands.handOver',
    keys: ['Ctrl+E'],
    whileTyping: true,
    isEnabled: hasActiveCase,
    run: (desk) => desk.window.getState().open({ kind: 'handover' }),
  },
  {
    group: 'reply',
    name: 'workspace.commands.editReply',
    keys: ['R'],
    isEnabled: hasActiveCase,
    run: () => {
      focusElement(elementIds.reply);
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.backToQuestions',
    keys: ['Escape'],
    whileTyping: true,
    isEnabled: (desk) => hasActiveCase(desk) && document.activeElement?.id === elementIds.reply,
    run: focusActiveQuestion,
  },
  {
    group: 'reply',
    name: 'workspace.commands.showChanges',
    keys: ['D'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      desk.window.getState().toggleExpanded('changes');
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.showSources',
    keys: ['F'],
    isEnabled: hasActiveCase,
    run: (desk) => {
      desk.window.getState().toggleExpanded('origins');
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.printReply',
    keys: ['Ctrl+P'],
    whileTyping: true,
    reachesOut: true,
    isEnabled: (desk) => hasActiveCase(desk) && desk.workspace.getState().activeCase?.text.trim() !== '',
    run: printReply,
  },
  {
    group: 'reply',
    name: 'workspace.commands.askForDetails',
    keys: ['A'],
    isEnabled: (desk) =>
      hasActiveCase(desk) && (desk.workspace.getState().activeCase?.draft.offers?.asks ?? []).length > 0,
    run: (desk) => void desk.workspace.getState().setAsks(true),
  },
  {
    group: 'reply',
    name: 'workspace.commands.undoAnswer',
    keys: ['U'],
    isEnabled: (desk) => {
      const { activeCase } = desk.workspace.getState();
      return hasActiveCase(desk) && (activeCase?.undoSnapshot !== null || lastFeedback(desk) !== null);
    },
    run: undoAnswer,
  },
];
