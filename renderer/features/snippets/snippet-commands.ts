import type { Desk } from '../../desk.ts';
import type { Command } from '../frame/command.ts';
import { activeCalming, pickSnippet, insertCalming } from './snippet-actions.ts';

const hasWork = (desk: Desk): boolean =>
  desk.window.getState().view === 'desk' && desk.workspace.getState().work !== null;

/** What can be done with snippets, from everywhere and in a reply. */
export const snippetCommands: readonly Command[] = [
  {
    group: 'Everywhere',
    name: 'Snippets',
    keys: ['Ctrl+Shift+K'],
    whileTyping: true,
    isEnabled: () => true,
    run: (desk) => {
      desk.window.getState().open({ kind: 'snippets' });
    },
  },
  {
    group: 'Reply',
    name: 'Put in a snippet',
    keys: ['S'],
    isEnabled: hasWork,
    run: pickSnippet,
  },
  {
    group: 'Reply',
    name: 'Put in a snippet at the cursor',
    keys: ['Ctrl+J'],
    whileTyping: true,
    isEnabled: hasWork,
    run: pickSnippet,
  },
  {
    group: 'Reply',
    name: 'Put in the calming words that suit the mood',
    keys: ['I'],
    isEnabled: (desk) => hasWork(desk) && activeCalming(desk) !== null,
    run: insertCalming,
  },
  {
    group: 'Reply',
    name: 'A snippet where its short name is typed, with a blank after it',
    keys: [';name'],
    // The reply acts on it itself.
    listedOnly: true,
    isEnabled: () => false,
    run: () => undefined,
  },
];
