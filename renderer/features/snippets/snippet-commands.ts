import { listed, type Command } from '../layout/command.ts';
import { always, hasActiveCase } from '../layout/conditions.ts';
import { activeCalming, pickSnippet, insertCalming } from './snippet-actions.ts';

/** What can be done with snippets, from everywhere and in a reply. */
export const snippetCommands: readonly Command[] = [
  {
    group: 'everywhere',
    name: 'snippets.title',
    needs: ['snippets.save'],
    keys: ['Ctrl+Shift+K'],
    whileTyping: true,
    isEnabled: always,
    run: (desk) => {
      desk.window.getState().open({ kind: 'snippets' });
    },
  },
  {
    group: 'reply',
    name: 'snippets.commands.insert',
    keys: ['S'],
    isEnabled: hasActiveCase,
    run: pickSnippet,
  },
  {
    group: 'reply',
    name: 'snippets.commands.insertAtCursor',
    keys: ['Ctrl+J'],
    whileTyping: true,
    isEnabled: hasActiveCase,
    run: pickSnippet,
  },
  {
    group: 'reply',
    name: 'snippets.commands.insertCalming',
    keys: ['I'],
    isEnabled: (desk) => hasActiveCase(desk) && activeCalming(desk) !== null,
    run: insertCalming,
  },
  listed('reply', 'snippets.commands.expandShortName', ';name'),
];
