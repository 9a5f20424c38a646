import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import { calmingInHand, pickSnippet, putInCalming } from './snippet-actions.ts';

const hasWork = (desk: Desk): boolean =>
  desk.window.getState().view === 'desk' && desk.workspace.getState().work !== null;

/** What can be done with snippets, from everywhere and in a reply. */
export const snippetCommands: readonly Command[] = [
  {
    group: 'Everywhere',
    name: 'Snippets',
    keys: ['Ctrl+Shift+K'],
    whileTyping: true,
    isPossible: () => true,
    run: (desk) => {
      desk.window.getState().open({ kind: 'snippets' });
    },
  },
  {
    group: 'Reply',
    name: 'Put in a snippet',
    keys: ['S'],
    isPossible: hasWork,
    run: pickSnippet,
  },
  {
    group: 'Reply',
    name: 'Put in a snippet at the cursor',
    keys: ['Ctrl+J'],
    whileTyping: true,
    isPossible: hasWork,
    run: pickSnippet,
  },
  {
    group: 'Reply',
    name: 'Put in the calming words that suit the mood',
    keys: ['I'],
    isPossible: (desk) => hasWork(desk) && calmingInHand(desk) !== null,
    run: putInCalming,
  },
  {
    group: 'Reply',
    name: 'A snippet where its short name is typed, with a blank after it',
    keys: [';name'],
    // The reply acts on it itself.
    listedOnly: true,
    isPossible: () => false,
    run: () => undefined,
  },
];
