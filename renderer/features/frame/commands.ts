import type { Desk } from '../../desk.ts';
import type { Command } from './command.ts';
import { checkCommands } from '../workspace/check-commands.ts';
import { handOverCommands } from '../workspace/hand-over-commands.ts';
import { voiceCommands } from '../workspace/voice.ts';
import { hasGap } from '../gaps/gap-actions.ts';
import { gapCommands } from '../gaps/gap-commands.ts';
import { goldenCommands } from '../golden/golden-commands.ts';
import { auditCommands } from '../audit/audit-commands.ts';
import { lastFeedback, undoAnswer } from '../negative-feedback/feedback-actions.ts';
import { feedbackCommands } from '../negative-feedback/feedback-commands.ts';
import { reviewCommands } from '../review/review-commands.ts';
import { snippetCommands } from '../snippets/snippet-commands.ts';
import { suggestionsOf } from '../../stores/work.ts';
import { previewPack, exportPack } from '../packs/pack-actions.ts';
import { newEntry } from '../entries/entries-actions.ts';
import {
  copyReply,
  exportLibrary,
  focusElement,
  focusActiveQuestion,
  moveActiveQuestion,
  addGap,
  openActiveSource,
  pickAndImport,
  pickAndWatch,
  elementIds,
  readMessage,
  chooseSuggestion,
} from './actions.ts';

const always = () => true;
const work = (desk: Desk) => desk.workspace.getState().work;
const onDesk = (desk: Desk) => desk.window.getState().view === 'desk';
const hasWork = (desk: Desk) => onDesk(desk) && work(desk) !== null;
const inLibrary = (desk: Desk) => desk.window.getState().view === 'library';
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
    name: 'Settings',
    keys: ['Ctrl+Comma'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'settings' }),
  },
  {
    group: 'Everywhere',
    name: 'Queues and rules',
    keys: ['Ctrl+Shift+Q'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'queues' }),
  },
  {
    group: 'Everywhere',
    name: 'What was learned',
    keys: ['Ctrl+Shift+Y'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => desk.window.getState().open({ kind: 'learned' }),
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

const library: readonly Command[] = [
  {
    group: 'Library',
    name: 'Add files',
    keys: ['Ctrl+O'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void pickAndImport(desk, 'files'),
  },
  {
    group: 'Library',
    name: 'Add a folder',
    keys: ['Ctrl+Shift+O'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void pickAndImport(desk, 'folder'),
  },
  {
    group: 'Library',
    name: 'Watch a folder',
    keys: ['Ctrl+Shift+F'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void pickAndWatch(desk),
  },
  {
    group: 'Library',
    name: 'Make a pack for a colleague',
    keys: ['Ctrl+Shift+S'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void exportPack(desk),
  },
  {
    group: 'Library',
    name: 'Look at a pack of a colleague',
    keys: ['Ctrl+Shift+L'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void previewPack(desk),
  },
  {
    group: 'Library',
    name: 'Pause the import, or go on with it',
    keys: ['Ctrl+Shift+H'],
    whileTyping: true,
    isEnabled: (desk) => desk.status.getState().desk?.importing.running === true,
    run: (desk) =>
      void desk.library.getState().setImportPaused(desk.status.getState().desk?.importing.paused !== true),
  },
  ...(
    [
      ['Markdown', 'markdown', 'Ctrl+Shift+E'],
      ['CSV', 'csv', 'Ctrl+Shift+X'],
      ['JSON', 'json', 'Ctrl+Shift+J'],
    ] as const
  ).map(([name, format, keys]): Command => ({
    group: 'Library',
    name: `Export the library as ${name}`,
    keys: [keys],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => void exportLibrary(desk, format),
  })),
  {
    group: 'Library',
    name: 'New entry',
    keys: ['N'],
    // There it makes an entry of the gap.
    isEnabled: (desk) => inLibrary(desk) && !hasGap(desk),
    run: (desk) => {
      newEntry(desk);
    },
  },
  {
    group: 'Library',
    name: 'Bring back what was just removed',
    keys: ['Ctrl+Z'],
    isEnabled: (desk) => desk.window.getState().undoAction !== null,
    run: (desk) => {
      desk.window.getState().undo();
    },
  },
  {
    group: 'Library',
    name: 'Filter the table',
    keys: ['/'],
    isEnabled: inLibrary,
    run: () => {
      focusElement(elementIds.filter);
    },
  },
  ...(
    [
      ['Preview of files: take them all', 'Enter'],
      ['Preview of files: leave the file out, or take it again', 'Delete'],
      ['Preview of a table: say what a column is, by its first letter', 'Q'],
      ['Open the row', 'Enter'],
      ['How a file was understood; correct the columns of a table', 'C'],
      ['Try a failed file again', 'R'],
      ['Remove the row, or all that are selected', 'Delete'],
      ['Select an entry; with Shift all up to it', 'Space'],
      ['Select entries on the way', 'Shift+ArrowDown'],
      ['Select all entries that match', 'Ctrl+A'],
      ['Change the selected entries: tags, collection, language, review', 'E'],
      ['Open the original of an entry at its place', 'O'],
      ['Save the entry', 'Ctrl+Enter'],
    ] as const
  ).map(([name, keys]): Command => ({
    group: 'Library',
    name,
    keys: [keys],
    // The table acts on these itself: it knows its row.
    listedOnly: true,
    isEnabled: () => false,
    run: () => undefined,
  })),
];

export const commands: readonly Command[] = [
  ...everywhere,
  ...message,
  ...answers,
  ...feedbackCommands,
  ...reply,
  ...checkCommands,
  ...handOverCommands,
  ...voiceCommands,
  ...library,
  ...gapCommands,
  ...goldenCommands,
  ...snippetCommands,
  ...reviewCommands,
  ...auditCommands,
];
