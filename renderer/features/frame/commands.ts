import type { Desk } from '../../desk.ts';
import type { Command } from './command.ts';
import { checkCommands } from '../workspace/check-commands.ts';
import { handOverCommands } from '../workspace/hand-over-commands.ts';
import { voiceCommands } from '../workspace/voice.ts';
import { hasGap } from '../gaps/gap-actions.ts';
import { gapCommands } from '../gaps/gap-commands.ts';
import { goldenCommands } from '../golden/golden-commands.ts';
import { oversightCommands } from '../oversight/oversight-commands.ts';
import { lastMark, undoAnswer } from '../wrong/wrong-actions.ts';
import { wrongCommands } from '../wrong/wrong-commands.ts';
import { reviewCommands } from '../review/review-commands.ts';
import { snippetCommands } from '../snippets/snippet-commands.ts';
import { suggestionsOf } from '../../stores/work.ts';
import { lookAtPack, makePack } from '../packs/pack-actions.ts';
import { newEntry } from '../entries/entries-actions.ts';
import {
  copyReply,
  exportLibrary,
  goTo,
  goToActive,
  moveActive,
  noteGap,
  openActiveSource,
  pickAndImport,
  pickAndWatch,
  places,
  readMessage,
  takeActive,
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
    isPossible: always,
    run: (desk) => desk.window.getState().open({ kind: 'find' }),
  },
  {
    group: 'Everywhere',
    name: 'Desk',
    keys: ['Alt+1'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => desk.window.getState().show('desk'),
  },
  {
    group: 'Everywhere',
    name: 'Library',
    keys: ['Alt+2'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => desk.window.getState().show('library'),
  },
  {
    group: 'Everywhere',
    name: 'Settings',
    keys: ['Ctrl+Comma'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => desk.window.getState().open({ kind: 'settings' }),
  },
  {
    group: 'Everywhere',
    name: 'Queues and rules',
    keys: ['Ctrl+Shift+Q'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => desk.window.getState().open({ kind: 'queues' }),
  },
  {
    group: 'Everywhere',
    name: 'What was learned',
    keys: ['Ctrl+Shift+Y'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => desk.window.getState().open({ kind: 'learned' }),
  },
  {
    group: 'Everywhere',
    name: 'All keys',
    keys: ['?'],
    isPossible: always,
    run: (desk) => desk.window.getState().open({ kind: 'keys' }),
  },
];

const message: readonly Command[] = [
  {
    group: 'Message',
    name: 'Take the message on the clipboard',
    keys: ['Ctrl+V'],
    isPossible: always,
    run: (desk) => void readMessage(desk, 'clipboard', 'from clipboard'),
  },
  {
    group: 'Message',
    name: 'Next message: back to the empty desk',
    keys: ['N'],
    isPossible: hasWork,
    run: (desk) => {
      desk.workspace.getState().clear();
      goTo(places.start);
    },
  },
  {
    group: 'Message',
    name: 'All of a long message, or less of it',
    keys: ['M'],
    isPossible: hasWork,
    run: (desk) => {
      desk.window.getState().toggle('message');
    },
  },
  {
    group: 'Message',
    name: 'Why this mood',
    keys: ['E'],
    isPossible: hasWork,
    run: (desk) => {
      desk.window.getState().toggle('mood');
    },
  },
  {
    group: 'Message',
    name: 'Put the message into another queue',
    keys: ['Q'],
    isPossible: hasWork,
    run: (desk) => desk.window.getState().open({ kind: 'choose-queue' }),
  },
  {
    group: 'Message',
    name: 'Why this queue',
    keys: ['T'],
    isPossible: hasWork,
    run: (desk) => {
      desk.window.getState().toggle('topic');
    },
  },
  {
    group: 'Message',
    name: 'Back to the message before',
    keys: ['B'],
    isPossible: (desk) => onDesk(desk) && desk.workspace.getState().aside !== null,
    run: (desk) => {
      desk.workspace.getState().bringBack();
      goToActive(desk);
    },
  },
];

const answers: readonly Command[] = [
  {
    group: 'Answers',
    name: 'Next question',
    keys: ['J', 'ArrowDown'],
    isPossible: hasActive,
    run: (desk) => {
      moveActive(desk, 1);
    },
  },
  {
    group: 'Answers',
    name: 'Question before',
    keys: ['K', 'ArrowUp'],
    isPossible: hasActive,
    run: (desk) => {
      moveActive(desk, -1);
    },
  },
  ...[1, 2, 3].map((place): Command => ({
    group: 'Answers',
    name: `Take answer ${place}, or leave it again`,
    keys: [String(place)],
    isPossible: hasSuggestion(place - 1),
    run: (desk) => {
      takeActive(desk, place - 1);
    },
  })),
  ...[1, 2, 3].map((place): Command => ({
    group: 'Answers',
    name: `Read the whole source of answer ${place}`,
    keys: [`Shift+${place}`],
    isPossible: hasSuggestion(place - 1),
    run: (desk) => {
      openActiveSource(desk, place - 1);
    },
  })),
  {
    group: 'Answers',
    name: 'Why this answer',
    keys: ['W'],
    isPossible: hasActive,
    run: (desk) => {
      desk.window.getState().toggle('why');
    },
  },
  {
    group: 'Answers',
    name: 'Search by hand',
    keys: ['/'],
    isPossible: hasWork,
    run: (desk) => {
      const number = active(desk)?.question.number ?? 0;
      desk.window.getState().searchIn(number);
      goTo(places.search(number));
    },
  },
  {
    group: 'Answers',
    name: 'Note the question as a gap',
    keys: ['G'],
    isPossible: hasActive,
    run: (desk) => void noteGap(desk),
  },
  {
    group: 'Answers',
    name: 'Leave the question out of the reply, or put it back',
    keys: ['X'],
    isPossible: hasActive,
    run: (desk) => void desk.workspace.getState().leaveOut(work(desk)?.active ?? 0),
  },
];

const reply: readonly Command[] = [
  {
    group: 'Reply',
    name: 'Copy the reply and record it',
    keys: ['Ctrl+Enter'],
    whileTyping: true,
    isPossible: hasWork,
    run: (desk) => void copyReply(desk),
  },
  {
    group: 'Reply',
    name: 'Hand over to a colleague',
    keys: ['Ctrl+E'],
    whileTyping: true,
    isPossible: hasWork,
    run: (desk) => desk.window.getState().open({ kind: 'hand-over' }),
  },
  {
    group: 'Reply',
    name: 'Edit the reply',
    keys: ['R'],
    isPossible: hasWork,
    run: () => {
      goTo(places.reply);
    },
  },
  {
    group: 'Reply',
    name: 'From the reply back to the questions',
    keys: ['Escape'],
    whileTyping: true,
    isPossible: (desk) => hasWork(desk) && document.activeElement?.id === places.reply,
    run: goToActive,
  },
  {
    group: 'Reply',
    name: 'What changed against the suggestion',
    keys: ['D'],
    isPossible: hasWork,
    run: (desk) => {
      desk.window.getState().toggle('changes');
    },
  },
  {
    group: 'Reply',
    name: 'Where each line comes from',
    keys: ['F'],
    isPossible: hasWork,
    run: (desk) => {
      desk.window.getState().toggle('origins');
    },
  },
  {
    group: 'Reply',
    name: 'Undo the last exchange of an answer, or that one was marked wrong',
    keys: ['U'],
    isPossible: (desk) => hasWork(desk) && (work(desk)?.before !== null || lastMark(desk) !== null),
    run: undoAnswer,
  },
];

const library: readonly Command[] = [
  {
    group: 'Library',
    name: 'Add files',
    keys: ['Ctrl+O'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => void pickAndImport(desk, 'files'),
  },
  {
    group: 'Library',
    name: 'Add a folder',
    keys: ['Ctrl+Shift+O'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => void pickAndImport(desk, 'folder'),
  },
  {
    group: 'Library',
    name: 'Watch a folder',
    keys: ['Ctrl+Shift+F'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => void pickAndWatch(desk),
  },
  {
    group: 'Library',
    name: 'Make a pack for a colleague',
    keys: ['Ctrl+Shift+S'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => void makePack(desk),
  },
  {
    group: 'Library',
    name: 'Look at a pack of a colleague',
    keys: ['Ctrl+Shift+L'],
    whileTyping: true,
    isPossible: always,
    run: (desk) => void lookAtPack(desk),
  },
  {
    group: 'Library',
    name: 'Pause the import, or go on with it',
    keys: ['Ctrl+Shift+H'],
    whileTyping: true,
    isPossible: (desk) => desk.status.getState().desk?.importing.running === true,
    run: (desk) =>
      void desk.library.getState().holdImport(desk.status.getState().desk?.importing.paused !== true),
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
    isPossible: always,
    run: (desk) => void exportLibrary(desk, format),
  })),
  {
    group: 'Library',
    name: 'New entry',
    keys: ['N'],
    // There it makes an entry of the gap.
    isPossible: (desk) => inLibrary(desk) && !hasGap(desk),
    run: (desk) => {
      newEntry(desk);
    },
  },
  {
    group: 'Library',
    name: 'Bring back what was just removed',
    keys: ['Ctrl+Z'],
    isPossible: (desk) => desk.window.getState().undoable !== null,
    run: (desk) => {
      desk.window.getState().undo();
    },
  },
  {
    group: 'Library',
    name: 'Filter the table',
    keys: ['/'],
    isPossible: inLibrary,
    run: () => {
      goTo(places.filter);
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
    isPossible: () => false,
    run: () => undefined,
  })),
];

export const commands: readonly Command[] = [
  ...everywhere,
  ...message,
  ...answers,
  ...wrongCommands,
  ...reply,
  ...checkCommands,
  ...handOverCommands,
  ...voiceCommands,
  ...library,
  ...gapCommands,
  ...goldenCommands,
  ...snippetCommands,
  ...reviewCommands,
  ...oversightCommands,
];
