import type { Desk } from '../../desk.ts';
import type { Command } from './command.ts';
import { checkCommands } from '../workspace/check-commands.ts';
import { handOverCommands } from '../workspace/hand-over-commands.ts';
import { voiceCommands } from '../workspace/voice.ts';
import { entryCommands } from '../entries/entry-commands.ts';
import { gapCommands } from '../gaps/gap-commands.ts';
import { goldenCommands } from '../golden/golden-commands.ts';
import { learnedCommands } from '../learned/learned-commands.ts';
import { libraryCommands } from '../library/library-commands.ts';
import { previewCommands } from '../preview/preview-commands.ts';
import { queueCommands } from '../queues/queue-commands.ts';
import { settingsCommands } from '../settings/settings-commands.ts';
import { auditCommands } from '../audit/audit-commands.ts';
import { lastFeedback, undoAnswer } from '../negative-feedback/feedback-actions.ts';
import { feedbackCommands } from '../negative-feedback/feedback-commands.ts';
import { reviewCommands } from '../review/review-commands.ts';
import { snippetCommands } from '../snippets/snippet-commands.ts';
import { suggestionsOf } from '../../stores/work.ts';
import {
  copyReply,
  focusElement,
  focusActiveQuestion,
  moveActiveQuestion,
  addGap,
  openActiveSource,
  elementIds,
  readMessage,
  chooseSuggestion,
} from './actions.ts';

const always = () => true;
const work = (desk: Desk) => desk.workspace.getState().work;
const onDesk = (desk: Desk) => desk.window.getState().view === 'desk';
const hasWork = (desk: Desk) => onDesk(desk) && work(desk) !== null;
const active = (desk: Desk) => {
  const now = work(desk);
  return now?.asked[now.active];
};
const hasActive = (desk: Desk) => onDesk(desk) && active(desk) !== undefined;
const hasSuggestion = (at: number) => (desk: Desk) => {
  const asked = active(desk);
  return onDesk(desk) && asked !== undefined && suggestionsOf(asked)[at] !== undefined;
};

const everywhere: readonly Command[] = [
  {
    group: 'Everywhere',
    name: 'Find a title, a tag or a command',
    keys: ['Ctrl+K'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'command-palette' }),
  },
  {
    group: 'Everywhere',
    name: 'Desk',
    keys: ['Alt+1'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().show('desk'),
  },
  {
    group: 'Everywhere',
    name: 'Library',
    keys: ['Alt+2'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().show('library'),
  },
  {
    group: 'Everywhere',
    name: 'All keys',
    keys: ['?'],
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'shortcuts' }),
  },
];

const message: readonly Command[] = [
  {
    group: 'Message',
    name: 'Take the message on the clipboard',
    keys: ['Ctrl+V'],
    isEnabled: always,
    run: (desk) => void readMessage(desk, 'clipboard', 'from clipboard'),
  },
  {
    group: 'Message',
    name: 'Next message: back to the empty desk',
    keys: ['N'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.workspace.getState().clear();
      focusElement(elementIds.start);
    },
  },
  {
    group: 'Message',
    name: 'All of a long message, or less of it',
    keys: ['M'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('message');
    },
  },
  {
    group: 'Message',
    name: 'Why this mood',
    keys: ['E'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('mood');
    },
  },
  {
    group: 'Message',
    name: 'Put the message into another queue',
    keys: ['Q'],
    isEnabled: hasWork,
    run: (desk) => desk.window.getState().open({ kind: 'choose-queue' }),
  },
  {
    group: 'Message',
    name: 'Why this queue',
    keys: ['T'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('topic');
    },
  },
  {
    group: 'Message',
    name: 'Back to the message before',
    keys: ['B'],
    isEnabled: (desk) => onDesk(desk) && desk.workspace.getState().parked !== null,
    run: (desk) => {
      desk.workspace.getState().restore();
      focusActiveQuestion(desk);
    },
  },
];

const answers: readonly Command[] = [
  {
    group: 'Answers',
    name: 'Next question',
    keys: ['J', 'ArrowDown'],
    isEnabled: hasActive,
    run: (desk) => {
      moveActiveQuestion(desk, 1);
    },
  },
  {
    group: 'Answers',
    name: 'Question before',
    keys: ['K', 'ArrowUp'],
    isEnabled: hasActive,
    run: (desk) => {
      moveActiveQuestion(desk, -1);
    },
  },
  ...[1, 2, 3].map((place): Command => ({
    group: 'Answers',
    name: `Take answer ${place}, or leave it again`,
    keys: [String(place)],
    isEnabled: hasSuggestion(place - 1),
    run: (desk) => {
      chooseSuggestion(desk, place - 1);
    },
  })),
  ...[1, 2, 3].map((place): Command => ({
    group: 'Answers',
    name: `Read the whole source of answer ${place}`,
    keys: [`Shift+${place}`],
    isEnabled: hasSuggestion(place - 1),
    run: (desk) => {
      openActiveSource(desk, place - 1);
    },
  })),
  {
    group: 'Answers',
    name: 'Why this answer',
    keys: ['W'],
    isEnabled: hasActive,
    run: (desk) => {
      desk.window.getState().toggleExpanded('why');
    },
  },
  {
    group: 'Answers',
    name: 'Search by hand',
    keys: ['/'],
    isEnabled: hasWork,
    run: (desk) => {
      const number = active(desk)?.question.number ?? 0;
      desk.window.getState().setSearchingQuestion(number);
      focusElement(elementIds.search(number));
    },
  },
  {
    group: 'Answers',
    name: 'Note the question as a gap',
    keys: ['G'],
    isEnabled: hasActive,
    run: (desk) => void addGap(desk),
  },
  {
    group: 'Answers',
    name: 'Leave the question out of the reply, or put it back',
    keys: ['X'],
    isEnabled: hasActive,
    run: (desk) => void desk.workspace.getState().toggleLeftOut(work(desk)?.active ?? 0),
  },
];

const reply: readonly Command[] = [
  {
    group: 'Reply',
    name: 'Copy the reply and record it',
    keys: ['Ctrl+Enter'],
    whileTyping: true,
    isEnabled: hasWork,
    run: (desk) => void copyReply(desk),
  },
  {
    group: 'Reply',
    name: 'Hand over to a colleague',
    keys: ['Ctrl+E'],
    whileTyping: true,
    isEnabled: hasWork,
    run: (desk) => desk.window.getState().open({ kind: 'hand-over' }),
  },
  {
    group: 'Reply',
    name: 'Edit the reply',
    keys: ['R'],
    isEnabled: hasWork,
    run: () => {
      focusElement(elementIds.reply);
    },
  },
  {
    group: 'Reply',
    name: 'From the reply back to the questions',
    keys: ['Escape'],
    whileTyping: true,
    isEnabled: (desk) => hasWork(desk) && document.activeElement?.id === elementIds.reply,
    run: focusActiveQuestion,
  },
  {
    group: 'Reply',
    name: 'What changed against the suggestion',
    keys: ['D'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('changes');
    },
  },
  {
    group: 'Reply',
    name: 'Where each line comes from',
    keys: ['F'],
    isEnabled: hasWork,
    run: (desk) => {
      desk.window.getState().toggleExpanded('origins');
    },
  },
  {
    group: 'Reply',
    name: 'Undo the last exchange of an answer, or that one was marked wrong',
    keys: ['U'],
    isEnabled: (desk) => hasWork(desk) && (work(desk)?.undoSnapshot !== null || lastFeedback(desk) !== null),
    run: undoAnswer,
  },
];

export const commands: readonly Command[] = [
  ...everywhere,
  ...settingsCommands,
  ...queueCommands,
  ...learnedCommands,
  ...message,
  ...answers,
  ...feedbackCommands,
  ...reply,
  ...checkCommands,
  ...handOverCommands,
  ...voiceCommands,
  ...libraryCommands,
  ...entryCommands,
  ...previewCommands,
  ...gapCommands,
  ...goldenCommands,
  ...snippetCommands,
  ...reviewCommands,
  ...auditCommands,
];
